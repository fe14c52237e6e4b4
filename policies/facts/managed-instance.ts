import { flagOf, instantOf, notSaid, objectsOf, read, textOf, textsOf } from "./reading.ts";
import type { Props } from "./reading.ts";
import type { DiskFacts } from "../../core/facts/disk.ts";
import type { InstanceFacts, NetworkInterfaceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";

export const managedInstanceType = "alicloud:ecs/instance:Instance";

/** What other resources of a program hang on an instance. */
export interface Bindings extends Partial<Omit<InstanceFacts, "networkInterfaces" | "disks">> {
  readonly networkInterfaces: readonly NetworkInterfaceFacts[];
  readonly disks: readonly DiskFacts[];
}

/**
 * What a program says of an instance that it manages: enough to prove a failure, never a pass,
 * because everything that was done outside the program is missing.
 */
export function managedFacts(
  name: string,
  props: Props,
  bindings: Bindings = { networkInterfaces: [], disks: [] },
): InstanceFacts {
  const id = textOf(props, "id");
  return onlyWhatIsSaid<InstanceFacts>({
    id: isUnknown(id) ? name : id,
    name: textOf(props, "instanceName"),
    zone: textOf(props, "availabilityZone"),
    instanceType: textOf(props, "instanceType"),
    imageId: textOf(props, "imageId"),
    status: textOf(props, "status"),
    stoppedMode: textOf(props, "stoppedMode"),
    chargeType: textOf(props, "instanceChargeType"),
    spotStrategy: textOf(props, "spotStrategy"),
    createdAt: instantOf(props, "createTime"),
    expiresAt: instantOf(props, "expiredTime"),
    autoRenew: autoRenewOf(props),
    autoReleaseAt: instantOf(props, "autoReleaseTime"),
    deletionProtection: flagOf(props, "deletionProtection"),
    vpcId: textOf(props, "vpcId"),
    vswitchId: textOf(props, "vswitchId"),
    keyPair: textOf(props, "keyName"),
    ramRole: textOf(props, "roleName"),
    dedicatedHostId: textOf(props, "dedicatedHostId"),
    deploymentSetId: textOf(props, "deploymentSetId"),
    hpcClusterId: textOf(props, "hpcClusterId"),
    capacityReservationId: textOf(props, "privatePoolOptionsId"),
    tagKeys: tagKeysOf(props),
    ...bindings,
    networkInterfaces: [...primaryInterface(props), ...secondaryInterfaces(props, bindings)],
    disks: disksOf(props, bindings),
  });
}

/** `renewalStatus` of the resource: AutoRenewal, Normal, NotRenewal. */
function autoRenewOf(props: Props): InstanceFacts["autoRenew"] {
  const status = textOf(props, "renewalStatus");
  return isUnknown(status) ? status : status === "AutoRenewal";
}

function tagKeysOf(props: Props): InstanceFacts["tagKeys"] {
  const tags = read(props, "tags");
  if (isUnknown(tags)) return tags;
  return typeof tags === "object" && tags !== null ? Object.keys(tags).toSorted() : notSaid;
}

/** The primary interface, where the program gives it more than its one address. */
function primaryInterface(props: Props): NetworkInterfaceFacts[] {
  const secondary = textsOf(props, "secondaryPrivateIps");
  const ipv6 = textsOf(props, "ipv6Addresses");
  if (secondary.length === 0 && ipv6.length === 0) return [];
  const id = textOf(props, "networkInterfaceId");
  const own = textOf(props, "privateIp");
  return [
    {
      id: isUnknown(id) ? "primary interface" : id,
      type: "Primary",
      privateIps: [isUnknown(own) ? "its own address" : own, ...secondary],
      ipv6: ipv6.length === 0 ? notSaid : ipv6,
      prefixes: notSaid,
    },
  ];
}

/** A record of facts in which everything that is not given is unknown, whatever facts there may be. */
export function onlyWhatIsSaid<T extends object>(given: Partial<T>): T {
  return new Proxy(given, {
    get: (facts, name) => (Object.hasOwn(facts, name) ? Reflect.get(facts, name) : notSaid),
  }) as T;
}

/** `networkInterfaces` of the resource holds the secondary ones only. */
function secondaryInterfaces(props: Props, bindings: Bindings): NetworkInterfaceFacts[] {
  const inline = objectsOf(props, "networkInterfaces").map((one, index): NetworkInterfaceFacts => {
    const id = textOf(one, "networkInterfaceId");
    return {
      id: isUnknown(id) ? `networkInterfaces[${String(index)}]` : id,
      type: "Secondary",
      privateIps: [],
      ipv6: notSaid,
      prefixes: notSaid,
    };
  });
  const seen = new Set(inline.map(({ id }) => id));
  return [...inline, ...bindings.networkInterfaces.filter(({ id }) => !seen.has(id))];
}

function disksOf(props: Props, bindings: Bindings): DiskFacts[] {
  const systemId = textOf(props, "systemDiskId");
  const system: DiskFacts = {
    ...unseenDisk,
    id: isUnknown(systemId) ? "system disk" : systemId,
    type: "system",
    category: textOf(props, "systemDiskCategory"),
    encrypted: flagOf(props, "systemDiskEncrypted"),
    burstingEnabled: flagOf(props, "systemDiskBurstingEnabled"),
  };
  const data = objectsOf(props, "dataDisks").map((disk, index): DiskFacts => {
    return {
      ...unseenDisk,
      id: `dataDisks[${String(index)}]`,
      type: "data",
      category: textOf(disk, "category"),
      encrypted: flagOf(disk, "encrypted"),
      burstingEnabled: flagOf(disk, "burstingEnabled"),
    };
  });
  return [system, ...data, ...bindings.disks];
}

/** A disk of which nothing has been said. */
export const unseenDisk: Omit<DiskFacts, "id" | "type" | "encrypted"> = {
  category: notSaid,
  kmsKeyId: notSaid,
  portable: notSaid,
  burstingEnabled: notSaid,
  status: notSaid,
  sizeGiB: notSaid,
  productCode: notSaid,
  multiAttach: notSaid,
  attachedTo: notSaid,
  locks: notSaid,
  snapshotPolicyId: notSaid,
  replicaPairId: notSaid,
};
