import { z } from "zod";
import { snapshot } from "./world-machine.ts";
import { accountId, address, block, common, id, reference, regional } from "./world-values.ts";

const references = z.array(reference).default([]);

const cen = z.strictObject({
  id: id("cen"),
  owner: accountId.optional(),
  status: z.string().default("Attached"),
});

/** More keys of a VPC. */
export const vpcKeys = {
  secondaryCidrs: z.array(block).default([]),
  userCidrs: z.array(block).max(3).default([]),
  /** A /56 where it has IPv6. */
  ipv6CidrBlock: block.optional(),
  cens: z.array(cen).default([]),
};

/** More keys of a vSwitch. */
export const vswitchKeys = {
  status: z.enum(["Available", "Pending"]).default("Available"),
  /** A /64 of the block of its VPC where it has IPv6. */
  ipv6CidrBlock: block.optional(),
  /** A custom one; without it the system route table of the VPC. */
  routeTable: reference.optional(),
  /** The account that shares the vSwitch with this one. */
  sharedBy: accountId.optional(),
  /** Blocks from which no single address is given. */
  reservedCidrs: z.array(block).max(10).default([]),
};

/** More keys of a security group: one of the classic network has no `vpc`, but may name its region. */
export const groupKeys = {
  vpc: reference.optional(),
  networkType: z.enum(["vpc", "classic"]).default("vpc"),
  region: z.string().optional(),
};

const haVip = z.strictObject({
  ...common,
  id: id("havip").optional(),
  vswitch: reference,
  ipAddress: address.optional(),
  instances: references,
  interfaces: references,
  master: reference.optional(),
});

const routeTable = z.strictObject({ ...common, id: id("vtb").optional(), vpc: reference });

const nextHop = z.strictObject({
  type: z
    .enum([
      "Instance",
      "HaVip",
      "VpnGateway",
      "NatGateway",
      "NetworkInterface",
      "RouterInterface",
      "IPv6Gateway",
      "Attachment",
      "Ipv4Gateway",
      "GatewayEndpoint",
      "Ecr",
      "VpcPeer",
    ])
    .default("Instance"),
  id: reference,
  weight: z.int().min(0).max(255).default(0),
});

const routeEntry = z.strictObject({
  ...common,
  id: id("rte").optional(),
  routeTable: reference.optional(),
  /** For the system route table of a VPC. */
  vpc: reference.optional(),
  destination: block,
  type: z.enum(["Custom", "BGP", "CEN", "ECR"]).default("Custom"),
  nextHops: z.array(nextHop).min(1),
});

const port = z
  .union([z.string().regex(/^(any|\d{1,5}(\/\d{1,5})?)$/, "expected a port"), z.int()])
  .transform(String);

const forwardEntry = z.strictObject({
  id: id("fwd").optional(),
  name: z.string().default(""),
  externalIp: address.optional(),
  externalPort: port.default("any"),
  internalIp: address,
  internalPort: port.default("any"),
  protocol: z.enum(["tcp", "udp", "any"]).default("any"),
});

const natGateway = z.strictObject({
  ...common,
  id: id("ngw").optional(),
  vpc: reference,
  vswitch: reference.optional(),
  network: z.enum(["internet", "intranet"]).default("internet"),
  eips: references,
  forwardEntries: z.array(forwardEntry).default([]),
});

const trafficMirrorSession = z.strictObject({
  ...common,
  id: id("tms").optional(),
  filter: id("tmf").optional(),
  /** Interfaces, or instances for their primary ones; the target too, unless it is an SLB. */
  sources: z.array(reference).min(1),
  target: reference,
  targetType: z.enum(["NetworkInterface", "SLB"]).default("NetworkInterface"),
  enabled: z.boolean().default(true),
  priority: z.int().min(1).max(32_766).default(1),
  virtualNetworkId: z.int().min(0).max(16_777_215).default(1),
});

const peering = z.strictObject({
  ...common,
  id: id("pcc").optional(),
  vpc: reference,
  peer: z.strictObject({
    /** ID, or name where the world has the account; left out for a VPC of the same account. */
    account: z.union([z.string(), z.int()]).transform(String).optional(),
    vpc: reference,
    /** For accounts that the world does not have. */
    region: z.string().optional(),
    cidrs: z.array(block).default([]),
  }),
  status: z
    .enum(["Creating", "Accepting", "Updating", "Rejected", "Expired", "Activated", "Deleting"])
    .default("Activated"),
  bandwidth: z.int().min(-1).default(-1),
});

const oldAccelerator = z.strictObject({
  ...regional,
  id: id("ga").optional(),
  ipAddress: address.optional(),
  bandwidthType: z.enum(["Exclusive", "Sharing"]).default("Exclusive"),
  servers: references,
});

/** The keys of an account that say what lies around its instances. */
export const surroundingKeys = {
  snapshots: z.array(snapshot).default([]),
  haVips: z.array(haVip).default([]),
  routeTables: z.array(routeTable).default([]),
  routeEntries: z.array(routeEntry).default([]),
  natGateways: z.array(natGateway).default([]),
  trafficMirrorSessions: z.array(trafficMirrorSession).default([]),
  peerings: z.array(peering).default([]),
  oldAccelerators: z.array(oldAccelerator).default([]),
  accountAttributes: z
    .record(z.string().min(1), z.union([z.string(), z.number()]).transform(String))
    .default({}),
  /** Regions where new disks are encrypted unless said otherwise. */
  encryptedByDefault: z.array(z.string()).default([]),
};

export const SURROUNDING_SCHEMAS = [
  cen,
  haVip,
  routeTable,
  nextHop,
  routeEntry,
  forwardEntry,
  natGateway,
  trafficMirrorSession,
  peering,
  peering.shape.peer,
  oldAccelerator,
];

export type WorldHaVip = z.infer<typeof haVip>;
export type WorldRouteEntry = z.infer<typeof routeEntry>;
export type WorldNatGateway = z.infer<typeof natGateway>;
export type WorldMirrorSession = z.infer<typeof trafficMirrorSession>;
export type WorldPeering = z.infer<typeof peering>;
