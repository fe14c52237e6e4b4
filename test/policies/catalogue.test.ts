import { readdirSync } from "node:fs";
import { expect } from "chai";
import { InstanceFacts } from "../../core/inventory.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { caseClock, clearInstance } from "./support/clear-instance.ts";

const folder = new URL("../../policies/rules/", import.meta.url);

/** Sites whose pages a rule may point at. */
const allowedHosts = ["help.aliyun.com", "www.alibabacloud.com"];

describe("policies/rules", () => {
  it("lists exactly the rules that have a file, under the id that the file's path gives", () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: subject }) =>
        readdirSync(new URL(`${subject}/`, folder))
          .filter((file) => file.endsWith(".ts") && !file.endsWith(".cases.ts"))
          .map((file) => `${subject}-${file.replace(/\.ts$/, "")}`),
      );

    expect(rules.map(({ id }) => id)).to.have.members(files);
  });

  it("has no id twice", () => {
    const ids = rules.map(({ id }) => id);

    expect(ids).to.deep.equal([...new Set(ids)]);
  });

  for (const rule of rules)
    describe(rule.id, () => {
      holdsForOne(rule);
    });
});

function holdsForOne(rule: Rule): void {
  const texts = [rule.title, rule.remedy, ...(rule.undo === undefined ? [] : [rule.undo])];

  it("shows a pass, a fail and an unknown", () => {
    expect(new Set(rule.cases.map((row) => row.expect))).to.have.all.keys(
      "pass",
      "fail",
      "unknown",
    );
  });

  it("has no case twice", () => {
    const rows = rule.cases.map(({ given, now }) => JSON.stringify([given, now]));

    expect(rows).to.deep.equal([...new Set(rows)]);
  });

  it("has only cases that an inventory can hold", () => {
    for (const { given } of rule.cases) {
      expect(InstanceFacts.parse({ ...clearInstance, ...given })).to.deep.equal({
        ...clearInstance,
        ...given,
      });
    }
  });

  it("passes the clear instance", () => {
    expect(rule.check({ instance: clearInstance, now: new Date(caseClock) })).to.deep.equal({
      outcome: "pass",
    });
  });

  it("reads the facts that it names as evidence, and answers unknown without any one of them", () => {
    for (const path of rule.evidence) {
      const [, fact = ""] = /^instance\.(\w+)$/.exec(path) ?? [];
      expect(InstanceFacts.shape, path).to.have.property(fact);

      const instance = { ...clearInstance, [fact]: { unknown: "denied" } };
      const verdict = rule.check({ instance, now: new Date(caseClock) });

      expect(verdict, path).to.include({ outcome: "unknown", path, reason: "denied" });
    }
  });

  it("reads no fact that it does not name as evidence", () => {
    const others = Object.keys(InstanceFacts.shape).filter(
      (fact) => !["id", ...named(rule)].includes(fact),
    );
    const blind = Object.fromEntries(others.map((fact) => [fact, { unknown: "denied" }]));

    for (const { name, given, now, expect: outcome } of rule.cases) {
      const instance = { ...clearInstance, ...given, ...blind };
      expect(rule.check({ instance, now: new Date(now ?? caseClock) }).outcome, name).to.equal(
        outcome,
      );
    }
  });

  it("points its evidence at facts that the case holds", () => {
    for (const { given, now } of rule.cases) {
      const instance = { ...clearInstance, ...given };
      const verdict = rule.check({ instance, now: new Date(now ?? caseClock) });
      const paths = verdict.outcome === "fail" ? verdict.evidence.map(({ path }) => path) : [];
      for (const path of paths) expect({ instance }).to.have.nested.property(path);
    }
  });

  it("speaks Chinese and English", () => {
    for (const { zh, en } of texts) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(en).to.match(/^[\x20-\x7E]+$/);
    }
  });

  it("says by its texts in both languages the same commands and slots", () => {
    for (const { zh, en } of texts) expect(commandsOf(zh)).to.deep.equal(commandsOf(en));
  });

  it("quotes the guide and links to the vendor's documentation", () => {
    expect(rule.source.ref).to.match(/^R\d+\.\d+/);
    expect(rule.source.quote).to.match(/\p{Script=Han}/u);
    expect(allowedHosts).to.include(new URL(rule.url).host);
  });
}

function named(rule: Rule): string[] {
  return rule.evidence.map((path) => path.replace("instance.", ""));
}

function commandsOf(text: string): string[] {
  return [...text.matchAll(/aliyun [a-z]+ \w+|<(?:instance|region)>|--[A-Za-z.0-9]+/g)].map(
    ([command]) => command,
  );
}
