import type { Text } from "../text.ts";

/** The comments of a drafted manifest. */
export const draftTexts = {
  head: {
    zh: "过户清单：哪些实例过户、到哪个账号。由 ecs-transfer init 写成，请逐项核对。\n改好后依次运行：ecs-transfer check，pulumi preview，pulumi up。",
    en: "The manifest of a transfer: which instances go, and to which account. Drafted by ecs-transfer init; read it through.\nThen run: ecs-transfer check, pulumi preview, pulumi up.",
  },
  inventory: {
    zh: "源账号的资源清单，路径相对于本文件",
    en: "The source account's inventory, relative to this file",
  },
  target: {
    zh: "目标账号 UID：16 位数字，加引号",
    en: "UID of the target account: 16 digits, in quotes",
  },
  targetPlaceholder: {
    zh: "请填写目标账号 UID",
    en: "fill in the target account's UID",
  },
  targetName: {
    zh: "在控制台发起过户时输入的目标账号名称（可选）",
    en: "The target's account name, as typed in the console when the transfer is submitted (optional)",
  },
  targetInventory: {
    zh: "目标账号的资源清单（可选）：用目标账号的密钥运行 ecs-transfer inventory 得到，检查余额、配额和已建好的网络要用",
    en: "The target account's inventory (optional): ecs-transfer inventory with the target's key; balance, quotas and what has landed are checked by it",
  },
  landingName: {
    zh: "目标账号中资源名称的前缀；创建之后不要再改",
    en: "Prefix of the resource names in the target account; do not change it once they exist",
  },
  vpc: {
    zh: "目标 VPC 默认沿用源 VPC 的名称和网段；同网段才能在过户后改回原来的私网 IP",
    en: "The target VPC takes name and CIDR of the source VPC by default; the same CIDR lets the private IPs be set back",
  },
  securityGroups: {
    zh: "单个安全组的说明（可选）：\n  rules: 控制台导出的 JSON 文件，用它代替清单里的规则\n  refusedRules: 不能带走的规则怎么办，stop（默认，报错停下）或 leave-out（不带走，写入报告）\n  oldPriorities: 优先级大于 100 的旧规则怎么办，refuse（默认，视为不能带走）、clamp（改为 100）或 leave-out（不带走，写入报告）\n  groupsThatStay: 授权对象是不落地的安全组时怎么办，refuse（默认，视为不能带走）、members（改写为成员地址）、reference（跨账号引用）或 leave-out（不带走，写入报告）\n  prefixLists: 前缀列表，recreate（默认，在目标账号重建）或 inline（展开为地址段）\n  ipv6Rules: 目标网络没有 IPv6 时，refuse（默认，视为不能带走）或 leave-out（不带走，写入报告）\n  type: enterprise，普通安全组落地为企业级安全组\n  ruleResources: 规则怎样创建，auto（默认，超过 50 条或有五元组规则时为一个规则集）、single（逐条）或 set（一个规则集）\n  adopt: 沿用目标账号已有的安全组，从不修改它",
    en: "What is said of single groups (optional):\n  rules: a JSON export of the console, taken instead of the inventory's rules\n  refusedRules: what becomes of rules that cannot be carried, stop (the default: an error) or leave-out (left, and reported)\n  oldPriorities: what becomes of old rules past priority 100, refuse (the default: they cannot be carried), clamp (they become 100) or leave-out (left, and reported)\n  groupsThatStay: what becomes of rules for groups that do not land, refuse (the default: they cannot be carried), members (their addresses are written out), reference (named across accounts) or leave-out (left, and reported)\n  prefixLists: recreate (the default: made anew in the target) or inline (their entries become rules)\n  ipv6Rules: where the landing has no IPv6, refuse (the default: they cannot be carried) or leave-out (left, and reported)\n  type: enterprise, for a normal group that is to land as an enterprise one\n  ruleResources: how rules are made, auto (the default: one set past 50 rules and with five-tuple rules), single (one by one) or set\n  adopt: a group that the target has, which is used and never changed",
  },
  attestations: {
    zh: "API 无法回答的问题由人作答：ecs-transfer attest 逐个提问并写在这里。\n可以忍受的警告（阻断项不能豁免）：\n  waivers:\n    - { rule: warn-ipv6, reason: 原因, owner: 责任人, until: 2026-12-31 }",
    en: "What no API can see is answered by people: ecs-transfer attest asks, and writes the answers here.\nWarnings that are lived with (blockers cannot be waived):\n  waivers:\n    - { rule: warn-ipv6, reason: why, owner: who, until: 2026-12-31 }",
  },
  chooseGroup: {
    zh: "该实例在多个安全组中，接收过户时只能选一个：请留下一行；其余的可写 otherGroups: merge（规则并入）或 join-after（各自落地，过户后加入）",
    en: "It is in several groups, and the console takes one: choose a line; for the others there is otherGroups: merge (their rules go into it) or join-after (they land too, to be joined after the transfer)",
  },
  spot: {
    zh: "不能过户：抢占式实例（R5.4）",
    en: "cannot go: a spot instance (R5.4)",
  },
  dedicatedHost: {
    zh: "不能过户：位于专有宿主机上（R5.12）",
    en: "cannot go: it runs on a dedicated host (R5.12)",
  },
  noVpc: {
    zh: "不在专有网络中",
    en: "not in a VPC",
  },
  otherVpc: (vpcId: string): Text => ({
    zh: `在另一个 VPC（${vpcId}）中：请为它另写一份清单`,
    en: `in another VPC (${vpcId}): write a manifest of its own`,
  }),
  instances: (region: string, takenAt: string): Text => ({
    zh: `要过户的实例（${region}，清单读取于 ${takenAt}）；不过户的请删去或注释掉`,
    en: `The instances that go (${region}, inventory of ${takenAt}); remove those that stay`,
  }),
} as const;
