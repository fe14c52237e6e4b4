import { expect } from "chai";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { judge, judgeAccounts } from "../../../core/rules/judge.ts";
import { bySubject } from "../../../core/rules/subject-report.ts";
import { rules } from "../../../policies/rules/index.ts";

const clear = clearCase(rules);
const findingsOf = (id: string) =>
  judge(rules, {
    ...clear,
    instance: {
      ...clear.instance,
      id,
      createdAt: "2026-05-30T00:00:00Z",
      expiresAt: "2026-07-01T00:00:00Z",
    },
  });

describe("core/rules/subject-report", () => {
  it("has every finding once, subject by subject, in the order in which they first appear", () => {
    const pair = judgeAccounts(rules, clear);
    const [one, two] = [findingsOf("i-1"), findingsOf("i-2")];
    const half = Math.floor(one.length / 2);

    const reports = bySubject(
      [...pair, ...one.slice(0, half), ...two, ...one.slice(half)],
      new Map(),
    );

    expect(reports.map(({ subject }) => subject.id)).to.deep.equal([
      "1404423000000010 → 1755000000000020",
      "i-1",
      "i-2",
    ]);
    expect(reports.map(({ findings }) => findings)).to.deep.equal([pair, one, two]);
  });

  it("gives an instance its window, and an open one to the accounts and to whoever has none", () => {
    const findings = [...judgeAccounts(rules, clear), ...findingsOf("i-1"), ...findingsOf("i-2")];
    const window = { eligibleFrom: new Date("2026-06-04T00:00:00Z") };

    const reports = bySubject(findings, new Map([["i-2", window]]));

    expect(reports.map((one) => one.window)).to.deep.equal([{}, {}, window]);
  });

  it("has nothing to say of nothing", () => {
    expect(bySubject([], new Map())).to.deep.equal([]);
  });
});
