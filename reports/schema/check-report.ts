import { z } from "zod";
import { phases } from "../../core/rules/rule.ts";
import { stages } from "../../core/stage.ts";

const Text = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: "Text" });
const Instant = z.iso.datetime({ offset: true }).meta({ id: "Instant" });
const Count = z.int().nonnegative();
const Stage = z.enum(stages);
const Outlet = z.enum(["fix", "wait", "alternative", "none"]);

const RuleRow = z
  .strictObject({
    id: z.string(),
    about: z.enum(["accounts", "instance", "manifest"]),
    severity: z.enum(["blocker", "warning", "note"]),
    holdsBy: Stage,
    outlet: Outlet,
    phase: z.enum(phases),
    downtime: z
      .boolean()
      .describe(
        "Whether the remedy takes the instance, or what reaches it, out of service. 补救时实例或其入口是否中断。",
      ),
    title: Text,
    source: z.strictObject({ ref: z.string(), quote: z.string() }),
    remark: Text.nullable(),
    remedy: Text.describe(
      "With <instance> and <region> where an instance's own values go. 实例自己的值以 <instance> 和 <region> 占位。",
    ),
    undo: Text.nullable().describe(
      "The way back, null where the remedy changes nothing. 撤回方法；补救不改动任何东西时为 null。",
    ),
    url: z.url(),
  })
  .describe(
    "A rule that was applied, or what is said of the manifest's own waivers. 用到的规则，或对豁免本身的判断。",
  );

const SubjectId = z.strictObject({
  about: z.enum(["accounts", "instance", "manifest"]),
  id: z
    .string()
    .describe(
      "The instance's id; source UID and target UID for the pair; a place of the manifest. 实例 ID；账号对为两个 UID；或过户清单中的位置。",
    ),
});

const RouteRow = z.strictObject({
  id: z.enum(["shared-image", "smc"]),
  title: Text,
  loses: z.array(Text),
  obstacles: z.array(Text),
  steps: Text,
  url: z.url(),
});

const SubjectRow = SubjectId.extend({
  name: z.string().nullable(),
  wave: z
    .string()
    .nullable()
    .describe(
      "The wave that an instance goes in, null where none is named. 实例所属批次；未写明时为 null。",
    ),
  window: z
    .strictObject({ eligibleFrom: Instant.nullable(), eligibleUntil: Instant.nullable() })
    .describe(
      "When it can be submitted as far as time goes; null is an open end. 就时间而言可以发起的时段；null 表示不限。",
    ),
  passed: z.array(z.string()).describe("Ids of the rules that passed. 通过的规则。"),
  routes: z
    .array(RouteRow)
    .optional()
    .describe("What is left where it cannot be transferred. 不能过户时的其他办法。"),
});

const findingParts = {
  rule: z.string(),
  subject: SubjectId,
};
const judgement = {
  severity: RuleRow.shape.severity,
  dueBy: Stage.describe("By which stage it must hold. 最迟在哪个阶段满足。"),
  outlet: Outlet.describe("What it leaves open. 还有什么出路。"),
};

const FailRow = z.strictObject({
  ...findingParts,
  outcome: z.literal("fail"),
  ...judgement,
  evidence: z.array(z.strictObject({ path: z.string(), expected: z.string(), actual: z.string() })),
  passesFrom: Instant.nullable().describe("The instant from which it passes. 从此刻起通过。"),
  explanation: Text.nullable(),
  remedy: Text,
  undo: Text.nullable(),
  waiver: z
    .strictObject({ reason: z.string(), owner: z.string(), until: z.string() })
    .nullable()
    .describe("Why the warning is lived with. 为何接受这条警告。"),
});

const UnknownRow = z.strictObject({
  ...findingParts,
  outcome: z.literal("unknown"),
  ...judgement,
  path: z.string().describe("The fact that is missing. 缺少的事实。"),
  reason: z.string(),
});

/**
 * The report of `ecs-transfer check --format json`: everything that is not a pass is a finding; what passed is
 * listed by subject, and what a rule says of itself stands once.
 */
export const CheckReport = z.strictObject({
  version: z.literal(1),
  account: z.string().describe("UID of the source account. 源账号 UID。"),
  targetAccount: z
    .string()
    .nullable()
    .describe(
      "UID of the target account, null where none is named. 目标账号 UID；未写明时为 null。",
    ),
  region: z.string(),
  takenAt: Instant.describe("When the source's inventory was taken. 源账号清单的时间。"),
  now: Instant.describe("The instant at which everything was judged. 判断时刻。"),
  summary: z.strictObject({
    stage: Stage,
    exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    instances: Count,
    blockers: Count,
    blockersLater: Count,
    undecided: Count,
    undecidedLater: Count,
    warnings: Count,
    waived: Count,
    notes: Count,
    undecidedAdvice: Count,
    passed: Count,
  }),
  rules: z.array(RuleRow),
  subjects: z.array(SubjectRow),
  findings: z.array(z.discriminatedUnion("outcome", [FailRow, UnknownRow])),
  fixPlan: z
    .array(
      z.strictObject({
        phase: z.enum(phases),
        rule: z.string(),
        downtime: z.boolean(),
        subjects: z.array(SubjectId),
      }),
    )
    .describe("Remedies in an order that works. 按可行的顺序排列的补救步骤。"),
});
export type CheckReport = z.output<typeof CheckReport>;
