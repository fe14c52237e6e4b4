import { expect } from "chai";
import fc from "fast-check";
import { clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { stages } from "../../core/stage.ts";
import { rules } from "../../policies/rules/index.ts";
import { jsonReport as pieces } from "../../reports/json.ts";
import type { Report } from "../../reports/report.ts";
import type { CheckReport } from "../../reports/schema/check-report.ts";
import { schemaErrors } from "../support/json-schema.ts";
import { sampleFleet, sampleReport, sampleWaivers, sampleWaves } from "./support/report.ts";
import { obeyed, wildText } from "./support/wild-text.ts";

function jsonReport(...of: Parameters<typeof pieces>): string {
  return [...pieces(...of)].join("");
}

const errorsOf = schemaErrors("check-report");

function read(report: Report): CheckReport {
  return JSON.parse(jsonReport(report)) as CheckReport;
}

describe("reports/json", () => {
  const report = sampleReport();
  const written = read(report);
  const findingOf = (id: string, rule: string) =>
    written.findings.find((one) => one.subject.id === id && one.rule === rule);

  it("lists every verdict once: what passed by its subject, all else as a finding, in the report's order", () => {
    const verdicts = (outcome: string) =>
      report.findings
        .filter(({ verdict }) => verdict.outcome === outcome)
        .map(({ subject, rule }) => `${subject.about} ${subject.id} ${rule.id}`);
    const findings = (outcome: string) =>
      written.findings
        .filter((one) => one.outcome === outcome)
        .map(({ subject, rule }) => `${subject.about} ${subject.id} ${rule}`);
    const passed = written.subjects.flatMap((subject) =>
      subject.passed.map((rule) => `${subject.about} ${subject.id} ${rule}`),
    );

    expect(passed).to.deep.equal(verdicts("pass")).and.to.have.length(written.summary.passed);
    expect(findings("fail")).to.deep.equal(verdicts("fail")).and.not.to.be.empty;
    expect(findings("unknown")).to.deep.equal(verdicts("unknown")).and.not.to.be.empty;
  });

  it("says what was judged, when, and what it comes to", () => {
    expect(written).to.deep.include({
      version: 1,
      account: "1404423000000010",
      targetAccount: "1755000000000020",
      region: "cn-hangzhou",
      takenAt: "2026-05-31T00:00:00Z",
      now: "2026-06-01T00:00:00.000Z",
      summary: report.summary,
    });
    expect(
      read({ ...report, head: { ...report.head, targetAccount: null } }).targetAccount,
    ).to.equal(null);
  });

  it("gives a failure its evidence, its instant, and its commands with the instance's own id", () => {
    expect(findingOf("i-bp1blocked", "instance-age")).to.deep.include({
      outcome: "fail",
      severity: "blocker",
      dueBy: "submit",
      outlet: "wait",
      evidence: [
        {
          path: "instance.createdAt",
          expected: "<= 2026-05-27T00:00:00.000Z",
          actual: "2026-05-30T00:00:00Z",
        },
      ],
      passesFrom: "2026-06-04T00:00:00.000Z",
      waiver: null,
    });
    const stop = JSON.stringify(findingOf("i-bp1blocked", "instance-not-stopped"));
    expect(stop).to.match(
      /"remedy":.*StopInstances --RegionId cn-hangzhou --InstanceId\.1 i-bp1bl/,
    );
    expect(stop).to.match(
      /"undo":.*StartInstance --RegionId cn-hangzhou --InstanceId i-bp1blocked/,
    );
  });

  it("gives the explanation of a failure that has one, null where there is none", () => {
    const cidrs = read(
      sampleReport({
        instances: [clearInstance],
        facts: { destination: { ...clearCase(rules).destination, vpcCidrs: ["100.64.0.0/10"] } },
      }),
    ).findings.find(({ rule }) => rule === "target-cidr-plan");

    expect(cidrs)
      .to.have.nested.property("explanation.zh")
      .that.matches(/\p{Script=Han}/u);
    expect(findingOf("i-bp1blocked", "instance-eip")).to.include({ explanation: null });
  });

  it("gives what is unknown its path and reason, and no remedy", () => {
    expect(findingOf("i-bp1blocked", "instance-locked")).to.deep.equal({
      rule: "instance-locked",
      subject: { about: "instance", id: "i-bp1blocked" },
      outcome: "unknown",
      severity: "blocker",
      dueBy: "plan",
      outlet: "none",
      path: "instance.locks",
      reason: "Forbidden.RAM: ecs:DescribeDisks",
    });
  });

  it("keeps a waived warning, with its owner and its last day", () => {
    expect(findingOf("i-bp1warned", "warn-ram-role")).to.deep.include({
      waiver: {
        reason: "the target has the same role",
        owner: "ops@example.com",
        until: "2026-07-01",
      },
    });
  });

  it("describes each rule once, and behind them what is said of waivers", () => {
    const [expired = expect.fail()] = sampleWaivers.slice(1);
    const twice = read(sampleReport({ waivers: [expired, { ...expired, rule: "warn-ipv6" }] }));

    expect(twice.rules.map(({ id }) => id).slice(rules.length)).to.deep.equal(["waiver-expired"]);
    expect(written.rules.map(({ id }) => id)).to.deep.equal([
      ...rules.map(({ id }) => id),
      "waiver-expired",
      "waiver-unused",
    ]);
    expect(written.rules.find(({ id }) => id === "instance-not-stopped")).to.deep.include({
      about: "instance",
      severity: "blocker",
      holdsBy: "submit",
      phase: "stop",
      downtime: true,
      remark: null,
    });
    expect(JSON.stringify(written.rules)).to.include("--InstanceId.1 <instance>");
    expect(written.rules.at(-1)).to.include({ about: "manifest", holdsBy: "plan" });
  });

  it("gives each subject its window, and what is left where it cannot be transferred", () => {
    const [accounts, , blocked] = written.subjects;

    expect(accounts).to.deep.include({
      about: "accounts",
      name: null,
      window: { eligibleFrom: null, eligibleUntil: null },
    });
    expect(blocked).to.deep.include({
      about: "instance",
      id: "i-bp1blocked",
      name: "数据库-主库",
      window: {
        eligibleFrom: "2026-06-04T00:00:00.000Z",
        eligibleUntil: "2026-12-29T00:00:00.000Z",
      },
    });
    expect(blocked?.routes?.map(({ id }) => id)).to.deep.equal(["shared-image", "smc"]);
    expect(accounts).not.to.have.property("routes");
  });

  it("gives an instance the wave that it goes in, null where none is named", () => {
    expect(
      written.subjects.flatMap(({ id, wave }) => (wave === null ? [] : [[id, wave]])),
    ).to.deep.equal([...sampleWaves]);
  });

  it("gives the fix plan step by step", () => {
    expect(written.fixPlan.find(({ rule }) => rule === "instance-key-pair")).to.deep.equal({
      phase: "detach",
      rule: "instance-key-pair",
      downtime: true,
      subjects: [
        { about: "instance", id: "i-bp1waiting" },
        { about: "instance", id: "i-bp1nasty" },
      ],
    });
    expect(written.fixPlan.map(({ phase, rule }) => `${phase} ${rule}`)).to.deep.equal(
      report.fixPlan.map(({ phase, rule }) => `${phase} ${rule.id}`),
    );
  });

  it("writes a line for each rule, subject, finding and step", () => {
    const rows = jsonReport(report)
      .split("\n")
      .filter((line) => line.startsWith("    "));
    const { rules: described, subjects, findings, fixPlan } = written;

    expect(rows).to.have.length(
      described.length + subjects.length + findings.length + fixPlan.length,
    );
    for (const row of rows) JSON.parse(row.replace(/,$/, ""));
  });

  for (const stage of stages) {
    it(`agrees with its schema at stage ${stage}`, () => {
      expect(errorsOf(read(sampleReport({ stage })))).to.deep.equal([]);
    });
  }

  it("agrees with its schema where nothing was judged and nothing is to be said", () => {
    expect(errorsOf(read(sampleReport({ instances: [] })))).to.deep.equal([]);
    const nothing = { ...report, rules: [], findings: [], subjects: [], fixPlan: [] };
    expect(errorsOf(read(nothing))).to.deep.equal([]);
  });

  it("is refused by its schema where something is missing, added or of another form", () => {
    const [first] = written.findings;
    for (const broken of [
      { ...written, version: 2 },
      { ...written, now: "yesterday" },
      { ...written, findings: [{ ...first, outcome: "pass" }] },
      { ...written, findings: [{ ...first, extra: 1 }] },
      { ...written, summary: { ...written.summary, passed: undefined } },
    ]) {
      expect(errorsOf(JSON.parse(JSON.stringify(broken)))).not.to.be.empty;
    }
  });

  it("keeps every name and reason as it is, and nothing in it is obeyed by a terminal", () => {
    fc.assert(
      fc.property(wildText, wildText, (name, reason) => {
        const instance = { ...clearInstance, name, keyPair: name, eip: { unknown: reason } };
        const text = jsonReport(sampleReport({ instances: [instance] }));
        const { subjects, findings } = JSON.parse(text) as CheckReport;

        expect(text).not.to.match(obeyed);
        expect(subjects[1]?.name).to.equal(name);
        expect(findings.find(({ rule }) => rule === "instance-eip")).to.include({ reason });
        expect(findings.find(({ rule }) => rule === "instance-key-pair"))
          .to.have.nested.property("evidence[0].actual")
          .that.includes(name);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same bytes for the same input", () => {
    expect(jsonReport(sampleReport())).to.equal(jsonReport(report));
    expect(jsonReport(sampleReport({ instances: sampleFleet.toReversed() }))).not.to.equal(
      jsonReport(report),
    );
  });
});
