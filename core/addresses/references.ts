import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import type { Inventory } from "../inventory.ts";
import { isUnknown } from "../unknown.ts";
import type { Arrival } from "./place.ts";
import { covers, spanOf } from "./span.ts";
import type { Span } from "./span.ts";

/** Whose inventory shows something. */
export type Side = "source" | "target";

/** Something that names the old address, or a block that has the old address and not all of the new vSwitch. */
export interface AddressReference {
  readonly side: Side;
  /** `rule` of a security group · `prefix-list` that rules name · `route` or peering of a VPC · `dnat` entry · `backend` of a load balancer. */
  readonly kind: "rule" | "prefix-list" | "route" | "dnat" | "backend";
  /** The group, the prefix list, the next hop, the DNAT entry, the load balancer or its server group. */
  readonly id: string;
  /** The block or address that it names; undefined for a DNAT entry, of which the inventory shows the id alone. */
  readonly block: string | undefined;
}

/** Where nothing could be looked up, and why. */
export interface Unseen {
  readonly side: Side;
  readonly id: string;
  readonly reason: string;
}

/** What the inventories show of who names addresses. */
export interface ReferenceIndex {
  /** References to an address that becomes another one of `landing`. */
  readonly of: (address: Cidr, landing: Span, arrival: Arrival["instance"]) => AddressReference[];
  /** What could not be looked through for any address; DNS and whitelists are never part of an inventory. */
  readonly unseen: readonly Unseen[];
}

interface Entry extends AddressReference {
  readonly block: string;
  readonly span: Span;
}

/** Looks through the rules and routes of both accounts once. */
export function indexReferences(source: Inventory, target: Inventory | undefined): ReferenceIndex {
  const unseen: Unseen[] = [];
  const entries = [
    ...entriesOf("source", source, unseen),
    ...(target === undefined ? [] : entriesOf("target", target, unseen)),
  ];
  if (target === undefined) {
    unseen.push({ side: "target", id: "inventory", reason: "no inventory of the target" });
  }
  return {
    unseen,
    of: (address, landing, instance) => {
      const at = spanOf(address);
      if (at === undefined) return [];
      const found = entries.filter(({ span }) => covers(span, at) && !covers(span, landing));
      const named = found.map(({ side, kind, id, block }) => ({ side, kind, id, block }));
      return distinct([...named, ...bindingsOf(instance, address)]);
    },
  };
}

function entriesOf(side: Side, inventory: Inventory, unseen: Unseen[]): Entry[] {
  const { securityGroups, prefixLists, vpcs } = inventory;
  const entries: Entry[] = [];
  const lists = new Map(prefixLists.map((list) => [list.id, list]));
  const read = new Set<string>();
  const add = (kind: "rule" | "prefix-list" | "route", id: string, block: string): void => {
    const written = readCidr(block);
    const span = written && spanOf(written.cidr);
    if (span !== undefined) entries.push({ side, kind, id, block, span });
    else if (written === undefined)
      unseen.push({ side, id, reason: "a block that cannot be read" });
  };
  for (const { id, permissions } of securityGroups) {
    if (isUnknown(permissions)) {
      unseen.push({ side, id, reason: permissions.unknown });
      continue;
    }
    for (const permission of permissions) {
      for (const field of ["SourceCidrIp", "DestCidrIp"]) {
        const block = permission[field];
        if (typeof block === "string" && block.trim() !== "") add("rule", id, block.trim());
      }
      for (const field of ["SourcePrefixListId", "DestPrefixListId"]) {
        const listId = permission[field];
        if (typeof listId !== "string" || listId === "") continue;
        const named = lists.get(listId)?.entries;
        if (named === undefined || isUnknown(named)) {
          unseen.push({ side, id, reason: `the entries of ${listId} are not in the inventory` });
        } else if (!read.has(listId)) {
          read.add(listId);
          for (const { cidr } of named) add("prefix-list", listId, cidr);
        }
      }
    }
  }
  for (const { id, reaches } of vpcs) {
    if (isUnknown(reaches)) unseen.push({ side, id, reason: reaches.unknown });
    else for (const { cidr, through } of reaches) add("route", through, cidr);
  }
  return entries;
}

/** What leads to the instance by its address, as its own facts show. */
function bindingsOf(
  { dnatEntries, loadBalancers }: Arrival["instance"],
  address: Cidr,
): AddressReference[] {
  const dnat = isUnknown(dnatEntries) ? [] : dnatEntries;
  const backends = isUnknown(loadBalancers) ? [] : loadBalancers;
  return [
    ...dnat.map((id) => ({ side: "source", kind: "dnat", id, block: undefined }) as const),
    ...backends
      .filter(({ member }) => readCidr(member)?.cidr.text === address.text)
      .map(({ id, member }) => ({ side: "source", kind: "backend", id, block: member }) as const),
  ];
}

/** Each row once, where it stands first. */
export function distinct<T extends AddressReference | Unseen>(rows: readonly T[]): T[] {
  const byText = new Map(rows.map((one) => [Object.values(one).join(" "), one]));
  return [...byText.values()];
}
