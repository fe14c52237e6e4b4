import { managedInstanceType, unseenDisk } from "./managed-instance.ts";
import type { Bindings } from "./managed-instance.ts";
import { flagOf, notSaid, read, textOf, textsOf } from "./reading.ts";
import type { Props } from "./reading.ts";
import type { DiskFacts } from "../../core/inventory.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";

/** What a stack pass sees of a resource. */
export interface StackResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Props;
  readonly propertyDependencies: Readonly<Record<string, readonly { readonly urn: string }[]>>;
}

// Deprecated twins of a type are still in use, and mean the same.
const diskTypes = ["alicloud:ecs/ecsDisk:EcsDisk", "alicloud:ecs/disk:Disk"];
const diskAttachmentTypes = [
  "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
  "alicloud:ecs/diskAttachment:DiskAttachment",
];
const eipAssociationTypes = ["alicloud:ecs/eipAssociation:EipAssociation"];
const networkInterfaceAttachmentTypes = [
  "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
  "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
];
const keyPairAttachmentTypes = [
  "alicloud:ecs/ecsKeyPairAttachment:EcsKeyPairAttachment",
  "alicloud:ecs/keyPairAttachment:KeyPairAttachment",
];

/** The instances of a stack, and what its other resources hang on one of them. */
export function managedInstances(resources: readonly StackResource[]): {
  readonly instances: readonly StackResource[];
  readonly bindingsOf: (instance: StackResource) => Bindings;
} {
  const byType = Map.groupBy(resources, ({ type }) => type);
  const ofTypes = (types: readonly string[]) => types.flatMap((type) => byType.get(type) ?? []);
  const disks = ofTypes(diskTypes);
  const diskAttachments = ofTypes(diskAttachmentTypes);
  const eips = ofTypes(eipAssociationTypes).filter(bindsInstance);
  const interfaces = ofTypes(networkInterfaceAttachmentTypes);
  const keyPairs = ofTypes(keyPairAttachmentTypes);

  const bindingsOf = (instance: StackResource): Bindings => {
    const on = (key: string) => (other: StackResource) => pointsAt(other, key, instance);
    const eip = eips.find(on("instanceId"));
    const keyPair = keyPairs.find(on("instanceIds"));
    return {
      ...(eip === undefined
        ? {}
        : { eip: { allocationId: named(textOf(eip.props, "allocationId"), eip), ip: "" } }),
      ...(keyPair === undefined ? {} : { keyPair: keyPairName(keyPair) }),
      networkInterfaces: interfaces.filter(on("instanceId")).map((attachment) => ({
        id: named(textOf(attachment.props, "networkInterfaceId"), attachment),
        type: "Secondary",
        privateIps: [],
      })),
      disks: disks
        .filter(
          (disk) =>
            on("instanceId")(disk) || attached(disk, diskAttachments.filter(on("instanceId"))),
        )
        .map(diskFacts),
    };
  };
  return { instances: byType.get(managedInstanceType) ?? [], bindingsOf };
}

/** By id where both are known, else by the dependency, which the engine records even when ids are not known yet. */
function pointsAt(resource: StackResource, key: string, target: StackResource): boolean {
  const id = textOf(target.props, "id");
  const own = read(resource.props, key);
  const ids = Array.isArray(own) ? textsOf(resource.props, key) : [own];
  const known =
    ids.every((one) => typeof one === "string") &&
    (!Array.isArray(own) || ids.length === own.length);
  if (!isUnknown(id) && known) return ids.includes(id);
  return (resource.propertyDependencies[key] ?? []).some(({ urn }) => urn === target.urn);
}

function attached(disk: StackResource, attachments: readonly StackResource[]): boolean {
  return attachments.some((attachment) => pointsAt(attachment, "diskId", disk));
}

/** An EIP may also be bound to a network interface, a load balancer and more. */
function bindsInstance({ props }: StackResource): boolean {
  const type = textOf(props, "instanceType");
  return isUnknown(type) || type === "EcsInstance";
}

function keyPairName(attachment: StackResource): string {
  const name = textOf(attachment.props, "keyPairName");
  return named(isUnknown(name) ? textOf(attachment.props, "keyName") : name, attachment);
}

function diskFacts(disk: StackResource): DiskFacts {
  const paymentType = textOf(disk.props, "paymentType");
  return {
    ...unseenDisk,
    id: named(textOf(disk.props, "id"), disk),
    type: "data",
    encrypted: flagOf(disk.props, "encrypted"),
    portable: isUnknown(paymentType) ? notSaid : paymentType === "PayAsYouGo",
  };
}

/** An id that is not known yet is stood for by the resource's name in the program. */
function named(id: Maybe<string>, resource: StackResource): string {
  return isUnknown(id) ? resource.name : id;
}
