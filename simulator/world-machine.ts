import { z } from "zod";
import { EVENT_STATUSES } from "./state-surroundings.ts";
import { address, block, common, id, reference, time } from "./world-values.ts";

const references = z.array(reference).default([]);
const prefixes = z.array(block).default([]);

/** More keys of a network interface; those of an instance are the ones of its primary interface. */
export const interfaceKeys = {
  secondaryIps: z.array(address).default([]),
  ipv6Addresses: z.array(z.ipv6()).default([]),
  ipv4Prefixes: prefixes,
  ipv6Prefixes: prefixes,
};

const event = z.strictObject({
  id: id("e").optional(),
  type: z
    .string()
    .regex(/^[A-Z]\w*\.[A-Z]\w*$/, "expected a type such as SystemMaintenance.Reboot")
    .default("SystemMaintenance.Reboot"),
  status: z.enum(EVENT_STATUSES).default("Scheduled"),
  notBefore: time.default("+3d"),
  publishedAt: time.default("-1d"),
  finishedAt: time.optional(),
  impactLevel: z.string().default(""),
  reason: z.string().default(""),
});

const renewal = z.strictObject({
  status: z.enum(["AutoRenewal", "Normal", "NotRenewal"]),
  duration: z.int().min(1).default(1),
  periodUnit: z.enum(["Week", "Month", "Year"]).default("Month"),
});

const privatePool = z.strictObject({
  id: z.string().default(""),
  criteria: z.enum(["Open", "Target", "None"]).default("Open"),
});

/** More keys of an instance: one of the classic network has `zone` and `innerIp` instead of `vswitch`. */
export const instanceKeys = {
  ...interfaceKeys,
  vswitch: reference.optional(),
  networkType: z.enum(["vpc", "classic"]).default("vpc"),
  zone: z.string().optional(),
  innerIp: address.optional(),
  /** The VPC that a classic instance is linked to. */
  classicLink: reference.optional(),
  autoReleaseTime: time.optional(),
  autoRenew: z.union([z.boolean(), renewal]).default(false),
  hpcClusterId: z.string().default(""),
  capacityReservationId: z.string().default(""),
  privatePool: privatePool.prefault({}),
  events: z.array(event).default([]),
};

const replicaPair = z.strictObject({
  ...common,
  id: id("pair").optional(),
  disk: id("d").optional(),
  region: z.string(),
  zone: z.string(),
  status: z.string().default("normal"),
});

/** More keys of a disk. */
export const diskKeys = {
  multiAttach: z.enum(["Disabled", "Enabled", "LegacyShared"]).default("Disabled"),
  snapshotPolicyId: id("sp").optional(),
  replicaPair: replicaPair.optional(),
};

/** More keys of a disk that comes with no instance: those that it is attached to, several with multi-attach. */
export const freeDiskKeys = { attachedTo: references };

/** More keys of an image: the snapshots that it is made of, the one of the system disk first. */
export const imageKeys = { snapshots: references };

const boundTo = z.strictObject({
  interface: reference.optional(),
  haVip: reference.optional(),
  privateIp: address.optional(),
});

/** More keys of an EIP. */
export const eipKeys = { mode: z.enum(["NAT", "MULTI_BINDED", "BINDED"]).default("NAT") };

/** More keys of an EIP that is no instance's own. */
export const freeEipKeys = { boundTo: boundTo.optional() };

/** A snapshot of a disk. */
export const snapshot = z.strictObject({
  ...common,
  id: id("s").optional(),
  disk: reference.optional(),
  /** For the system disk of an instance. */
  instance: reference.optional(),
  type: z.enum(["user", "auto"]).default("user"),
  category: z.enum(["Standard", "archive"]).default("Standard"),
  status: z.enum(["accomplished", "progressing", "failed"]).default("accomplished"),
});

export const MACHINE_SCHEMAS = [event, renewal, privatePool, replicaPair, boundTo, snapshot];

export type WorldEvent = z.infer<typeof event>;
export type WorldReplicaPair = z.infer<typeof replicaPair>;
export type WorldSnapshot = z.infer<typeof snapshot>;
