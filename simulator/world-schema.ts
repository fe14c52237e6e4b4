import { z } from "zod";
import { parseBlock } from "./network.ts";

const RELATIVE = /^([+-])(\d{1,6})([mhd])$/;
const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The instant that a time of a world means when the simulator starts at `start`. */
export function resolveTime(value: string, start: Date): Date {
  const [, sign, amount, unit] = RELATIVE.exec(value) ?? [];
  if (sign === undefined || amount === undefined) return new Date(value);
  const size = UNITS[unit as keyof typeof UNITS] * Number(amount);
  return new Date(start.getTime() + (sign === "-" ? -size : size));
}

const time = z
  .string()
  .refine(
    (value) =>
      RELATIVE.test(value) ||
      (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value))),
    "expected an ISO time (2026-01-31T08:00:00Z) or one relative to the start (-40d, +120d, -3h, -10m)",
  );

function id(prefix: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}-[a-z0-9-]+$`), `expected an id that starts with ${prefix}-`);
}

const reference = z.string().min(1);
const block = z
  .string()
  .refine((value) => parseBlock(value) !== undefined, "expected a CIDR block or an address");
const address = z.ipv4("expected an IPv4 address");
const tags = z.record(z.string().min(1), z.string()).default({});
const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(\.\d{1,2})?$/, "expected an amount such as 1200.00"));

const common = {
  name: z.string().default(""),
  description: z.string().default(""),
  createdAt: time.default("-365d"),
  tags,
};
const regional = { ...common, region: z.string().optional() };

const vpc = z.strictObject({ ...regional, id: id("vpc").optional(), cidrBlock: block });

const vswitch = z.strictObject({
  ...common,
  id: id("vsw").optional(),
  vpc: reference,
  zone: z.string(),
  cidrBlock: block,
});

const rule = z.strictObject({
  direction: z.enum(["ingress", "egress"]),
  protocol: z.string(),
  ports: z.string().default("-1/-1"),
  sourcePorts: z.string().optional(),
  cidr: block.optional(),
  localCidr: block.optional(),
  group: reference.optional(),
  groupOwner: z.string().optional(),
  prefixList: z.string().optional(),
  policy: z.enum(["accept", "drop"]).default("accept"),
  // Groups older than May 2020 carry the system's own rules with priority 110.
  priority: z.int().min(1).max(110).default(1),
  description: z.string().default(""),
});

const securityGroup = z.strictObject({
  ...common,
  id: id("sg").optional(),
  vpc: reference,
  type: z.enum(["normal", "enterprise"]).default("normal"),
  innerAccessPolicy: z.enum(["Accept", "Drop"]).default("Accept"),
  serviceManaged: z.boolean().default(false),
  rules: z.array(rule).default([]),
});

const image = z.strictObject({
  ...regional,
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
  id: id("d").optional(),
  category: z.string().default("cloud_essd"),
  performanceLevel: z.string().optional(),
  size: z.int().min(1).default(40),
  encrypted: z.boolean().default(false),
  kmsKeyId: z.string().default(""),
  chargeType: z.enum(["PrePaid", "PostPaid"]).optional(),
  portable: z.boolean().optional(),
  productCode: z.string().default(""),
  burstingEnabled: z.boolean().default(false),
  deleteWithInstance: z.boolean().default(true),
  multiAttach: z.enum(["Disabled", "Enabled"]).default("Disabled"),
  status: z
    .enum(["In_use", "Available", "Attaching", "Detaching", "ReIniting", "Creating"])
    .optional(),
});

const freeDisk = disk.extend({ zone: z.string() });

const networkInterface = z.strictObject({
  ...common,
  id: id("eni").optional(),
  vswitch: reference.optional(),
  privateIp: address.optional(),
  secondaryIps: z.array(address).default([]),
  securityGroups: z.array(reference).optional(),
  serviceManaged: z.boolean().default(false),
});

const eip = z.strictObject({
  ...regional,
  id: id("eip").optional(),
  ipAddress: address.optional(),
  bandwidth: z.int().min(1).default(5),
  chargeType: z.enum(["PostPaid", "PrePaid"]).default("PostPaid"),
});

const instance = z.strictObject({
  ...common,
  id: id("i").optional(),
  vswitch: reference,
  securityGroups: z.array(reference).min(1),
  type: z.string().default("ecs.g7.large"),
  image: reference.optional(),
  chargeType: z.enum(["PrePaid", "PostPaid"]).default("PostPaid"),
  expiresAt: time.optional(),
  status: z.enum(["Running", "Stopped"]).default("Running"),
  stoppedMode: z.enum(["KeepCharging", "StopCharging", "Not-applicable"]).optional(),
  startedAt: time.optional(),
  privateIp: address.optional(),
  secondaryIps: z.array(address).default([]),
  ipv6Addresses: z.array(z.ipv6()).default([]),
  publicIp: address.optional(),
  eip: eip.omit({ region: true }).optional(),
  keyPair: reference.optional(),
  hostName: z.string().optional(),
  userData: z.string().default(""),
  ramRole: z.string().default(""),
  spotStrategy: z.enum(["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]).default("NoSpot"),
  dedicatedHostId: z.string().default(""),
  deploymentSetId: z.string().default(""),
  autoReleaseTime: z.string().default(""),
  deletionProtection: z.boolean().default(false),
  autoRenew: z.boolean().default(false),
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
  accountId: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^\d{16}$/, "expected the 16 digits of an account ID")),
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  balance: balance.prefault({}),
  realName: z.enum(["yes", "none", "unnecessary"]).default("yes"),
  vpcs: z.array(vpc).default([]),
  vswitches: z.array(vswitch).default([]),
  securityGroups: z.array(securityGroup).default([]),
  images: z.array(image).default([]),
  keyPairs: z.array(keyPair).default([]),
  instances: z.array(instance).default([]),
  disks: z.array(freeDisk).default([]),
  networkInterfaces: z.array(networkInterface.required({ vswitch: true })).default([]),
  eips: z.array(eip).default([]),
});

export const worldSchema = z.strictObject({
  version: z.literal(1),
  regions: z
    .record(z.string(), z.array(z.string()).min(1))
    .default({
      "cn-hangzhou": ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j", "cn-hangzhou-k"],
    })
    .refine((regions) => Object.keys(regions).length > 0, "expected at least one region"),
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
      eip,
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
