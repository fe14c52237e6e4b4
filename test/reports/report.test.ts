import { expect } from "chai";
import fc from "fast-check";
import { nastyName, sampleFleet, sampleReport } from "./support/report.ts";
import { blockOf, crookedLines, tableOf } from "./support/table.ts";
import type { Asked } from "./support/table.ts";
import { clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../../core/rules/clear-instance.ts";
import { InstanceFacts } from "../../core/facts/instance.ts";
import { rules } from "../../policies/rules/index.ts";
import { displayWidth } from "../../reports/text/wrap.ts";

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

const accountRules = rules.filter(({ about }) => about === "accounts").length;
const instanceRules = rules.length - accountRules;

/** The table of some instances, on a page wide enough for any sentence. */
function wide(instances: readonly InstanceFacts[], asked: Asked = {}): string {
  return tableOf({ instances, width: 400, ...asked });
}

/** The rows of a table: what each comes to, by when, and the first line of its rule. */
function rowsIn(report: string): string[][] {
  return [...report.matchAll(/^│ (\w+) +│ (\w+) +│ ([\w-]+)/gm)]
    .map((found) => found.slice(1))
    .filter(([first]) => first !== "verdict" && first !== "step");
}

describe("reports/table", () => {
  it("gives a clear instance its counts, its window and its notes, and says that the stage is clear", () => {
    expect(tableOf({ instances: [clearInstance], width: 200 })).to.equal(
      [
        `Accounts 1404423000000010 → 1755000000000020  ${accountRules} passed`,
        "",
        `web-01 (i-bp1clear)  2 notes, ${instanceRules - 2} passed`,
        "Submit: from now, before 2026-12-29T08:00:00+08:00 (211 d); at the latest at 2026-12-28T07:00:00+08:00 (24 h to confirm, 1 h of production)",
        "Notes:",
        "  effect-refund  After the transfer a subscription refunds 0 CNY",
        "  effect-tags  Tags may not survive the transfer",
        "",
        "Account 1404423000000010 → 1755000000000020, region cn-hangzhou, inventory of 2026-05-31T00:00:00Z, judged as of 2026-06-01T00:00:00.000Z",
        `2 notes, ${rules.length - 2} passed`,
        "Clear for stage submit.",
        "",
      ].join("\n"),
    );
  });

  it("puts blockers first, then what is unknown, then warnings", () => {
    expect(rowsIn(wide([blocked]))).to.deep.equal([
      ["BLOCKER", "plan", "instance-spot"],
      ["BLOCKER", "submit", "instance-age"],
      ["BLOCKER", "submit", "instance-not-stopped"],
      ["unknown", "plan", "instance-locked"],
      ["warning", "submit", "instance-stopped-economical"],
    ]);
  });

  it("sets apart the blockers that are due later, and counts them so", () => {
    const report = wide([blocked], { stage: "plan" });

    expect(report).to.match(/│ later +│ submit +│ instance-age/);
    expect(report).to.include("1 blocking, 2 blocking later, 1 unknown, 1 warning, 2 notes,");
    expect(report).to.include("Blocked at stage plan; later stages still have open points.");
  });

  it("counts everything unknown, of whatever stage and severity", () => {
    const denied = { unknown: "denied" };
    const report = tableOf({
      instances: [{ ...clearInstance, locks: denied, status: denied, stoppedMode: denied }],
      stage: "plan",
    });

    expect(report).to.include("web-01 (i-bp1clear)  3 unknown, 2 notes,");
    expect(report).to.include(
      "something is unknown, and unknown is never a pass; later stages still",
    );
  });

  it("says where only a later stage has open points", () => {
    const late = tableOf({
      instances: [{ ...clearInstance, status: { unknown: "denied" } }],
      stage: "plan",
    });

    expect(late).to.include("Clear for stage plan; later stages still have open points.");
  });

  it("gives what is unknown for one reason one row, with every rule", () => {
    const denied = { unknown: "Forbidden: ecs:DescribeInstances" };
    const nothing = Object.keys(InstanceFacts.shape).map((fact) => [fact, denied] as const);
    const unseen = InstanceFacts.parse({
      ...Object.fromEntries(nothing),
      id: "i-bp1unseen",
    });
    const report = sampleReport({ instances: [unseen] });
    const unknown = report.findings.filter(({ verdict }) => verdict.outcome === "unknown");
    const block = blockOf(wide([unseen]), "i-bp1unseen");
    const rows = block.split("\n").filter((line) => line.startsWith("│"));

    expect(unknown.length).to.be.above(50);
    expect(block.match(/^│ unknown /gm)).to.have.length(2);
    for (const { rule } of unknown) {
      const named = new RegExp(`\\b${rule.id}(?![\\w-])`, "g");
      expect(rows.join("\n").match(named), rule.id).to.have.length(1);
    }
  });

  it("tells different reasons in different rows, and settles each kind once", () => {
    const clear = clearCase(rules);
    const nobody = { unknown: "nobody has attested it" };
    const report = wide(
      [{ ...clearInstance, locks: { unknown: "one" }, eip: { unknown: "two" } }],
      {
        facts: {
          target: { ...clear.target, funds: { unknown: "no inventory of the target" } },
          attested: { ...clear.attested, "instance-promotion": nobody },
        },
      },
    );

    expect(rowsIn(blockOf(report, "web-01")).map(([, , rule]) => rule)).to.include.members([
      "instance-locked",
      "instance-eip",
      "instance-promotion",
    ]);
    expect(blockOf(report, "web-01")).to.match(/ecs-transfer attest\n.*grant the permission/);
    expect(blockOf(report, "Accounts")).to.include("Run ecs-transfer inventory in the target");
    expect(blockOf(report, "Accounts")).not.to.include("grant the permission");
  });

  it("gives evidence, the instant from which it passes, and the step that mends it", () => {
    const { spotStrategy } = clearInstance;
    const report = wide([blocked, { ...blocked, id: "i-bp1waiting", spotStrategy }]);

    expect(report).to.include("instance.spotStrategy = SpotAsPriceGo, expected NoSpot");
    expect(report).to.include("instance.locks: Forbidden: ecs:DescribeInstances");
    expect(report).to.include("Passes from: 2026-06-04T08:00:00+08:00");
    const [, step = ""] =
      /│ BLOCKER +│ submit +│ instance-age .*\n│ +│ step (\d+)/.exec(report) ?? [];
    expect(report).to.match(new RegExp(`^ +${step}\\. instance-age  `, "m"));
  });

  it("says under the table what to do where no step mends it, with the remark", () => {
    const marketplace = { ownerAlias: "marketplace", productCode: "cmjj1" };
    const block = blockOf(wide([{ ...clearInstance, image: marketplace }]), "web-01");

    expect(block).to.match(/^instance-marketplace-image {2}Next: A system disk keeps its image/m);
    expect(block).to.match(/^ {2}aliyun ecs CreateImage .* --InstanceId i-bp1clear --/m);
    expect(block).to.match(/^ {2}Remark: A custom image made from a marketplace image/m);
  });

  it("marks a waived warning with its owner and last day, and gives it no step", () => {
    const report = tableOf({ width: 400 });
    const block = blockOf(report, "batch-01");

    expect(block).to.match(/│ waived +│ submit +│ warn-ram-role/);
    expect(block).to.include(
      "Waived by ops@example.com until 2026-07-01: the target has the same role",
    );
    expect(blockOf(report, "Fix plan")).not.to.match(/warn-ram-role[^]*batch-01/);
    expect(report).to.match(/^batch-01 .* 1 waived,/m);
  });

  it("says beside an instance's name in which wave it goes", () => {
    expect(tableOf()).to.match(/^batch-01 \(i-bp1warned\) {2}wave june-1 {2}1 warning, /m);
    expect(tableOf({ language: "zh" })).to.match(
      /^batch-01 \(i-bp1warned\) {2}批次 june-1 {2}警告 1，/m,
    );
    expect(tableOf()).to.match(/^cache-01 \(i-bp1waiting\) {2}2 blocking, /m);
  });

  it("tells the waivers that hold no more in a block of their own", () => {
    expect(rowsIn(blockOf(tableOf({ width: 400 }), "Waivers"))).to.deep.equal([
      ["warning", "plan", "waiver-expired"],
      ["warning", "plan", "waiver-unused"],
    ]);
  });

  it("explains why a pair of accounts cannot transfer", () => {
    const { attested } = clearCase(rules);
    const answer = { value: "enterprise-to-individual", by: "ops", at: "2026-05-31" };
    const report = wide([clearInstance, blocked], {
      facts: { attested: { ...attested, "account-pair-type": answer } },
    });

    expect(report).to.match(/^│.*enterprise to individual: not allowed\. What stays possible/m);
  });

  it("compares what is left for an instance that cannot be transferred, instead of its window", () => {
    const block = blockOf(wide([blocked]), "数据库-主库");

    expect(block).to.match(/│ +│ Shared custom image +│ Server Migration Center \(SMC\) +│/);
    expect(block).to.include("Both lose: the instance ID (i-bp1blocked)");
    expect(block)
      .to.match(/^instance-spot {2}Next: /m)
      .and.not.to.match(/^instance-(?!spot).*Next:/m);
    expect(block).to.match(/^Shared custom image {2}https:\S+$/m);
    expect(block).not.to.include("Submit:");
  });

  it("names notes last and in short", () => {
    const lines = blockOf(tableOf(), "数据库-主库").split("\n");

    expect(lines.slice(-3)).to.deep.equal([
      "Notes:",
      "  effect-refund  After the transfer a subscription refunds 0 CNY",
      "  effect-tags  Tags may not survive the transfer",
    ]);
  });

  it("leaves the source of each finding to --details", () => {
    expect(wide([blocked])).not.to.include("Source:");
    expect(wide([blocked], { details: true })).to.include(
      "Source: R5.5「实例创建后5天内不支持过户。」",
    );
  });

  it("shows a few pieces of much evidence, and all of it with --details", () => {
    const routeEntries = Array.from({ length: 12 }, (_, index) => ({
      id: `rte-${String(index)}`,
      routeTableId: "vtb-1",
      destination: "0.0.0.0/0",
      nextHop: "i-bp1clear",
    }));
    const instances = [{ ...clearInstance, routeEntries }];

    expect(wide(instances)).to.include("and 7 more").and.not.to.include("routeEntries[5]");
    expect(wide(instances, { details: true })).to.include("routeEntries[11]");
  });

  it("keeps a command on a line of its own, whatever the width", () => {
    const stopped = { ...blocked, spotStrategy: clearInstance.spotStrategy };

    expect(tableOf({ instances: [stopped], width: 20 })).to.match(
      /^ +aliyun ecs StopInstances --RegionId cn-hangzhou --InstanceId\.1 i-bp1blocked --StoppedMode KeepCharging$/m,
    );
  });

  for (const language of ["zh", "en"] as const) {
    for (const width of [72, 80, 100, 133]) {
      it(`draws straight tables of ${width} columns in ${language}`, () => {
        const report = tableOf({ language, width, details: true });
        const lines = report.split("\n").filter((line) => /^[┌│├└]/.test(line));

        expect(lines).to.have.length.above(50);
        expect(crookedLines(report)).to.deep.equal([]);
        expect(lines[0]).to.match(/^┌─+┬─+┬─+┬─+┐$/);
        expect(displayWidth(lines[0] ?? "")).to.equal(width);
        expect(Math.max(...lines.map(displayWidth))).to.equal(width);
      });
    }
  }

  it("speaks Chinese", () => {
    const report = tableOf({ language: "zh", details: true, width: 200 });

    for (const text of [
      "结论",
      "阻断",
      "未知",
      "警告",
      "已豁免",
      "下一步",
      "撤回",
      "可过户时刻",
      "可发起的时间",
      "其他方案",
      "处理计划",
      "提示：",
      "阶段“发起”被阻断。",
    ]) {
      expect(report).to.include(text);
    }
    expect(report).not.to.match(/BLOCKER|Next:|Way back|Submit:|step \d|Fix plan|Notes:/);
  });

  it("says in Chinese why something is unknown, where the reason is ours", () => {
    const unsaid = { unknown: "the inventory does not say" };
    const instances = [{ ...clearInstance, locks: unsaid, eip: { unknown: "Forbidden: no" } }];
    const report = tableOf({ instances, language: "zh", width: 200 });

    expect(report).to.include("instance.locks: 清单里没有这一项");
    expect(report).to.include("Forbidden: no");
    expect(report).not.to.include("does not say");
  });

  it("colours only where it is given colours", () => {
    expect(tableOf()).not.to.include("\u001b[");
    expect(tableOf({ color: true })).to.include("\u001b[31mBLOCKER");
  });

  it("shows control characters and writing marks of a name instead of obeying them", () => {
    const report = wide([
      { ...blocked, name: "a\u001b[2Jb\u202Ec\nd", locks: { unknown: "x\u0007y" } },
    ]);

    expect(report).to.include("a\\u{1b}[2Jb\\u{202e}c\\u{a}d (i-bp1blocked)");
    expect(report).to.include("x\\u{7}y");
    for (const mark of ["\u001b", "\u202e", "\u0007"]) expect(report).not.to.include(mark);
  });

  it("obeys no control of any name, and stays straight", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(nastyName, "", "\u200B\uFEFF", "👩‍💻".repeat(9), "数".repeat(99)),
    );
    fc.assert(
      fc.property(name, fc.boolean(), (given, details) => {
        const named = { ...blocked, name: given, keyPair: given, ramRole: given };
        const report = tableOf({ instances: [{ ...named, locks: { unknown: given } }], details });

        expect(report).not.to.match(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(crookedLines(report)).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same bytes for the same input, and each instance's block moves with it", () => {
    const two = [
      { ...clearInstance, locks: { unknown: "denied" } },
      { ...clearInstance, id: "i-2" },
    ];
    const blocksOf = (report: string) => report.split("\n\n").slice(1, 3);

    expect(tableOf()).to.equal(tableOf());
    expect(tableOf({ instances: sampleFleet })).to.equal(tableOf({ instances: sampleFleet }));
    expect(blocksOf(tableOf({ instances: two }))).to.deep.equal(
      blocksOf(tableOf({ instances: two.toReversed() })).toReversed(),
    );
  });
});
