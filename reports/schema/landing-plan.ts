import { z } from "zod";

const Text = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: "Text" });
const Instant = z.iso.datetime({ offset: true }).meta({ id: "Instant" });
const Count = z.int().nonnegative();
const Cidrs = z.array(z.string());

const Ipv6 = z
  .boolean()
  .nullable()
  .describe("Null where the inventory does not say. 清单没有写明时为 null。");

const pair = {
  sourceId: z.string(),
  sourceName: z.string(),
  name: z.string(),
  standing: z
    .enum(["new", "adopted", "there"])
    .describe(
      "Created, used as it is, or there already as after pulumi up. 新建；沿用已有；或已存在（如 pulumi up 之后）。",
    ),
  targetId: z
    .string()
    .nullable()
    .describe("Its id in the target, null for what is new. 目标账号中的 ID；新建时为 null。"),
};

const RuleRow = z.strictObject({ rule: z.string(), why: Text });

const GroupRow = z.strictObject({
  ...pair,
  type: z.enum(["normal", "enterprise"]),
  ruleResources: z.enum(["single", "set"]),
  instances: Count,
  mergedIds: z.array(z.string()),
  counts: z
    .strictObject({
      carried: Count,
      translated: Count,
      refused: Count,
      "left-out": Count,
      collided: Count,
      repeated: Count,
    })
    .describe("The source's rules by what becomes of them. 源规则按去向计数。"),
  added: Count.describe(
    "Rules that write out what the source gives without one. 写明源安全组无需规则即放行内容的规则数。",
  ),
  weight: Count.describe(
    "Rules as the platform counts them: a prefix list as its most entries. 平台计数的规则数，前缀列表按最大条目数计。",
  ),
  proof: z
    .enum(["same", "wider", "narrower", "incomparable", "unproven"])
    .describe(
      "What the landing's group lets through next to the source's. 目标安全组与源安全组相比放行的范围。",
    ),
  differences: Count,
  missing: z.array(RuleRow.extend({ fate: z.enum(["refused", "left-out", "collided"]) })),
  unread: z.array(RuleRow).describe("Rules that are not in the comparison. 没有参与比较的规则。"),
});

const Address = z.strictObject({
  state: z.enum(["kept", "lost", "unknown"]),
  address: z.string().nullable(),
  vswitchId: z
    .string()
    .nullable()
    .describe(
      "Where it was looked for: an id of the target, or the key of a vSwitch that is new. 目标交换机的 ID，新建的为其键名。",
    ),
  obstacles: z.array(z.strictObject({ kind: z.string(), text: Text })),
  nearest: z
    .strictObject({ kind: z.string(), text: Text })
    .nullable()
    .describe("How a lost address could be kept after all. 如何仍可保留。"),
  references: z.array(
    z.strictObject({
      side: z.enum(["source", "target"]),
      kind: z.enum(["rule", "prefix-list", "route", "dnat", "backend"]),
      id: z.string(),
      block: z.string().nullable(),
    }),
  ),
  missing: z
    .strictObject({ fact: z.string(), reason: Text })
    .nullable()
    .describe("The fact without which nothing can be said. 缺少的事实。"),
});

const Amount = z.union([Count, z.strictObject({ unknown: z.string() })]);

/** The report of `ecs-transfer plan --format json`: the whole landing before anything is created. */
export const LandingPlanReport = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  region: z.string(),
  sourceAccount: z.string(),
  targetAccount: z.string(),
  sourceTakenAt: Instant,
  targetTakenAt: Instant.nullable().describe(
    "When the target was read, null where it was not. 读取目标账号的时刻；未读取时为 null。",
  ),
  summary: z.strictObject({
    exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    addresses: z.strictObject({ kept: Count, lost: Count, unknown: Count }),
    ipv6: z
      .strictObject({ lost: Count, unknown: Count })
      .describe("Instances that give up IPv6 addresses. 不能保留 IPv6 地址的实例数。"),
    groups: z.strictObject({ same: Count, different: Count, unproven: Count }),
    rules: Count,
    refused: Count,
    losingGroups: Count.describe(
      "Instances that lose the rules of a group of theirs. 失去部分安全组规则的实例数。",
    ),
    capacity: z.strictObject({ enough: Count, short: Count, unknown: Count }),
    peering: z.enum(["not-wanted", "possible", "excluded", "unknown"]),
  }),
  stops: z
    .array(
      z.strictObject({
        file: z.string(),
        line: Count,
        column: Count,
        path: z.string(),
        message: Text,
      }),
    )
    .describe("What keeps the landing from being created. 使落地停下的问题。"),
  vpc: z.strictObject({
    ...pair,
    sourceCidr: z.string().nullable(),
    sourceSecondaryCidrs: Cidrs,
    sourceUserCidrs: Cidrs,
    sourceIpv6: Ipv6,
    cidr: z.string(),
    secondaryCidrs: Cidrs,
    userCidrs: Cidrs,
    ipv6: z.boolean(),
  }),
  vswitches: z.array(
    z.strictObject({
      ...pair,
      zone: z.string(),
      sourceCidr: z.string(),
      sourceIpv6: Ipv6,
      cidr: z.string(),
      ipv6Mask: z.int().nullable(),
      instances: Count,
    }),
  ),
  groups: z.array(GroupRow),
  prefixLists: z.array(
    z.strictObject({
      sourceId: z.string(),
      name: z.string(),
      family: z.enum(["ipv4", "ipv6"]),
      entries: Count,
      maxEntries: Count,
    }),
  ),
  instances: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      wave: z.string().nullable(),
      zone: z.string(),
      vswitchId: z.string().describe("Of the source. 源交换机。"),
      groupId: z.string().describe("Of the source. 源安全组。"),
      otherGroupIds: z.array(z.string()),
      otherGroups: z.enum(["leave-out", "join-after", "merge"]),
      address: Address,
      ipv6: Amount.describe(
        "IPv6 addresses that it gives up: the block is always another one. 不能保留的 IPv6 地址数：网段总会不同。",
      ),
    }),
  ),
  unseen: z
    .array(z.strictObject({ side: z.enum(["source", "target"]), id: z.string(), reason: Text }))
    .describe("Where nobody could look for references to lost addresses. 未能查找旧地址引用之处。"),
  capacity: z.array(
    z.strictObject({
      kind: z.string(),
      subject: z.string(),
      what: Text,
      used: Amount,
      needed: Amount,
      limit: Amount,
      state: z.enum(["enough", "short", "unknown"]),
      source: Text,
    }),
  ),
  peering: z.strictObject({
    isWanted: z.boolean(),
    overlaps: z.union([
      z.array(z.strictObject({ source: z.string(), landing: z.string() })),
      z.strictObject({ unknown: z.string() }),
    ]),
    text: Text,
  }),
  costs: z.array(Text),
  next: z.array(z.strictObject({ what: Text, command: z.string().nullable() })),
});
export type LandingPlanReport = z.output<typeof LandingPlanReport>;
