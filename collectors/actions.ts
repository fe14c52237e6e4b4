import { products } from "./products.ts";
import type { Product } from "./products.ts";

/**
 * The read-only actions that collecting an inventory may call, with the product that answers each.
 * An action that several products have stands as `<product>.<action>`.
 */
export const readActions = {
  GetCallerIdentity: "sts",
  DescribeAccountAttributes: "ecs",
  DescribeClassicLinkInstances: "ecs",
  DescribeDiskEncryptionByDefaultStatus: "ecs",
  DescribeDisks: "ecs",
  DescribeImages: "ecs",
  DescribeInstanceAttachmentAttributes: "ecs",
  DescribeInstanceAutoRenewAttribute: "ecs",
  DescribeInstanceHistoryEvents: "ecs",
  DescribeInstanceRamRole: "ecs",
  DescribeInstances: "ecs",
  DescribeNetworkInterfaces: "ecs",
  DescribePortRangeListEntries: "ecs",
  DescribePrefixListAttributes: "ecs",
  DescribePrefixLists: "ecs",
  DescribeSecurityGroupAttribute: "ecs",
  DescribeSecurityGroups: "ecs",
  DescribeSnapshots: "ecs",
  DescribeDiskReplicaPairs: "ebs",
  CheckCanAllocateVpcPrivateIpAddress: "vpc",
  DescribeEipAddresses: "vpc",
  DescribeForwardTableEntries: "vpc",
  DescribeGlobalAccelerationInstances: "vpc",
  DescribeHaVips: "vpc",
  DescribeNatGateways: "vpc",
  DescribeRouteEntryList: "vpc",
  DescribeRouteTableList: "vpc",
  DescribeVSwitches: "vpc",
  DescribeVpcs: "vpc",
  ListTrafficMirrorSessions: "vpc",
  ListVSwitchCidrReservations: "vpc",
  ListVpcPeerConnections: "vpcpeer",
  DescribeLoadBalancerAttribute: "slb",
  DescribeLoadBalancers: "slb",
  DescribeMasterSlaveServerGroupAttribute: "slb",
  DescribeMasterSlaveServerGroups: "slb",
  DescribeVServerGroupAttribute: "slb",
  DescribeVServerGroups: "slb",
  "alb.ListServerGroups": "alb",
  "alb.ListServerGroupServers": "alb",
  "nlb.ListServerGroupServers": "nlb",
  "gwlb.ListServerGroupServers": "gwlb",
  ListAccelerators: "ga",
  ListBasicAccelerators: "ga",
  ListBasicEndpoints: "ga",
  ListEndpointGroups: "ga",
  DescribeDtsJobs: "dts",
  ListVpcEndpoints: "privatelink",
  DescribeScalingInstances: "ess",
  DescribeReplicationJobs: "smc",
  GetProductQuota: "quotas",
  QueryAccountBalance: "bss2017",
  QueryFinancialAccountInfo: "bss2017",
  QueryOrders: "bss2017",
  QueryRelationList: "bss2017",
  "bss2017.GetOrderDetail": "bss2017",
  GetFundAccountAvailableAmount: "bss2023",
  GetOrders: "bss2023",
  ListFundAccount: "bss2023",
  "bss2023.GetOrderDetail": "bss2023",
} as const satisfies Record<string, Product>;

export type ReadAction = keyof typeof readActions;

/** The action as the wire names it. */
export function wireName(action: ReadAction): string {
  return action.slice(action.indexOf(".") + 1);
}

/** What RAM has to grant for an action, such as `ecs:DescribeInstances`; for billing a policy as a whole. */
export function permissionOf(action: ReadAction): string {
  const { ram } = products[readActions[action]];
  return ram === "bss" ? billingPolicy : `${ram}:${wireName(action)}`;
}

/** A RAM policy document. */
export interface RamPolicy {
  readonly Version: "1";
  readonly Statement: readonly {
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: "*";
  }[];
}

/**
 * The smallest RAM policy with which an inventory can be collected, billing apart: RAM does not document the names of
 * its single actions, so {@link billingPolicy} is attached beside it.
 */
export function ramPolicy(): RamPolicy {
  const actions = (Object.keys(readActions) as ReadAction[])
    .filter((action) => products[readActions[action]].ram !== "bss")
    .map(permissionOf);
  return {
    Version: "1",
    Statement: [{ Effect: "Allow", Action: [...new Set(actions)].sort(), Resource: "*" }],
  };
}

/** The system policy that allows to read balance and orders. */
export const billingPolicy = "AliyunBSSReadOnlyAccess";

/**
 * Stops whatever is not a read by its name, before anything is sent.
 * Holds for callers that got past the type checker, too.
 */
export function assertReadOnly(action: string): asserts action is ReadAction {
  if (!/^(?:[a-z0-9]+\.)?(?:Describe|Get|List|Query|Check)[A-Z]/.test(action)) {
    throw new Error(`${action} is not a read-only action; a collector never sends it`);
  }
  if (!Object.hasOwn(readActions, action)) {
    throw new Error(`${action} is not among the actions that a collector may call`);
  }
}
