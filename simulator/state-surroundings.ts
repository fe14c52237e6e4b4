/** What lies around an account's instances: what routes to them, backs them or waits for them. */
export interface Surroundings {
  readonly haVips: Map<string, HaVip>;
  readonly routeEntries: Map<string, RouteEntry>;
  readonly natGateways: Map<string, NatGateway>;
  readonly trafficMirrorSessions: Map<string, TrafficMirrorSession>;
  readonly cidrReservations: Map<string, CidrReservation>;
  /** Peer connections are held by both of their accounts. */
  readonly peerConnections: Map<string, PeerConnection>;
  /** Global acceleration as the VPC product has it, older than the product of that name. */
  readonly oldAccelerators: Map<string, OldAccelerator>;
  readonly snapshots: Map<string, Snapshot>;
  readonly replicaPairs: Map<string, ReplicaPair>;
  readonly systemEvents: Map<string, SystemEvent>;
  /** Answers of DescribeAccountAttributes that differ from the usual ones. */
  readonly attributes: Map<string, string>;
  /** Regions where new disks are encrypted unless said otherwise. */
  readonly encryptedByDefault: Set<string>;
}

interface Thing {
  readonly id: string;
  readonly regionId: string;
  readonly createdAt: Date;
  readonly tags: Map<string, string>;
  readonly name: string;
  readonly description: string;
  readonly resourceGroupId: string;
}

export interface HaVip extends Thing {
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly ipAddress: string;
  /** Of `associatedIds`; "" when nothing is associated. */
  readonly associatedType: "EcsInstance" | "NetworkInterface" | "";
  readonly associatedIds: readonly string[];
  readonly masterId: string;
}

export interface RouteEntry extends Thing {
  readonly routeTableId: string;
  readonly destination: string;
  readonly type: "Custom" | "BGP" | "CEN" | "ECR";
  /** Several of them share the traffic by weight. */
  readonly nextHops: readonly NextHop[];
}

export interface NextHop {
  readonly type: string;
  readonly id: string;
  readonly weight: number;
}

export interface NatGateway extends Thing {
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly network: "internet" | "intranet";
  readonly eipIds: readonly string[];
  readonly forwardTableId: string;
  readonly snatTableId: string;
  readonly forwardEntries: readonly ForwardEntry[];
}

export interface ForwardEntry {
  readonly id: string;
  readonly name: string;
  readonly externalIp: string;
  /** A port, a range such as 10/20, or `any`. */
  readonly externalPort: string;
  readonly internalIp: string;
  readonly internalPort: string;
  readonly protocol: "tcp" | "udp" | "any";
}

export interface TrafficMirrorSession extends Thing {
  readonly filterId: string;
  readonly sourceIds: readonly string[];
  readonly targetId: string;
  readonly targetType: "NetworkInterface" | "SLB";
  readonly enabled: boolean;
  readonly priority: number;
  readonly virtualNetworkId: number;
}

/** A block of a vSwitch from which prefixes are given to interfaces, but no single addresses. */
export interface CidrReservation extends Thing {
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly cidrBlock: string;
}

export interface PeerConnection extends Thing {
  name: string;
  description: string;
  readonly near: PeerEnd;
  readonly far: PeerEnd;
  /** What it is once nothing is under way. */
  status: string;
  /** What is under way, and until when. */
  underWay?:
    { readonly status: "Creating" | "Updating" | "Deleting"; readonly until: Date } | undefined;
  /** Until when an offer can be accepted; one that a world gives stays what the world says. */
  readonly offerEnds?: Date | undefined;
  /** Mbit/s; -1 for no limit. */
  bandwidth: number;
  /** Between regions only. */
  readonly linkType?: string | undefined;
}

export interface PeerEnd {
  readonly accountId: string;
  readonly regionId: string;
  readonly vpcId: string;
  /** Of a VPC that the world does not have. */
  readonly cidrBlocks: readonly string[];
}

export interface OldAccelerator extends Thing {
  readonly ipAddress: string;
  readonly bandwidthType: "Exclusive" | "Sharing";
  readonly serverIds: readonly string[];
}

export interface Snapshot extends Thing {
  readonly sourceDiskId: string;
  readonly sourceDiskType: "system" | "data";
  /** GiB */
  readonly sourceDiskSize: number;
  readonly encrypted: boolean;
  readonly kmsKeyId: string;
  readonly productCode: string;
  readonly type: "user" | "auto";
  readonly category: "Standard" | "archive";
  readonly status: "accomplished" | "progressing" | "failed";
}

/** An asynchronous replication of a disk to another region or zone. */
export interface ReplicaPair extends Thing {
  readonly sourceDiskId: string;
  readonly sourceZoneId: string;
  readonly destinationDiskId: string;
  readonly destinationRegionId: string;
  readonly destinationZoneId: string;
  readonly status: string;
}

export const EVENT_STATUSES = [
  "Scheduled",
  "Avoided",
  "Executing",
  "Executed",
  "Canceled",
  "Failed",
  "Inquiring",
] as const;

export interface SystemEvent {
  readonly id: string;
  readonly regionId: string;
  readonly instanceId: string;
  readonly type: string;
  readonly status: (typeof EVENT_STATUSES)[number];
  readonly notBefore: Date;
  readonly publishedAt: Date;
  /** Only of an event that is over. */
  readonly finishedAt: Date | undefined;
  readonly impactLevel: string;
  readonly reason: string;
}

/** An account whose instances stand alone. */
export function noSurroundings(): Surroundings {
  return {
    haVips: new Map(),
    routeEntries: new Map(),
    natGateways: new Map(),
    trafficMirrorSessions: new Map(),
    cidrReservations: new Map(),
    peerConnections: new Map(),
    oldAccelerators: new Map(),
    snapshots: new Map(),
    replicaPairs: new Map(),
    systemEvents: new Map(),
    attributes: new Map(),
    encryptedByDefault: new Set(),
  };
}
