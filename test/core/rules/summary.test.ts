import { expect } from "chai";
import fc from "fast-check";
import type { Finding } from "../../../core/rules/finding.ts";
import type { Severity, Verdict } from "../../../core/rules/rule.ts";
import { summarise } from "../../../core/rules/summary.ts";
import { stages } from "../../../core/stage.ts";
import type { Stage } from "../../../core/stage.ts";

function found(outcome: Verdict["outcome"], severity: Severity, dueBy: Stage): Finding {
  const verdicts = {
    pass: { outcome: "pass" },
    fail: { outcome: "fail", evidence: [] },
    unknown: { outcome: "unknown", path: "instance.status", reason: "denied" },
  } as const;
  return {
    rule: {
      id: "instance-made-up",
      title: { zh: "", en: "" },
      severity,
      outlet: "fix",
      phase: "stop",
      remedy: { zh: "", en: "" },
      source: { ref: "", quote: "" },
      url: "https://help.aliyun.com/",
    },
    subject: { about: "instance", id: "i-1", name: null, region: null },
    verdict: verdicts[outcome],
    dueBy,
    outlet: "fix",
    waiver: null,
  };
}

const finding = fc
  .tuple(
    fc.constantFrom("pass" as const, "fail" as const, "unknown" as const),
    fc.constantFrom("blocker" as const, "warning" as const, "note" as const),
    fc.constantFrom(...stages),
  )
  .map(([outcome, severity, dueBy]) => found(outcome, severity, dueBy));

describe("core/rules/summary", () => {
  const blocker = found("fail", "blocker", "submit");
  const open = found("unknown", "blocker", "submit");
  const rows: { name: string; findings: Finding[]; stage: Stage; exitCode: number }[] = [
    { name: "nothing at all", findings: [], stage: "submit", exitCode: 0 },
    {
      name: "a pass",
      findings: [found("pass", "blocker", "submit")],
      stage: "submit",
      exitCode: 0,
    },
    { name: "a blocker at its stage", findings: [blocker], stage: "submit", exitCode: 1 },
    { name: "a blocker of an earlier stage", findings: [blocker], stage: "confirm", exitCode: 1 },
    { name: "a blocker of a later stage", findings: [blocker], stage: "land", exitCode: 0 },
    { name: "an unknown at its stage", findings: [open], stage: "submit", exitCode: 2 },
    { name: "an unknown of a later stage", findings: [open], stage: "land", exitCode: 0 },
    {
      name: "a blocker beside an unknown",
      findings: [open, blocker],
      stage: "submit",
      exitCode: 1,
    },
    {
      name: "a later blocker beside an unknown that is due",
      findings: [found("fail", "blocker", "confirm"), open],
      stage: "submit",
      exitCode: 2,
    },
    {
      name: "a warning",
      findings: [found("fail", "warning", "plan")],
      stage: "submit",
      exitCode: 0,
    },
    {
      name: "an unknown warning",
      findings: [found("unknown", "warning", "plan")],
      stage: "submit",
      exitCode: 0,
    },
    { name: "a note", findings: [found("fail", "note", "plan")], stage: "submit", exitCode: 0 },
  ];
  for (const { name, findings, stage, exitCode } of rows) {
    it(`ends with ${exitCode} at ${stage} for ${name}`, () => {
      expect(summarise(findings, stage).exitCode).to.equal(exitCode);
    });
  }

  it("counts every finding in exactly one place", () => {
    fc.assert(
      fc.property(fc.array(finding), fc.constantFrom(...stages), (findings, stage) => {
        const { instances, exitCode, stage: at, ...counts } = summarise(findings, stage);

        expect(at).to.equal(stage);
        expect(instances).to.equal(findings.length === 0 ? 0 : 1);
        expect([0, 1, 2]).to.include(exitCode);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).to.equal(
          findings.length,
        );
      }),
    );
  });

  it("counts findings by what they mean for the stage", () => {
    const waiver = { reason: "", owner: "", until: "2026-06-30" };
    const advice = [
      found("fail", "warning", "submit"),
      { ...found("fail", "warning", "submit"), waiver },
      found("fail", "note", "submit"),
      found("unknown", "warning", "submit"),
      found("unknown", "note", "submit"),
      found("pass", "note", "submit"),
    ];
    const blockers = (["fail", "unknown"] as const).flatMap((outcome) => [
      found(outcome, "blocker", "submit"),
      found(outcome, "blocker", "confirm"),
    ]);

    expect(summarise([...advice, ...blockers], "submit")).to.deep.equal({
      stage: "submit",
      instances: 1,
      blockers: 1,
      blockersLater: 1,
      undecided: 1,
      undecidedLater: 1,
      warnings: 1,
      waived: 1,
      notes: 1,
      undecidedAdvice: 2,
      passed: 1,
      exitCode: 1,
    });
  });

  it("counts each instance once, and neither accounts nor waivers", () => {
    const about = (kind: Finding["subject"]["about"], id: string): Finding => ({
      ...found("pass", "blocker", "plan"),
      subject: { about: kind, id, name: null, region: null },
    });

    const { instances } = summarise(
      [
        about("accounts", "1 → 2"),
        about("instance", "i-1"),
        about("instance", "i-2"),
        about("instance", "i-1"),
        about("manifest", "waivers[0]"),
      ],
      "submit",
    );

    expect(instances).to.equal(2);
  });

  it("never becomes better at a later stage, nor by another finding", () => {
    const badness = (code: number) => [0, 2, 1].indexOf(code);
    fc.assert(
      fc.property(fc.array(finding), finding, fc.nat(stages.length - 2), (findings, more, at) => {
        const [stage, later] = stages.slice(at, at + 2) as [Stage, Stage];
        const code = badness(summarise(findings, stage).exitCode);

        expect(badness(summarise(findings, later).exitCode)).to.be.at.least(code);
        expect(badness(summarise([...findings, more], stage).exitCode)).to.be.at.least(code);
      }),
    );
  });
});
