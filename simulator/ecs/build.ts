import { badRequest } from "../errors.ts";
import { contains, parseBlock } from "../network.ts";
import type { Account, Disk, Eni, Instance, VSwitch } from "../state.ts";
import { defaultResourceGroup } from "../vpc/networks.ts";
import { takePrivateIp } from "./addresses.ts";
import { instanceType } from "./instance-types.ts";

/** Who owns the new resource and when it was made. */
export interface Maker {
  readonly account: Account;
  readonly createdAt: Date;
}

/** Where an instance is; in the classic network `id` and `vpcId` are "". */
export type Place = Pick<VSwitch, "id" | "vpcId" | "regionId" | "zoneId">;

type InstanceGiven = Partial<Instance> & {
  readonly vswitch: Place;
  readonly instanceType: string;
  readonly securityGroupIds: string[];
};

/** Puts an instance without interfaces and disks into the account. */
export function addInstance({ account, createdAt }: Maker, given: InstanceGiven): Instance {
  const { vswitch, ...overrides } = given;
  const { cpu, memory } = instanceType(given.instanceType);
  const id = given.id ?? account.ids.next("i", vswitch.regionId);
  const instance: Instance = {
    regionId: vswitch.regionId,
    createdAt,
    tags: new Map(),
    name: id,
    description: "",
    resourceGroupId: defaultResourceGroup(account.accountId),
    zoneId: vswitch.zoneId,
    imageId: "",
    cpu,
    memory,
    osName: "Alibaba Cloud Linux 3.2104 LTS 64-bit",
    osType: "linux",
    chargeType: "PostPaid",
    expiresAt: undefined,
    spotStrategy: "NoSpot",
    dedicatedHostId: "",
    vpcId: vswitch.vpcId,
    vSwitchId: vswitch.id,
    innerIp: "",
    classicLinkVpcId: "",
    internetChargeType: "PayByTraffic",
    internetMaxBandwidthIn: 0,
    internetMaxBandwidthOut: 0,
    locks: [],
    serialNumber: serialOf(id),
    autoRenew: { enabled: false, status: "Normal", duration: 0, periodUnit: "" },
    status: "Running",
    stoppedMode: "Not-applicable",
    startedAt: createdAt,
    publicIp: "",
    keyPairName: "",
    hostName: hostNameOf(id),
    userData: "",
    ramRoleName: "",
    deploymentSetId: "",
    autoReleaseTime: "",
    deletionProtection: false,
    creditSpecification: "",
    hpcClusterId: "",
    capacityReservationId: "",
    privatePool: { id: "", criteria: "Open" },
    ...overrides,
    id,
  };
  account.instances.set(id, instance);
  return instance;
}

type EniGiven = Partial<Eni> & {
  readonly vswitch: VSwitch;
  readonly kind: Eni["kind"];
  readonly securityGroupIds: string[];
  /** "" for any free address. */
  readonly wantedIp: string;
};

/** Puts a network interface into the account, attached when `instanceId` is given. */
export function addEni({ account, createdAt }: Maker, given: EniGiven): Eni {
  const { vswitch, wantedIp, ...overrides } = given;
  const secondaryIps = given.secondaryIps ?? [];
  const primaryIp = takePrivateIp(account, vswitch, wantedIp);
  if (secondaryIps.includes(primaryIp))
    throw badRequest(
      "InvalidPrivateIpAddress.Duplicated",
      `Specified private IP address is duplicated: ${primaryIp}.`,
    );
  for (const secondary of secondaryIps) takePrivateIp(account, vswitch, secondary);
  for (const prefix of given.ipv4Prefixes ?? []) checkPrefix(vswitch, prefix);
  const id = given.id ?? account.ids.next("eni", vswitch.regionId);
  const eni: Eni = {
    regionId: vswitch.regionId,
    createdAt,
    tags: new Map(),
    name: "",
    description: "",
    resourceGroupId: defaultResourceGroup(account.accountId),
    vpcId: vswitch.vpcId,
    vSwitchId: vswitch.id,
    zoneId: vswitch.zoneId,
    macAddress: account.ids.address("mac"),
    primaryIp,
    secondaryIps,
    ipv6Addresses: [],
    ipv4Prefixes: [],
    ipv6Prefixes: [],
    serviceManaged: false,
    instanceId: "",
    ...overrides,
    id,
  };
  account.enis.set(id, eni);
  return eni;
}

function checkPrefix(vswitch: VSwitch, prefix: string): void {
  const range = parseBlock(vswitch.cidrBlock);
  const block = parseBlock(prefix);
  if (range === undefined || block?.prefix !== 28 || !contains(range, block))
    throw badRequest("InvalidParameter", `Not a /28 of ${vswitch.cidrBlock}: ${prefix}.`);
}

type DiskGiven = Partial<Disk> & {
  readonly regionId: string;
  readonly zoneId: string;
  readonly kind: Disk["kind"];
  readonly size: number;
};

/** Puts a disk into the account, attached when `instanceId` is given. */
export function addDisk({ account, createdAt }: Maker, given: DiskGiven): Disk {
  const id = given.id ?? account.ids.next("d", given.regionId);
  const attached = (given.instanceId ?? "") !== "";
  const category = given.category ?? "cloud_essd";
  const disk: Disk = {
    createdAt,
    tags: new Map(),
    name: "",
    description: "",
    resourceGroupId: defaultResourceGroup(account.accountId),
    category,
    performanceLevel: category === "cloud_essd" ? "PL1" : "",
    encrypted: false,
    kmsKeyId: "",
    chargeType: "PostPaid",
    portable: given.kind === "data",
    locks: [],
    imageId: "",
    productCode: "",
    snapshotId: "",
    serialNumber: serialOf(id).replaceAll("-", "").slice(0, 20),
    multiAttach: "Disabled",
    snapshotPolicyId: "",
    burstingEnabled: false,
    deleteWithInstance: true,
    status: attached ? "In_use" : "Available",
    instanceId: "",
    device: "",
    attachedAt: attached ? createdAt : undefined,
    detachedAt: undefined,
    furtherAttachments: [],
    ...given,
    id,
  };
  account.disks.set(id, disk);
  return disk;
}

/** The next free device name of an instance: /dev/xvda for the system disk, then b, c, ... */
export function nextDevice(account: Account, instanceId: string): string {
  const taken = new Set(
    [...account.disks.values()]
      .filter((disk) => disk.instanceId === instanceId)
      .map(({ device }) => device),
  );
  for (const letter of "bcdefghijklmnopqrstuvwxyz") {
    const device = `/dev/xvd${letter}`;
    if (!taken.has(device)) return device;
  }
  throw badRequest(
    "InstanceDiskLimitExceeded",
    "The amount of the disk on instance in question reach its limits.",
  );
}

function hostNameOf(id: string): string {
  return `iZ${id.slice(2)}Z`;
}

function serialOf(id: string): string {
  const hex = Buffer.from(id).toString("hex").padEnd(32, "0").slice(-32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
