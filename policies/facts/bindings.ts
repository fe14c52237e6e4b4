import { kinds, named } from "./bindings/kinds.ts";
import type { BoundFact } from "./bindings/kinds.ts";
import { referencesTo, sourcesOf } from "./bindings/references.ts";
import type { Reference, Referent, StackResource } from "./bindings/references.ts";
import { managedInstanceType, unseenDisk } from "./managed-instance.ts";
import type { Bindings } from "./managed-instance.ts";
import { flagOf, notSaid, textOf } from "./reading.ts";
import type { DiskFacts } from "../../core/facts/disk.ts";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";

// Deprecated twins of a type are still in use, and mean the same.
const diskTypes = ["alicloud:ecs/ecsDisk:EcsDisk", "alicloud:ecs/disk:Disk"];
const diskAttachmentTypes = [
  "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
  "alicloud:ecs/diskAttachment:DiskAttachment",
];
const networkInterfaceAttachmentTypes = [
  "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
  "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
];
const encryptionByDefaultType = "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault";

/** What the resources of a stack say together. */
export interface StackFacts {
  readonly instances: readonly StackResource[];
  /** What other resources hang on an instance. */
  readonly bindingsOf: (instance: StackResource) => Bindings;
  /** Whether the stack turns encryption by default on, which outlives a transfer. */
  readonly encryptionByDefault: boolean;
}

/** The instances of a stack, and what its other resources hang on each of them, in one pass. */
export function managedInstances(resources: readonly StackResource[]): StackFacts {
  const byType = Map.groupBy(resources, ({ type }) => type);
  const ofTypes = (types: readonly string[]) => types.flatMap((type) => byType.get(type) ?? []);
  const factsOn = referencesTo(resources.flatMap((one) => kinds.get(one.type)?.(one) ?? []));
  const interfacesOn = referencesTo(
    pointing(ofTypes(networkInterfaceAttachmentTypes), "instanceId"),
  );
  const attachmentsOn = referencesTo(pointing(ofTypes(diskAttachmentTypes), "instanceId"));
  const disks = ofTypes(diskTypes);
  const disksOn = referencesTo(pointing(disks, "instanceId"));
  const diskOf = referencesTo(disks.map((disk) => identityOf(disk)));

  return {
    instances: byType.get(managedInstanceType) ?? [],
    encryptionByDefault: ofTypes([encryptionByDefaultType]).some(
      ({ props }) => flagOf(props, "encrypted") === true,
    ),
    bindingsOf: (instance) => {
      const own = referentOf(instance);
      const interfaces = interfacesOn(own);
      const attached = [
        ...disksOn(own),
        ...attachmentsOn(own).flatMap((attachment) => diskOf(namedBy(attachment, "diskId"))),
      ];
      return {
        ...boundFacts(factsOn(withInterfaces(own, instance, interfaces))),
        networkInterfaces: interfaces.map((attachment) => ({
          id: named(textOf(attachment.props, "networkInterfaceId"), attachment),
          type: "Secondary" as const,
          privateIps: [],
          ipv6: notSaid,
          prefixes: notSaid,
        })),
        disks: [...new Set(attached)].map(diskFacts),
      };
    },
  };
}

function pointing(resources: readonly StackResource[], key: string): Reference<StackResource>[] {
  return resources.map((one) => ({
    id: textOf(one.props, key),
    urns: sourcesOf(one, key),
    fact: one,
  }));
}

function identityOf(resource: StackResource): Reference<StackResource> {
  return { id: textOf(resource.props, "id"), urns: [resource.urn], fact: resource };
}

function referentOf(resource: StackResource): Referent {
  const id = textOf(resource.props, "id");
  return isUnknown(id)
    ? { ids: [], urns: [resource.urn], known: false }
    : { ids: [id], urns: [resource.urn], known: true };
}

/** What a property of a resource names, as something that others point at. */
function namedBy(resource: StackResource, key: string): Referent {
  const id = textOf(resource.props, key);
  const urns = sourcesOf(resource, key);
  return isUnknown(id) ? { ids: [], urns, known: false } : { ids: [id], urns: [], known: true };
}

/** An instance is reached through its interfaces as well. */
function withInterfaces(
  own: Referent,
  instance: StackResource,
  attachments: readonly StackResource[],
): Referent {
  const primary = textOf(instance.props, "networkInterfaceId");
  const named = attachments.map((attachment) => namedBy(attachment, "networkInterfaceId"));
  return {
    ids: [...own.ids, ...(isUnknown(primary) ? [] : [primary]), ...named.flatMap(({ ids }) => ids)],
    urns: [...own.urns, ...named.flatMap(({ urns }) => urns)],
    known: own.known && named.every(({ known }) => known),
  };
}

/** Lists with everything that was found; of what there can be one of, the first. */
function boundFacts(found: readonly BoundFact[]): Partial<InstanceFacts> {
  const facts: Record<string, unknown> = {};
  for (const { fact, value } of found) {
    const list = facts[fact];
    if (fact === "eip" || fact === "keyPair" || fact === "ramRole" || fact === "scalingGroupId")
      facts[fact] ??= value;
    else facts[fact] = Array.isArray(list) ? [...(list as unknown[]), value] : [value];
  }
  return facts;
}

function diskFacts(disk: StackResource): DiskFacts {
  const paymentType = textOf(disk.props, "paymentType");
  return {
    ...unseenDisk,
    id: named(textOf(disk.props, "id"), disk),
    type: "data",
    category: textOf(disk.props, "category"),
    encrypted: flagOf(disk.props, "encrypted"),
    burstingEnabled: flagOf(disk.props, "burstingEnabled"),
    multiAttach: textOf(disk.props, "multiAttach"),
    portable: isUnknown(paymentType) ? notSaid : paymentType === "PayAsYouGo",
  };
}
