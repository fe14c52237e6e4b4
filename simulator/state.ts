import type { IdSource } from "./ids.ts";
import { noLists, type Lists } from "./state-lists.ts";
import { noServices, type Services } from "./state-services.ts";
import { noSurroundings, type Surroundings } from "./state-surroundings.ts";

/** Everything that lives in one account, in creation order. */
export interface Account {
  readonly name: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly balance: Balance;
  readonly realName: "yes" | "none" | "unnecessary";
  readonly ids: IdSource;
  readonly vpcs: Map<string, Vpc>;
  readonly routeTables: Map<string, RouteTable>;
  readonly vswitches: Map<string, VSwitch>;
  readonly eips: Map<string, Eip>;
  readonly securityGroups: Map<string, SecurityGroup>;
  readonly instances: Map<string, Instance>;
  readonly disks: Map<string, Disk>;
  readonly enis: Map<string, Eni>;
  readonly images: Map<string, Image>;
  readonly keyPairs: Map<string, KeyPair>;
  readonly lists: Lists;
  readonly services: Services;
  readonly surroundings: Surroundings;
  /** Answers of creates by action and client token, for repeats of the same request. */
  readonly clientTokens: Map<string, { request: string; answer: Record<string, unknown> }>;
}

/** Amounts in the account's currency, as decimal text without separators. */
export interface Balance {
  readonly available: string;
  readonly cash: string;
  readonly credit: string;
  readonly currency: string;
}

export interface Region {
  readonly regionId: string;
  readonly zones: readonly string[];
}

/** What every resource carries. */
interface Resource {
  readonly id: string;
  readonly regionId: string;
  readonly createdAt: Date;
  readonly tags: Map<string, string>;
  name: string;
  description: string;
  resourceGroupId: string;
}

export interface Vpc extends Resource {
  readonly cidrBlock: string;
  readonly secondaryCidrs: string[];
  readonly userCidrs: readonly string[];
  ipv6CidrBlock: string;
  readonly vRouterId: string;
  readonly isDefault: boolean;
  /** Cloud enterprise networks (CEN) that the VPC is attached to. */
  readonly cens: readonly { id: string; ownerId: string; status: string }[];
}

export interface RouteTable extends Resource {
  readonly vpcId: string;
  readonly vRouterId: string;
  readonly type: "System" | "Custom";
}

export interface VSwitch extends Resource {
  readonly vpcId: string;
  readonly zoneId: string;
  readonly cidrBlock: string;
  ipv6CidrBlock: string;
  readonly routeTableId: string;
  readonly isDefault: boolean;
  readonly status: "Available" | "Pending";
  /** The account that shares it with this one; "" for one of its own. */
  readonly sharedBy: string;
}

export interface SecurityGroup extends Resource {
  /** "" for a group of the classic network. */
  readonly vpcId: string;
  readonly type: "normal" | "enterprise";
  readonly serviceManaged: boolean;
  innerAccessPolicy: "Accept" | "Drop";
  readonly rules: Rule[];
}

/** The peers and ports of a rule under the names the API gives them; "" where absent. */
export interface RuleMatch {
  readonly IpProtocol: string;
  readonly PortRange: string;
  readonly SourcePortRange: string;
  readonly PortRangeListId: string;
  readonly Policy: "Accept" | "Drop";
  readonly Priority: number;
  readonly SourceCidrIp: string;
  readonly DestCidrIp: string;
  readonly Ipv6SourceCidrIp: string;
  readonly Ipv6DestCidrIp: string;
  readonly SourceGroupId: string;
  readonly DestGroupId: string;
  readonly SourceGroupOwnerAccount: string;
  readonly DestGroupOwnerAccount: string;
  readonly SourcePrefixListId: string;
  readonly DestPrefixListId: string;
}

export interface Rule {
  readonly id: string;
  readonly direction: "ingress" | "egress";
  readonly createdAt: Date;
  readonly match: RuleMatch;
  description: string;
}

export interface Instance extends Resource {
  readonly zoneId: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly osName: string;
  readonly osType: "linux" | "windows";
  readonly chargeType: "PrePaid" | "PostPaid";
  /** Only of a PrePaid instance. */
  readonly expiresAt: Date | undefined;
  readonly spotStrategy: string;
  readonly dedicatedHostId: string;
  /** Both are "" in the classic network, where `innerIp` is the private address. */
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly innerIp: string;
  /** The VPC that a classic instance is linked to; "" without such a link. */
  readonly classicLinkVpcId: string;
  readonly internetChargeType: string;
  readonly internetMaxBandwidthIn: number;
  readonly internetMaxBandwidthOut: number;
  readonly locks: readonly { reason: string; message: string }[];
  readonly serialNumber: string;
  readonly autoRenew: { enabled: boolean; status: string; duration: number; periodUnit: string };
  securityGroupIds: string[];
  status: "Running" | "Stopped";
  stoppedMode: "KeepCharging" | "StopCharging" | "Not-applicable";
  startedAt: Date | undefined;
  /** The fixed public address; "" when there is none. */
  publicIp: string;
  keyPairName: string;
  hostName: string;
  userData: string;
  ramRoleName: string;
  deploymentSetId: string;
  autoReleaseTime: string;
  deletionProtection: boolean;
  creditSpecification: string;
  readonly hpcClusterId: string;
  readonly capacityReservationId: string;
  readonly privatePool: { readonly id: string; readonly criteria: string };
}

export interface Disk extends Resource {
  readonly zoneId: string;
  readonly kind: "system" | "data";
  readonly category: string;
  readonly performanceLevel: string;
  /** GiB */
  readonly size: number;
  readonly encrypted: boolean;
  readonly kmsKeyId: string;
  readonly chargeType: "PrePaid" | "PostPaid";
  readonly portable: boolean;
  /** Reasons why it is locked, such as `security`. */
  readonly locks: readonly string[];
  readonly imageId: string;
  readonly productCode: string;
  readonly snapshotId: string;
  readonly serialNumber: string;
  readonly multiAttach: string;
  /** The automatic snapshot policy; "" without one. */
  readonly snapshotPolicyId: string;
  burstingEnabled: boolean;
  deleteWithInstance: boolean;
  status: "In_use" | "Available" | "Attaching" | "Detaching" | "ReIniting" | "Creating";
  instanceId: string;
  device: string;
  attachedAt: Date | undefined;
  detachedAt: Date | undefined;
  /** Of a disk with multi-attach, beside the first one. */
  furtherAttachments: Attachment[];
}

export interface Attachment {
  readonly instanceId: string;
  readonly device: string;
  readonly attachedAt: Date | undefined;
}

export interface Eni extends Resource {
  readonly kind: "Primary" | "Secondary";
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly zoneId: string;
  readonly macAddress: string;
  readonly primaryIp: string;
  readonly secondaryIps: readonly string[];
  readonly ipv6Addresses: readonly string[];
  readonly ipv4Prefixes: readonly string[];
  readonly ipv6Prefixes: readonly string[];
  readonly serviceManaged: boolean;
  securityGroupIds: string[];
  instanceId: string;
}

export interface Eip extends Resource {
  readonly ipAddress: string;
  /** Mbit/s */
  readonly bandwidth: number;
  readonly internetChargeType: string;
  readonly chargeType: "PostPaid" | "PrePaid";
  readonly isp: string;
  readonly netmode: string;
  instanceId: string;
  instanceType: string;
  instanceRegionId: string;
  privateIp: string;
  mode: string;
}

export interface Image extends Resource {
  readonly ownerAlias: string;
  readonly ownerId: string;
  readonly osName: string;
  readonly osType: "linux" | "windows";
  readonly platform: string;
  readonly architecture: string;
  readonly productCode: string;
  /** GiB */
  readonly size: number;
  readonly status: string;
  /** Snapshots that it is made of, the one of the system disk first. */
  snapshotIds: readonly string[];
}

export interface KeyPair extends Resource {
  readonly fingerPrint: string;
}

/** A new account with nothing in it. */
export function emptyAccount(
  identity: Pick<Account, "name" | "accountId" | "accessKeyId" | "balance" | "realName" | "ids">,
): Account {
  return {
    ...identity,
    vpcs: new Map(),
    routeTables: new Map(),
    vswitches: new Map(),
    eips: new Map(),
    securityGroups: new Map(),
    instances: new Map(),
    disks: new Map(),
    enis: new Map(),
    images: new Map(),
    keyPairs: new Map(),
    lists: noLists(),
    services: noServices(),
    surroundings: noSurroundings(),
    clientTokens: new Map(),
  };
}
