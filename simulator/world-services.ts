import { z } from "zod";
import { accelerator, BALANCING_SCHEMAS, loadBalancer } from "./world-balancing.ts";
import {
  BILLING_SCHEMAS,
  financialRelation,
  fundAccount,
  order,
  resourceDirectory,
  uncleared,
} from "./world-billing.ts";
import { common, id, reference, regional } from "./world-values.ts";

const dtsEndpoint = z.strictObject({
  /** The API's `InstanceType`: ECS, RDS, PolarDB, EXPRESS, other and more. */
  type: z.string().min(1).default("other"),
  instance: z.string().default(""),
  ip: z.string().default(""),
  port: z.int().min(1).max(65_535).default(3306),
  engine: z.string().default("MySQL"),
  database: z.string().default(""),
  userName: z.string().default(""),
});

const dtsJob = z.strictObject({
  ...regional,
  id: z
    .string()
    .regex(/^[a-z0-9]+$/, "expected the small letters and digits of a job ID")
    .optional(),
  type: z.enum(["MIGRATION", "SYNC", "SUBSCRIBE"]).default("MIGRATION"),
  status: z.string().optional(),
  source: dtsEndpoint,
  destination: dtsEndpoint.optional(),
});

const vpcEndpoint = z.strictObject({
  ...common,
  id: id("ep").optional(),
  vpc: reference,
  type: z.enum(["Interface", "Reverse", "GatewayLoadBalancer"]).default("Interface"),
  status: z.enum(["Creating", "Active", "Pending", "Deleting"]).default("Active"),
  connectionStatus: z
    .enum([
      "Pending",
      "Connecting",
      "Connected",
      "Disconnecting",
      "Disconnected",
      "Deleting",
      "ServiceDeleted",
    ])
    .default("Connected"),
});

const scalingMember = z.strictObject({
  instance: reference,
  creationType: z.enum(["AutoCreated", "Attached", "Managed"]).default("Attached"),
  lifecycleState: z.string().default("InService"),
});

const scalingGroup = z.strictObject({
  ...regional,
  id: id("asg").optional(),
  members: z.array(scalingMember).default([]),
});

const replicationJob = z.strictObject({
  ...regional,
  id: id("j").optional(),
  source: id("s").optional(),
  instance: reference.optional(),
  type: z.enum(["server", "system", "cross-zone", "vmware"]).default("server"),
  status: z
    .enum(["Ready", "Running", "Stopped", "InError", "Finished", "Waiting", "Expired", "Deleting"])
    .default("Running"),
  businessStatus: z.enum(["Preparing", "Syncing", "Processing", "Cleaning"]).default("Syncing"),
});

/** The keys of an account that say what the other products hold of it. */
export const serviceKeys = {
  loadBalancers: z.array(loadBalancer).default([]),
  accelerators: z.array(accelerator).default([]),
  dtsJobs: z.array(dtsJob).default([]),
  vpcEndpoints: z.array(vpcEndpoint).default([]),
  scalingGroups: z.array(scalingGroup).default([]),
  replicationJobs: z.array(replicationJob).default([]),
  orders: z.array(order).default([]),
  fundAccount: fundAccount.prefault({}),
  uncleared: uncleared.prefault({}),
  financialRelations: z.array(financialRelation).default([]),
  resourceDirectory: resourceDirectory.optional(),
  /** By quota ID. */
  quotas: z.record(z.string().min(1), z.int().min(0)).default({}),
};

export const SERVICE_SCHEMAS = [
  ...BALANCING_SCHEMAS,
  ...BILLING_SCHEMAS,
  dtsEndpoint,
  dtsJob,
  vpcEndpoint,
  scalingMember,
  scalingGroup,
  replicationJob,
];

export type WorldDtsEndpoint = z.infer<typeof dtsEndpoint>;
export type WorldDtsJob = z.infer<typeof dtsJob>;
