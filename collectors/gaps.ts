import type { Inventory } from "../core/inventory.ts";
import type { Text } from "../core/text.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import type { ReadAction } from "./actions.ts";
import type { RegionDisks } from "./disks.ts";

/** Something the inventory lacks although it was asked for. */
export interface Gap {
  /** The call that would have given it. */
  readonly action: ReadAction;
  /** `<code>: <message>`, as the service put it. */
  readonly reason: string;
  readonly what: Text;
  /** The ids concerned, empty where it concerns all. */
  readonly ids: readonly string[];
}

/** What each call gives. */
const whatGives = {
  DescribeInstances: { zh: "实例的全部事实", en: "every fact of the instances" },
  DescribeDisks: { zh: "云盘", en: "disks" },
  DescribeSecurityGroups: { zh: "安全组", en: "security groups" },
  DescribeSecurityGroupAttribute: { zh: "安全组规则", en: "rules of security groups" },
  DescribePrefixLists: { zh: "系统前缀列表", en: "prefix lists of the system" },
  DescribePrefixListAttributes: { zh: "前缀列表的条目", en: "entries of prefix lists" },
  DescribePortRangeListEntries: { zh: "端口列表的条目", en: "entries of port lists" },
  DescribeVpcs: { zh: "专有网络", en: "VPCs" },
  DescribeVSwitches: { zh: "交换机", en: "vSwitches" },
  DescribeImages: { zh: "镜像来源与自定义镜像", en: "origins of images, and custom images" },
  DescribeSnapshots: { zh: "快照", en: "snapshots" },
  DescribeInstanceHistoryEvents: { zh: "系统事件", en: "system events" },
  DescribeInstanceAutoRenewAttribute: { zh: "自动续费", en: "auto-renewal" },
  DescribeInstanceRamRole: { zh: "实例 RAM 角色", en: "RAM roles of instances" },
  DescribeInstanceAttachmentAttributes: { zh: "私有池", en: "private pools" },
  DescribeClassicLinkInstances: { zh: "ClassicLink 连接", en: "ClassicLink connections" },
  DescribeNetworkInterfaces: {
    zh: "安全组内辅助网卡的地址数",
    en: "addresses of secondary interfaces in security groups",
  },
  DescribeDiskReplicaPairs: { zh: "云盘异步复制", en: "replication pairs of disks" },
  DescribeEipAddresses: { zh: "EIP 的模式与付费方式", en: "modes and charge types of EIPs" },
  DescribeHaVips: { zh: "HaVip", en: "HaVips" },
  DescribeRouteTableList: { zh: "路由表", en: "route tables" },
  DescribeRouteEntryList: { zh: "路由条目", en: "route entries" },
  DescribeNatGateways: { zh: "NAT 网关", en: "NAT gateways" },
  DescribeForwardTableEntries: { zh: "DNAT 条目", en: "DNAT entries" },
  ListTrafficMirrorSessions: { zh: "流量镜像会话", en: "traffic mirror sessions" },
  ListVSwitchCidrReservations: { zh: "交换机预留网段", en: "reserved blocks of vSwitches" },
  CheckCanAllocateVpcPrivateIpAddress: {
    zh: "所询问的私网地址是否可分配",
    en: "whether the private addresses asked about are free",
  },
  ListVpcPeerConnections: { zh: "VPC 对等连接", en: "VPC peering connections" },
  DescribeAccountAttributes: {
    zh: "实名认证状态与按量付费配额",
    en: "real-name verification and pay-as-you-go quota",
  },
  DescribeDiskEncryptionByDefaultStatus: {
    zh: "云盘默认加密",
    en: "encryption of disks by default",
  },
  QueryAccountBalance: { zh: "账户余额", en: "balance" },
  GetFundAccountAvailableAmount: { zh: "未结清金额", en: "uncleared amounts" },
  ListFundAccount: {
    zh: "资金账户的类型、状态与站点",
    en: "type, status and site of the fund account",
  },
  QueryRelationList: { zh: "财务托管关系", en: "financial relations" },
  QueryOrders: { zh: "订单", en: "orders" },
  GetOrders: { zh: "改变配置的订单", en: "orders that change a configuration" },
  DescribeLoadBalancers: { zh: "传统型负载均衡 CLB", en: "classic load balancers (CLB)" },
  "alb.ListServerGroupServers": {
    zh: "应用型负载均衡 ALB",
    en: "application load balancers (ALB)",
  },
  "nlb.ListServerGroupServers": {
    zh: "网络型负载均衡 NLB",
    en: "network load balancers (NLB)",
  },
  "gwlb.ListServerGroupServers": {
    zh: "网关型负载均衡 GWLB",
    en: "gateway load balancers (GWLB)",
  },
  ListAccelerators: { zh: "全球加速", en: "global accelerators" },
  DescribeDtsJobs: { zh: "DTS 任务", en: "DTS jobs" },
  ListVpcEndpoints: { zh: "反向终端节点", en: "reverse endpoints" },
  DescribeScalingInstances: { zh: "伸缩组", en: "scaling groups" },
  DescribeReplicationJobs: { zh: "SMC 迁移任务", en: "SMC replication jobs" },
  GetProductQuota: {
    zh: "安全组私网地址数配额（已按文档默认值计）",
    en: "quota of private addresses in a security group (the documented default is taken)",
  },
} as const satisfies Partial<Record<ReadAction, Text>>;

/** The calls whose gaps are told from here. */
export type Listing = keyof typeof whatGives;

/** Instances that were not returned, instances without their disks, and disks whose instance nobody names. */
export function gapsOfMachines(inventory: Inventory, disks: Maybe<RegionDisks>): Gap[] {
  const unseen = byReason("DescribeInstances", inventory.instances, (one) =>
    isUnknown(one.region) && isUnknown(one.zone) ? one.status : undefined,
  );
  if (isUnknown(disks)) return [...unseen, ...gapOfCall("DescribeDisks", disks)];
  const unseenIds = new Set(unseen.flatMap((gap) => gap.ids));
  const seen = inventory.instances.filter((one) => !unseenIds.has(one.id));
  return [
    ...unseen,
    ...byReason("DescribeDisks", seen, (one) => one.disks),
    ...gapOfTransition(disks.inTransition),
  ];
}

function gapOfTransition(ids: readonly string[]): Gap[] {
  if (ids.length === 0) return [];
  const what = {
    zh: "正在变化的云盘属于哪台实例",
    en: "which instance these changing disks belong to",
  };
  const reason =
    "InTransition: attaching, detaching or being set up, and naming no instance; read again in a minute";
  return [{ action: "DescribeDisks", what, reason, ids }];
}

/** Groups whose rules could not be read. */
export function gapsOfRules(groups: Inventory["securityGroups"]): Gap[] {
  return byReason("DescribeSecurityGroupAttribute", groups, (one) => one.permissions);
}

/** What a listing did not give of that which the instances use. */
export function gapsOfList<T>(
  action: Listing,
  wanted: readonly string[],
  list: Maybe<readonly T[]>,
  idOf: (one: T) => string,
): Gap[] {
  const what = whatGives[action];
  if (isUnknown(list)) return [{ action, what, reason: list.unknown, ids: wanted }];
  const seen = new Set(list.map(idOf));
  const ids = wanted.filter((id) => !seen.has(id));
  return ids.length === 0
    ? []
    : [{ action, what, reason: "NotReturned: asked for but not returned", ids }];
}

/** A call whose result concerns everything that it would have given. */
export function gapOfCall(action: Listing, result: unknown): Gap[] {
  return isUnknown(result)
    ? [{ action, what: whatGives[action], reason: result.unknown, ids: [] }]
    : [];
}

function byReason<T extends { id: string }>(
  action: Listing,
  list: readonly T[],
  factOf: (one: T) => unknown,
): Gap[] {
  return gapsById(
    action,
    list.map((one) => [one.id, factOf(one)] as const),
  );
}

/** One gap for each reason, with the ids that it concerns. */
export function gapsById(
  action: Listing,
  facts: Iterable<readonly [id: string, fact: unknown]>,
): Gap[] {
  const ids = new Map<string, string[]>();
  for (const [id, fact] of facts) {
    if (isUnknown(fact)) ids.set(fact.unknown, [...(ids.get(fact.unknown) ?? []), id]);
  }
  return [...ids].map(([reason, some]) => ({ action, what: whatGives[action], reason, ids: some }));
}

/** Whether the service refused the call or hid what was asked for, so that a permission helps. */
export function isRefusal(reason: string): boolean {
  return /^(?:\S*Forbidden|NoPermission|\S*Unauthori|\S*NotAuthori|\S*AccessDenied|NotReturned)/.test(
    reason,
  );
}

/** Single facts that the answers did not contain: each fact's name, and how often it is missing. */
export function missingFacts({
  instances,
  securityGroups,
  vpcs,
  vswitches,
}: Inventory): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (subject: string, facts: object): void => {
    for (const [name, fact] of Object.entries(facts)) {
      if (isUnknown(fact) && fact.unknown.startsWith("the answer")) {
        counts.set(`${subject}.${name}`, (counts.get(`${subject}.${name}`) ?? 0) + 1);
      }
    }
  };
  for (const instance of instances) {
    count("instance", instance);
    for (const disk of isUnknown(instance.disks) ? [] : instance.disks) count("disk", disk);
    if (instance.eip !== null && !isUnknown(instance.eip)) count("eip", instance.eip);
  }
  for (const group of securityGroups) count("securityGroup", group);
  for (const vpc of vpcs) count("vpc", vpc);
  for (const vswitch of vswitches) count("vswitch", vswitch);
  return counts;
}
