import { z } from "zod";
import {
  diskKeys,
  eipKeys,
  freeDiskKeys,
  freeEipKeys,
  imageKeys,
  instanceKeys,
  interfaceKeys,
  MACHINE_SCHEMAS,
} from "./world-machine.ts";
import { LIST_SCHEMAS, listKeys, systemListKeys } from "./world-lists.ts";
import { SERVICE_SCHEMAS, serviceKeys } from "./world-services.ts";
import {
  groupKeys,
  SURROUNDING_SCHEMAS,
  surroundingKeys,
  vpcKeys,
  vswitchKeys,
} from "./world-surroundings.ts";
import {
  accountId,
  address,
  amount,
  block,
  common,
  id,
  reference,
  regional,
  time,
} from "./world-values.ts";

const vpc = z.strictObject({
  ...regional,
  ...vpcKeys,
  id: id("vpc").optional(),
  cidrBlock: block,
});

const vswitch = z.strictObject({
  ...common,
  ...vswitchKeys,
  id: id("vsw").optional(),
  vpc: reference,
  zone: z.string(),
  cidrBlock: block,
});

const rule = z.strictObject({
  direction: z.enum(["ingress", "egress"]),
  protocol: z.string(),
  /** -1/-1 where it is left out and no list takes its place. */
  ports: z.string().optional(),
  portList: reference.optional(),
  sourcePorts: z.string().optional(),
  cidr: block.optional(),
  localCidr: block.optional(),
  group: reference.optional(),
  groupOwner: z.string().optional(),
  prefixList: reference.optional(),
  policy: z.enum(["accept", "drop"]).default("accept"),
  // Groups older than May 2020 carry the system's own rules with priority 110.
  priority: z.int().min(1).max(110).default(1),
  description: z.string().default(""),
});

const securityGroup = z.strictObject({
  ...common,
  ...groupKeys,
  id: id("sg").optional(),
  type: z.enum(["normal", "enterprise"]).default("normal"),
  innerAccessPolicy: z.enum(["Accept", "Drop"]).default("Accept"),
  serviceManaged: z.boolean().default(false),
  rules: z.array(rule).default([]),
});

const image = z.strictObject({
  ...regional,
  ...imageKeys,
  id: z.string().min(1),
  ownerAlias: z.enum(["system", "self", "others", "marketplace"]).default("self"),
  osName: z.string().default("Alibaba Cloud Linux 3.2104 LTS 64-bit"),
  osType: z.enum(["linux", "windows"]).default("linux"),
  platform: z.string().default("Aliyun"),
  productCode: z.string().default(""),
  size: z.int().min(1).default(20),
});

const keyPair = z.strictObject({ ...regional, name: z.string().min(2) });

const disk = z.strictObject({
  ...common,
  ...diskKeys,
  id: id("d").optional(),
  category: z.string().default("cloud_essd"),
  performanceLevel: z.string().optional(),
  size: z.int().min(1).default(40),
  locks: z.array(z.string()).default([]),
  encrypted: z.boolean().default(false),
  kmsKeyId: z.string().default(""),
  chargeType: z.enum(["PrePaid", "PostPaid"]).optional(),
  portable: z.boolean().optional(),
  productCode: z.string().default(""),
  burstingEnabled: z.boolean().default(false),
  deleteWithInstance: z.boolean().default(true),
  status: z
    .enum(["In_use", "Available", "Attaching", "Detaching", "ReIniting", "Creating"])
    .optional(),
});

const freeDisk = disk.extend({ ...freeDiskKeys, zone: z.string() });

const networkInterface = z.strictObject({
  ...common,
  ...interfaceKeys,
  id: id("eni").optional(),
  vswitch: reference.optional(),
  privateIp: address.optional(),
  securityGroups: z.array(reference).optional(),
  serviceManaged: z.boolean().default(false),
});

const eip = z.strictObject({
  ...regional,
  ...eipKeys,
  id: id("eip").optional(),
  ipAddress: address.optional(),
  bandwidth: z.int().min(1).default(5),
  chargeType: z.enum(["PostPaid", "PrePaid"]).default("PostPaid"),
});

const freeEip = eip.extend(freeEipKeys);

const instance = z.strictObject({
  ...common,
  ...instanceKeys,
  id: id("i").optional(),
  securityGroups: z.array(reference).min(1),
  type: z.string().default("ecs.g7.large"),
  image: reference.optional(),
  chargeType: z.enum(["PrePaid", "PostPaid"]).default("PostPaid"),
  expiresAt: time.optional(),
  status: z.enum(["Running", "Stopped"]).default("Running"),
  stoppedMode: z.enum(["KeepCharging", "StopCharging", "Not-applicable"]).optional(),
  startedAt: time.optional(),
  privateIp: address.optional(),
  publicIp: address.optional(),
  eip: eip.omit({ region: true }).optional(),
  keyPair: reference.optional(),
  hostName: z.string().optional(),
  userData: z.string().default(""),
  ramRole: z.string().default(""),
  spotStrategy: z.enum(["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]).default("NoSpot"),
  dedicatedHostId: z.string().default(""),
  deploymentSetId: z.string().default(""),
  deletionProtection: z.boolean().default(false),
  locks: z
    .array(z.strictObject({ reason: z.string(), message: z.string().default("") }))
    .default([]),
  systemDisk: disk.prefault({}),
  dataDisks: z.array(disk).default([]),
  networkInterfaces: z.array(networkInterface).default([]),
});

const balance = z.strictObject({
  available: amount.default("0.00"),
  cash: amount.optional(),
  credit: amount.default("0.00"),
  currency: z.enum(["CNY", "USD", "JPY"]).default("CNY"),
});

const account = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, "expected a short name in small letters"),
  accountId,
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  balance: balance.prefault({}),
  realName: z.enum(["yes", "none", "unnecessary"]).default("yes"),
  vpcs: z.array(vpc).default([]),
  vswitches: z.array(vswitch).default([]),
  securityGroups: z.array(securityGroup).default([]),
  images: z.array(image).default([]),
  keyPairs: z.array(keyPair).default([]),
  ...listKeys,
  instances: z.array(instance).default([]),
  disks: z.array(freeDisk).default([]),
  networkInterfaces: z.array(networkInterface.required({ vswitch: true })).default([]),
  eips: z.array(freeEip).default([]),
  ...serviceKeys,
  ...surroundingKeys,
});

export const worldSchema = z.strictObject({
  version: z.literal(1),
  regions: z
    .record(z.string(), z.array(z.string()).min(1))
    .default({
      "cn-hangzhou": ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j", "cn-hangzhou-k"],
    })
    .refine((regions) => Object.keys(regions).length > 0, "expected at least one region"),
  ...systemListKeys,
  accounts: z.array(account).min(1),
});

/** Every key that a world can have, for suggestions. */
export const WORLD_KEYS = [
  ...new Set(
    [
      worldSchema,
      account,
      balance,
      vpc,
      vswitch,
      securityGroup,
      rule,
      image,
      keyPair,
      instance,
      freeDisk,
      networkInterface,
      freeEip,
      ...LIST_SCHEMAS,
      ...SERVICE_SCHEMAS,
      ...MACHINE_SCHEMAS,
      ...SURROUNDING_SCHEMAS,
    ].flatMap((schema) => Object.keys(schema.shape)),
  ),
];

/** What a world file says, with defaults filled in. */
export type World = z.infer<typeof worldSchema>;
export type WorldAccount = World["accounts"][number];
export type WorldRule = z.infer<typeof rule>;
export type WorldInstance = z.infer<typeof instance>;
export type WorldDisk = z.infer<typeof disk>;
export type WorldInterface = z.infer<typeof networkInterface>;
export type WorldEip = z.infer<typeof eip>;
