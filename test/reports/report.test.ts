import { expect } from "chai";
import pc from "picocolors";
import { instanceLabel } from "../../core/rules/finding.ts";
import { judge } from "../../core/rules/judge.ts";
import { summarise } from "../../core/rules/summary.ts";
import type { Stage } from "../../core/stage.ts";
import type { Language } from "../../core/text.ts";
import type { InstanceFacts } from "../../core/inventory.ts";
import { rules } from "../../policies/rules/index.ts";
import { jsonReport } from "../../reports/json.ts";
import { tableReport } from "../../reports/table.ts";
import { displayWidth } from "../../reports/wrap.ts";
import { caseClock, clearInstance } from "../policies/support/clear-instance.ts";

const now = new Date(caseClock);
const head = {
  account: "1404423000000010",
  region: "cn-hangzhou",
  takenAt: "2026-05-31T00:00:00Z",
  now,
};

const blocked: InstanceFacts = {
  ...clearInstance,
  id: "i-bp1blocked",
  name: "数据库-主库",
  spotStrategy: "SpotAsPriceGo",
  createdAt: "2026-05-30T00:00:00Z",
  status: "Running",
  stoppedMode: "StopCharging",
  locks: { unknown: "Forbidden: ecs:DescribeInstances" },
};

interface Asked {
  readonly stage?: Stage;
  readonly language?: Language;
  readonly width?: number;
  readonly color?: boolean;
  readonly details?: boolean;
}

function table(instances: readonly InstanceFacts[], asked: Asked = {}): string {
  const { stage = "submit", language = "en", width = 100, color = false, details = false } = asked;
  const findings = instances.flatMap((instance) => judge(rules, { instance, now }));
  return tableReport(head, findings, summarise(findings, stage), {
    language,
    width,
    details,
    colors: pc.createColors(color),
  });
}

function json(instances: readonly InstanceFacts[]): string {
  const findings = instances.flatMap((instance) => judge(rules, { instance, now }));
  return jsonReport(head, findings, summarise(findings, "submit"));
}

describe("reports/table", () => {
  it("gives a clear instance a line, and says that the stage is clear", () => {
    expect(table([clearInstance])).to.equal(
      [
        `web-01 (i-bp1clear)  ${String(rules.length)} passed`,
        "",
        "Account 1404423000000010, region cn-hangzhou, inventory of 2026-05-31T00:00:00Z, judged as of 2026-06-01T00:00:00.000Z",
        `${String(rules.length)} passed`,
        "Clear for stage submit.",
        "",
      ].join("\n"),
    );
  });

  it("puts blockers first, then what is unknown, then warnings", () => {
    const rows = [...table([blocked]).matchAll(/^│ (\w+) +│ (\w+) +│ (instance-[a-z-]+)/gm)];

    expect(rows.map(([, mark, due, rule]) => [mark, due, rule])).to.deep.equal([
      ["BLOCKER", "plan", "instance-spot"],
      ["BLOCKER", "submit", "instance-age"],
      ["BLOCKER", "submit", "instance-not-stopped"],
      ["unknown", "plan", "instance-locked"],
      ["warning", "submit", "instance-stopped-economical"],
    ]);
  });

  it("sets apart the blockers that are due later, and counts them so", () => {
    const report = table([blocked], { stage: "plan" });

    expect(report).to.match(/│ later +│ submit +│ instance-age/);
    expect(report).to.include(
      `1 blocking, 2 blocking later, 1 unknown, 1 warning, ${String(rules.length - 5)} passed`,
    );
    expect(report).to.include("Blocked at stage plan; later stages still have open points.");
  });

  it("counts everything unknown, of whatever stage and severity", () => {
    const denied = { unknown: "denied" };
    const report = table(
      [{ ...clearInstance, locks: denied, status: denied, stoppedMode: denied }],
      {
        stage: "plan",
      },
    );

    expect(report).to.include(`web-01 (i-bp1clear)  3 unknown, ${String(rules.length - 3)} passed`);
    expect(report).to.include(
      "something is unknown, and unknown is never a pass; later stages still",
    );
  });

  it("says where only a later stage has open points", () => {
    const late = table([{ ...clearInstance, status: { unknown: "denied" } }], { stage: "plan" });

    expect(late).to.include("Clear for stage plan; later stages still have open points.");
  });

  it("gives evidence, next step, instant and way back", () => {
    const report = table([blocked], { width: 160, details: true });

    expect(report).to.include("instance.spotStrategy = SpotAsPriceGo, expected NoSpot");
    expect(report).to.include("instance.locks: Forbidden: ecs:DescribeInstances");
    expect(report).to.include("Passes from: 2026-06-04T00:00:00.000Z");
    expect(report).to.match(
      /Next: .*aliyun ecs StopInstances --RegionId cn-hangzhou --InstanceId\.1 i-bp1blocked/,
    );
    expect(report).to.match(
      /Way back: .*aliyun ecs StartInstance --RegionId cn-hangzhou --InstanceId i-bp1blocked/,
    );
  });

  it("leaves the way back and the source to --details", () => {
    const report = table([blocked], { width: 160 });

    expect(report).to.include("Next: ");
    expect(report).not.to.match(/Way back:|Source:/);
  });

  it("keeps a command on one line, whatever the width", () => {
    const report = table([blocked], { width: 20 });

    expect(report).to.match(
      /aliyun ecs StopInstances --RegionId cn-hangzhou --InstanceId\.1 i-bp1blocked --StoppedMode KeepCharging/,
    );
  });

  for (const language of ["zh", "en"] as const) {
    for (const width of [72, 80, 100, 133]) {
      it(`draws a straight table of ${width} columns in ${language}`, () => {
        const lines = table([blocked], { language, width })
          .split("\n")
          .filter((line) => /^[┌│├└]/.test(line));

        expect(lines).to.have.length.above(10);
        expect(lines[0]).to.match(/^┌─+┬─+┬─+┬─+┐$/);
        expect(lines.at(-1)).to.match(/^└─+┴─+┴─+┴─+┘$/);
        for (const line of lines) expect(displayWidth(line), line).to.equal(width);
      });
    }
  }

  it("speaks Chinese", () => {
    const report = table([blocked], { language: "zh", details: true });

    for (const text of [
      "结论",
      "阻断",
      "未知",
      "警告",
      "下一步",
      "撤回",
      "可过户时刻",
      "阶段“发起”被阻断。",
    ]) {
      expect(report).to.include(text);
    }
    expect(report).not.to.match(/BLOCKER|Next:|Way back/);
  });

  it("colours only where it is given colours", () => {
    expect(table([blocked])).not.to.include("\u001b[");
    expect(table([blocked], { color: true })).to.include("\u001b[31mBLOCKER");
  });

  it("shows control characters and writing marks of a name instead of obeying them", () => {
    const report = table([
      { ...blocked, name: "a\u001b[2Jb\u202Ec\nd", locks: { unknown: "x\u0007y" } },
    ]);

    expect(report).to.include("a\\u{1b}[2Jb\\u{202e}c\\u{a}d (i-bp1blocked)");
    expect(report).to.include("x\\u{7}y");
    for (const mark of ["\u001b", "\u202e", "\u0007"]) expect(report).not.to.include(mark);
  });

  it("gives the same bytes for the same input, and each instance's block moves with it", () => {
    const blocksOf = (report: string) => report.split("\n\n").slice(0, 2);

    expect(table([blocked, clearInstance])).to.equal(table([blocked, clearInstance]));
    expect(blocksOf(table([blocked, clearInstance]))).to.deep.equal(
      blocksOf(table([clearInstance, blocked])).toReversed(),
    );
  });
});

describe("reports/json", () => {
  it("holds every finding, with its version, in the order of instances and rules", () => {
    const report = JSON.parse(json([blocked, clearInstance])) as {
      version: number;
      summary: Record<string, unknown>;
      findings: { rule: string; instance: { id: string }; outcome: string }[];
    };

    expect(report.version).to.equal(1);
    expect(report.summary).to.include({
      stage: "submit",
      exitCode: 1,
      instances: 2,
      blockers: 3,
      undecided: 1,
      warnings: 1,
    });
    expect(report.findings.map(({ rule, instance }) => [instance.id, rule])).to.deep.equal(
      [blocked, clearInstance].flatMap(({ id }) => rules.map((rule) => [id, rule.id])),
    );
  });

  it("gives what each outcome has to say", () => {
    const { findings } = JSON.parse(json([blocked])) as { findings: Record<string, unknown>[] };
    const of = (rule: string) => findings.find((finding) => finding["rule"] === rule);

    expect(of("instance-age")).to.deep.include({
      outcome: "fail",
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
    });
    expect(of("instance-locked")).to.deep.include({
      outcome: "unknown",
      path: "instance.locks",
      reason: "Forbidden: ecs:DescribeInstances",
      dueBy: "plan",
    });
    expect(of("instance-eip"))
      .to.include({ outcome: "pass" })
      .and.not.to.have.any.keys("evidence", "reason");
  });

  it("gives the same bytes for the same input", () => {
    expect(json([blocked, clearInstance])).to.equal(json([blocked, clearInstance]));
  });
});

describe("core/rules/finding", () => {
  for (const { name, label } of [
    { name: "web-01", label: "web-01 (i-1)" },
    { name: null, label: "i-1" },
    { name: "", label: "i-1" },
    { name: "i-1", label: "i-1" },
  ]) {
    it(`labels an instance named ${JSON.stringify(name)} as ${label}`, () => {
      expect(instanceLabel({ id: "i-1", name })).to.equal(label);
    });
  }
});
