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

    const reports = bySubject([...pair, ...one.slice(0, half), ...two, ...one.slice(half)]);

    expect(reports.map(({ subject }) => subject.id)).to.deep.equal([
      "1404423000000010 → 1755000000000020",
      "i-1",
      "i-2",
    ]);
    expect(reports.map(({ findings }) => findings)).to.deep.equal([pair, one, two]);
  });

  it("gives an instance the window that all of its rules leave, and the accounts an open one", () => {
    const reports = bySubject([...judgeAccounts(rules, clear), ...findingsOf("i-1")]);

    expect(reports.map(({ window }) => window)).to.deep.equal([
      {},
      {
        eligibleFrom: new Date("2026-06-04T00:00:00Z"),
        eligibleUntil: new Date("2026-06-28T00:00:00Z"),
      },
    ]);
  });

  it("has nothing to say of nothing", () => {
    expect(bySubject([])).to.deep.equal([]);
  });
});
