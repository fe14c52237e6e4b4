import { flagOf, instantOf, notSaid, objectsOf, textOf } from "./reading.ts";
import type { Props } from "./reading.ts";
import type { DiskFacts, InstanceFacts, NetworkInterfaceFacts } from "../../core/inventory.ts";
import { isUnknown } from "../../core/unknown.ts";

export const managedInstanceType = "alicloud:ecs/instance:Instance";

/** What other resources of a program hang on an instance. */
export interface Bindings {
  readonly eip?: { readonly allocationId: string; readonly ip: string };
  readonly keyPair?: string;
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
  const chargeType = textOf(props, "instanceChargeType");
  return {
    id: isUnknown(id) ? name : id,
    name: textOf(props, "instanceName"),
    region: notSaid,
    zone: textOf(props, "availabilityZone"),
    instanceType: textOf(props, "instanceType"),
    imageId: textOf(props, "imageId"),
    status: textOf(props, "status"),
    stoppedMode: textOf(props, "stoppedMode"),
    chargeType: chargeType === "PrePaid" || chargeType === "PostPaid" ? chargeType : notSaid,
    spotStrategy: textOf(props, "spotStrategy"),
    createdAt: instantOf(props, "createTime"),
    expiresAt: instantOf(props, "expiredTime"),
    vpcId: textOf(props, "vpcId"),
    vswitchId: textOf(props, "vswitchId"),
    privateIps: notSaid,
    publicIps: notSaid,
    eip: bindings.eip ?? notSaid,
    keyPair: bindings.keyPair ?? textOf(props, "keyName"),
    dedicatedHostId: textOf(props, "dedicatedHostId"),
    locks: notSaid,
    securityGroupIds: notSaid,
    networkInterfaces: secondaryInterfaces(props, bindings),
    disks: disksOf(props, bindings),
  };
}

/** `networkInterfaces` of the resource holds the secondary ones only. */
function secondaryInterfaces(props: Props, bindings: Bindings): NetworkInterfaceFacts[] {
  const inline = objectsOf(props, "networkInterfaces").map((one, index): NetworkInterfaceFacts => {
    const id = textOf(one, "networkInterfaceId");
    return {
      id: isUnknown(id) ? `networkInterfaces[${String(index)}]` : id,
      type: "Secondary",
      privateIps: [],
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
    encrypted: flagOf(props, "systemDiskEncrypted"),
  };
  const data = objectsOf(props, "dataDisks").map((disk, index): DiskFacts => {
    return {
      ...unseenDisk,
      id: `dataDisks[${String(index)}]`,
      type: "data",
      encrypted: flagOf(disk, "encrypted"),
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
};
