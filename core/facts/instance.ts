import { z } from "zod";
import { DiskFacts } from "./disk.ts";
import { fact, instant } from "./fact.ts";

/** A network interface as DescribeInstances reports it. */
export const NetworkInterfaceFacts = z.object({
  id: z.string(),
  type: z.enum(["Primary", "Secondary"]),
  /** IPv4, the primary one first. */
  privateIps: z.array(z.string()).default([]),
  ipv6: fact(z.array(z.string())),
  /** `Ipv4PrefixSets` and `Ipv6PrefixSets`. */
  prefixes: fact(z.array(z.string())),
});
export type NetworkInterfaceFacts = z.output<typeof NetworkInterfaceFacts>;

/** An EIP that is bound to the instance. */
const Eip = z.object({
  allocationId: z.string(),
  ip: z.string(),
  /** DescribeEipAddresses `Mode`: NAT, MULTI_BINDED, BINDED. */
  mode: fact(z.string()),
  /** DescribeEipAddresses `ChargeType`: PostPaid, PrePaid. */
  chargeType: fact(z.string()),
});

/** A route entry whose next hop is the instance, one of its interfaces or a HaVip that it backs. */
const RouteEntry = z.object({
  /** `rte-…` */
  id: z.string(),
  routeTableId: z.string(),
  destination: z.string(),
  nextHop: z.string(),
});

/** A backend that is the instance, one of its interfaces or one of its addresses. */
const LoadBalancerMember = z.object({
  kind: z.enum(["clb", "alb", "nlb", "gwlb"]),
  /** The load balancer (clb) or the server group. */
  id: z.string(),
  /** The vServer or primary/secondary group inside a clb, `null` for its default group and the other kinds. */
  group: z.string().nullable(),
  member: z.string(),
});

const AcceleratorEndpoint = z.object({
  /** `ga-…` */
  acceleratorId: z.string(),
  endpoint: z.string(),
});

const Order = z.object({ id: z.string(), type: z.string() });

/** What BSS says of an order that changes a configuration. */
const ConfigurationOrder = Order.extend({
  /** `UsageStartTime` and `UsageEndTime` */
  startsAt: fact(instant),
  endsAt: fact(instant),
});

const SystemEvent = z.object({
  /** `e-…` */
  id: z.string(),
  /** DescribeInstanceHistoryEvents `EventType.Name`, such as SystemMaintenance.Redeploy. */
  type: z.string(),
  /** `EventCycleStatus.Name`: Scheduled, Executing, Inquiring. */
  status: z.string(),
  notBefore: fact(instant),
});

const DtsJob = z.object({
  id: z.string(),
  status: z.string(),
  /** Which end of the job the instance is. */
  role: z.enum(["source", "destination"]),
});

/** What is known of one instance; every fact but its id may be unknown. */
export const InstanceFacts = z.object({
  /** `i-…` */
  id: z.string().min(1),
  name: fact(z.string()),
  region: fact(z.string()),
  zone: fact(z.string()),
  instanceType: fact(z.string()),
  /** vCPUs, DescribeInstances `Cpu`. */
  cpu: fact(z.number()),
  imageId: fact(z.string()),
  /** DescribeImages `ImageOwnerAlias` and `ProductCode` of its image; `""` where the image has none. */
  image: fact(z.object({ ownerAlias: z.string(), productCode: z.string() })),
  /** DescribeInstances `Status`: Pending, Running, Starting, Stopping, Stopped. */
  status: fact(z.string()),
  /** DescribeInstances `StoppedMode`: KeepCharging, StopCharging, Not-applicable. */
  stoppedMode: fact(z.string()),
  /** DescribeInstances `InstanceChargeType`: PrePaid, PostPaid. */
  chargeType: fact(z.string()),
  /** DescribeInstances `SpotStrategy`: NoSpot, SpotWithPriceLimit, SpotAsPriceGo. */
  spotStrategy: fact(z.string()),
  createdAt: fact(instant),
  /** End of a subscription; a far future for pay-as-you-go instances. */
  expiresAt: fact(instant),
  /** DescribeInstanceAutoRenewAttribute `AutoRenewEnabled`; `false` for pay-as-you-go instances. */
  autoRenew: fact(z.boolean()),
  /** DescribeInstances `AutoReleaseTime`, `null` where none is set. */
  autoReleaseAt: fact(instant.nullable()),
  deletionProtection: fact(z.boolean()),
  /** DescribeInstances `InstanceNetworkType`. */
  networkType: fact(z.enum(["vpc", "classic"])),
  vpcId: fact(z.string()),
  vswitchId: fact(z.string()),
  /** The custom route table that its vSwitch is bound to, `null` where that is the system one. */
  customRouteTableId: fact(z.string().nullable()),
  /** The VPC that it is linked to by ClassicLink, `null` where there is none. */
  classicLinkVpcId: fact(z.string().nullable()),
  privateIps: fact(z.array(z.string())),
  /** The fixed public IP addresses (固定公网IP), which travel with the instance; never an EIP. */
  publicIps: fact(z.array(z.string())),
  /** The EIP bound to the instance, `null` where there is none. */
  eip: fact(Eip.nullable()),
  /** Name of the bound key pair, `null` where there is none. */
  keyPair: fact(z.string().nullable()),
  /** Name of the RAM role that its programs act with, `null` where there is none. */
  ramRole: fact(z.string().nullable()),
  /** The dedicated host (专有宿主机) it runs on, `null` where there is none. */
  dedicatedHostId: fact(z.string().nullable()),
  deploymentSetId: fact(z.string().nullable()),
  hpcClusterId: fact(z.string().nullable()),
  /** The capacity reservation or private pool that it runs in, `null` where there is none. */
  capacityReservationId: fact(z.string().nullable()),
  scalingGroupId: fact(z.string().nullable()),
  /** DescribeInstances `OperationLocks.LockReason[].LockReason`; empty where it is not locked. */
  locks: fact(z.array(z.string())),
  /** Keys of its tags; their values are nobody else's business. */
  tagKeys: fact(z.array(z.string())),
  securityGroupIds: fact(z.array(z.string())),
  /** Those of its security groups that a cloud service manages. */
  managedGroupIds: fact(z.array(z.string())),
  networkInterfaces: fact(z.array(NetworkInterfaceFacts)),
  disks: fact(z.array(DiskFacts)),
  /** HaVips that it or one of its interfaces backs. */
  haVips: fact(z.array(z.string())),
  routeEntries: fact(z.array(RouteEntry)),
  loadBalancers: fact(z.array(LoadBalancerMember)),
  accelerators: fact(z.array(AcceleratorEndpoint)),
  /** PrivateLink endpoints of type Reverse in its VPC: a hint at reverse access (反向访问服务), no proof. */
  reverseEndpoints: fact(z.array(z.string())),
  /** DTS jobs that read from it or write to it and are not finished. */
  dtsJobs: fact(z.array(DtsJob)),
  /** DNAT entries that lead to one of its private addresses. */
  dnatEntries: fact(z.array(z.string())),
  /** Traffic mirror sessions that start or end at one of its interfaces. */
  trafficMirrors: fact(z.array(z.string())),
  /** SMC replication jobs (DescribeReplicationJobs) that run on it. */
  replicationJobs: fact(z.array(z.string())),
  unpaidOrders: fact(z.array(Order)),
  /** Orders that change its configuration and are in effect or still to come. */
  configurationOrders: fact(z.array(ConfigurationOrder)),
  /** Paid orders of type New for 0 CNY that name it, of the last seven months (R8.3). */
  zeroOrders: fact(z.array(z.object({ id: z.string(), createdAt: instant }))),
  systemEvents: fact(z.array(SystemEvent)),
  /** Snapshots of its disks. */
  snapshots: fact(z.array(z.string())),
  /** The account's own images that were made from its disks. */
  customImages: fact(z.array(z.string())),
});
export type InstanceFacts = z.output<typeof InstanceFacts>;
