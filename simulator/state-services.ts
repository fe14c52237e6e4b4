/** What the other products hold of one account, in creation order. */
export interface Services {
  /** CLB only; the other kinds are seen through their server groups. */
  readonly loadBalancers: Map<string, LoadBalancer>;
  readonly serverGroups: Map<string, ServerGroup>;
  readonly accelerators: Map<string, Accelerator>;
  readonly dtsJobs: Map<string, DtsJob>;
  readonly vpcEndpoints: Map<string, VpcEndpoint>;
  readonly scalingGroups: Map<string, ScalingGroup>;
  readonly replicationJobs: Map<string, ReplicationJob>;
  readonly orders: Map<string, Order>;
  readonly financialRelations: FinancialRelation[];
  /** By quota id; what is not here has the documented default. */
  readonly quotas: Map<string, number>;
  fundAccount: FundAccount;
  resourceDirectory: ResourceDirectory | undefined;
}

interface Held {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly createdAt: Date;
  readonly tags: Map<string, string>;
}

/** A backend of a load balancer of any kind. */
export interface Backend {
  readonly type: "Ecs" | "Eni" | "Ip";
  /** The instance, the interface, or the address itself. */
  readonly id: string;
  readonly ip: string;
  readonly zoneId: string;
  readonly port: number;
  readonly weight: number;
  readonly description: string;
}

export interface BackendGroup {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly backends: readonly Backend[];
}

export interface LoadBalancer extends Held {
  readonly vpcId: string;
  readonly vSwitchId: string;
  readonly address: string;
  readonly addressType: "internet" | "intranet";
  readonly zoneId: string;
  /** The default server group. */
  readonly backends: readonly Backend[];
  readonly vServerGroups: readonly BackendGroup[];
  /** The first backend of each is the primary one. */
  readonly masterSlaveGroups: readonly BackendGroup[];
}

export interface ServerGroup extends Held {
  readonly kind: "alb" | "nlb" | "gwlb";
  readonly type: "Instance" | "Ip";
  readonly vpcId: string;
  readonly loadBalancerIds: readonly string[];
  readonly backends: readonly Backend[];
}

export interface Accelerator extends Held {
  readonly kind: "standard" | "basic";
  readonly endpointGroups: readonly EndpointGroup[];
}

export interface EndpointGroup {
  readonly id: string;
  readonly name: string;
  readonly type: "default" | "virtual";
  readonly regionId: string;
  readonly endpoints: readonly Endpoint[];
}

export interface Endpoint {
  readonly id: string;
  readonly type: string;
  readonly endpoint: string;
  readonly subAddress: string;
}

export interface DtsJob extends Held {
  readonly dtsInstanceId: string;
  readonly type: "MIGRATION" | "SYNC" | "SUBSCRIBE";
  readonly status: string;
  readonly source: DtsEndpoint;
  readonly destination: DtsEndpoint;
}

/** "" where the endpoint has no such thing. */
export interface DtsEndpoint {
  readonly instanceType: string;
  readonly instanceId: string;
  readonly ip: string;
  readonly port: string;
  readonly engine: string;
  readonly database: string;
  readonly userName: string;
  readonly regionId: string;
}

export interface VpcEndpoint extends Held {
  readonly type: "Interface" | "Reverse" | "GatewayLoadBalancer";
  readonly vpcId: string;
  readonly serviceId: string;
  readonly status: string;
  readonly connectionStatus: string;
}

export interface ScalingGroup extends Held {
  readonly members: readonly ScalingMember[];
}

export interface ScalingMember {
  readonly instanceId: string;
  readonly creationType: "AutoCreated" | "Attached" | "Managed";
  readonly lifecycleState: string;
}

export interface ReplicationJob extends Held {
  /** The source server that the client was installed on, `s-…`. */
  readonly sourceId: string;
  /** The destination; "" when the job makes an image. */
  readonly instanceId: string;
  readonly type: "server" | "system" | "cross-zone" | "vmware";
  readonly status: string;
  readonly businessStatus: string;
}

export interface Order {
  readonly id: string;
  readonly type: string;
  readonly status: "Unpaid" | "Paid" | "Cancelled";
  readonly createdAt: Date;
  /** As the world writes it, in the account's currency. */
  readonly amount: string;
  readonly grossAmount: string;
  readonly productCode: string;
  readonly commodityCode: string;
  readonly subscriptionType: "Subscription" | "PayAsYouGo";
  readonly relatedOrderId: string;
  readonly regionId: string;
  readonly resourceIds: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface FundAccount {
  readonly type: "DIRECT_USER" | "RESELLER_QUOTA";
  readonly status: "VALID" | "FROZEN" | "CLOSED";
  readonly site: string;
  /** Bills of this month and of earlier months that are not paid, decimal text. */
  readonly uncleared: { readonly month: string; readonly history: string };
}

export interface FinancialRelation {
  readonly id: number;
  readonly type: "FinancialManagement" | "FinancialTrusteeship";
  /** What this account is in it; the other one is the opposite. */
  readonly role: "MASTER" | "MEMBER";
  readonly state: string;
  readonly partnerId: string;
  readonly startedAt: Date;
}

export interface ResourceDirectory {
  readonly id: string;
  readonly masterAccountId: string;
  readonly masterAccountName: string;
  readonly rootFolderId: string;
  /** As the platform masks it. */
  readonly identityInformation: string;
  readonly createdAt: Date;
}

/** A customer of the China site to whom nobody sold anything else yet. */
export function noServices(): Services {
  return {
    loadBalancers: new Map(),
    serverGroups: new Map(),
    accelerators: new Map(),
    dtsJobs: new Map(),
    vpcEndpoints: new Map(),
    scalingGroups: new Map(),
    replicationJobs: new Map(),
    orders: new Map(),
    financialRelations: [],
    quotas: new Map(),
    fundAccount: {
      type: "DIRECT_USER",
      status: "VALID",
      site: "26842",
      uncleared: { month: "0.00", history: "0.00" },
    },
    resourceDirectory: undefined,
  };
}
