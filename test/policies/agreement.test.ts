import { expect } from "chai";
import fc from "fast-check";
import { anyCase } from "./support/generated-case.ts";
import { levels, startPack } from "./support/pack-process.ts";
import type { PackProcess } from "./support/pack-process.ts";
import { caseClock } from "../../core/rules/clear-case.ts";
import { judge, judgeAccounts } from "../../core/rules/judge.ts";
import { sourceInstanceType, transferAccountsType } from "../../policies/facts/carried.ts";
import { rules } from "../../policies/rules/index.ts";

/** The same two hundred on every run: what fails here can be looked at again. */
const cases = fc.sample(anyCase, { numRuns: 200, seed: 20260601 });

describe("policies and check, on 200 generated instances", () => {
  let pack: PackProcess;

  before(async () => {
    pack = await startPack();
    await pack.configure({
      "ecs-transfer": {
        level: levels.advisory,
        properties: { now: caseClock, stage: "confirm", lang: "en" },
      },
    });
  });
  after(async () => {
    await pack.stop();
  });

  it("agree on every rule of every instance: what fails, and what has no verdict", async () => {
    for (const [index, { now: _now, ...known }] of cases.entries()) {
      const findings = judge(rules, { ...known, now: new Date(caseClock) });

      const told = await pack.analyze({
        type: sourceInstanceType,
        name: `web-${String(index)}`,
        props: known,
      });

      expect(verdictsOf(told.diagnostics), `case ${String(index)}`).to.deep.equal(
        expected(findings),
      );
    }
  });

  it("agree on every rule of every pair of accounts", async () => {
    for (const [index, given] of cases.entries()) {
      const { source, target, attested } = given;
      const pair = { source, target, attested, now: new Date(caseClock) };
      const told = await pack.analyze({
        type: transferAccountsType,
        name: `pair-${String(index)}`,
        props: { source, target, attested },
      });

      expect(verdictsOf(told.diagnostics), `case ${String(index)}`).to.deep.equal(
        expected(judgeAccounts(rules, pair)),
      );
    }
  });
});

/** Ids of the rules that failed, and of those that the one line about the others names. */
function verdictsOf(diagnostics: readonly { policy: string; message: string }[]) {
  const ids = new Set<string>(rules.map(({ id }) => id));
  return {
    failed: diagnostics
      .map(({ policy }) => policy)
      .filter((policy) => ids.has(policy))
      .toSorted(),
    open: diagnostics
      .filter(({ policy }) => policy === "ecs-transfer")
      .flatMap(({ message }) => message.split("\n").slice(1))
      .flatMap((line) => line.slice(line.lastIndexOf(": ") + 2).split(", "))
      .filter((id) => ids.has(id))
      .toSorted(),
  };
}

function expected(findings: ReturnType<typeof judge>) {
  const of = (outcome: string) =>
    findings
      .filter(({ verdict, dueBy }) => verdict.outcome === outcome && dueBy !== "after")
      .map(({ rule }) => rule.id)
      .toSorted();
  const failedAfter = findings
    .filter(({ verdict, dueBy }) => verdict.outcome === "fail" && dueBy === "after")
    .map(({ rule }) => rule.id);
  return { failed: [...of("fail"), ...failedAfter].toSorted(), open: of("unknown") };
}
