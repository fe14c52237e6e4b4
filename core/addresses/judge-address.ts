import type { Cidr } from "../cidr.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";
import type { Holder, HolderOf } from "./holders.ts";
import { blockObstacles } from "./obstacles.ts";
import type { BlockObstacle } from "./obstacles.ts";
import type { ReadPlace } from "./place.ts";

/** Why an address cannot be kept. */
export type Obstacle =
  | BlockObstacle
  /** Something holds it; `holder` is undefined where the inventory does not show what. */
  | { readonly kind: "taken"; readonly holder: Holder | undefined }
  /** Other instances of the same transfer want it in the same vSwitch; their ids. */
  | { readonly kind: "wanted-twice"; readonly others: readonly string[] };

/** A fact without which nothing can be said, and why it is missing. */
export interface MissingFact {
  /** Such as `vswitch.addressChecks`. */
  readonly fact: string;
  /** In the words of whoever could not read it. */
  readonly reason: string;
}

/** Whether a vSwitch can give an address to an instance. */
export type AddressVerdict =
  | { readonly state: "kept" }
  | { readonly state: "lost"; readonly obstacles: readonly Obstacle[] }
  | { readonly state: "unknown"; readonly missing: MissingFact };

/** Who else wants an address in a vSwitch. */
export interface Rivals {
  /** Instances that want the same one. */
  readonly others: readonly string[];
  /** An instance that may want it: its own address was not seen. */
  readonly unseen: { readonly instanceId: string; readonly reason: Unknown } | undefined;
}

/** Every obstacle that the facts prove; without one, kept only where nothing is missing. */
export function judgeAddress(
  instanceId: string,
  address: Cidr,
  place: ReadPlace,
  holderOf: HolderOf,
  rivals: Rivals,
): AddressVerdict {
  const text = addressText(address);
  const holder = holderOf(place.place.vpcId, text);
  const free = checked(place, text);
  const blocked = blockObstacles(address, place.cidr, place.reserved);
  const outside = blocked.some(({ kind }) => kind === "outside");
  // After the transfer it may stand where it is to stand already.
  if (holder?.instanceId === instanceId && holder.primary && !outside) return { state: "kept" };
  const obstacles: Obstacle[] = [...blocked];
  if (!outside && free !== true) {
    const refused = free === false && blocked.length === 0;
    if (holder !== undefined || refused) obstacles.push({ kind: "taken", holder });
  }
  if (rivals.others.length > 0) obstacles.push({ kind: "wanted-twice", others: rivals.others });
  if (obstacles.length > 0) return { state: "lost", obstacles };
  if (isUnknown(free)) return missing("vswitch.addressChecks", free);
  if (holder !== undefined) {
    const reason = `the cloud said that ${text} is free, and ${holder.instanceId} holds it: read the target's inventory again`;
    return missing("vswitch.addressChecks", { unknown: reason });
  }
  if (rivals.unseen !== undefined) {
    const { instanceId: other, reason } = rivals.unseen;
    const unknown = `${other} may want ${text} too: ${reason.unknown}`;
    return missing("instance.privateIps", { unknown });
  }
  return { state: "kept" };
}

/** A verdict that waits for a fact. */
export function missing(fact: string, { unknown }: Unknown): AddressVerdict {
  return { state: "unknown", missing: { fact, reason: unknown } };
}

/** An address without the prefix that a block of one has. */
export function addressText({ text }: Cidr): string {
  return text.split("/")[0] ?? text;
}

/** What the cloud says of the address: CheckCanAllocateVpcPrivateIpAddress; a vSwitch yet to come is empty. */
function checked({ place }: ReadPlace, address: string): boolean | Unknown {
  if (place.read === undefined) return true;
  const { addressChecks } = place.read;
  if (isUnknown(addressChecks)) return addressChecks;
  const unknown = `${address} was not asked about: read the target's inventory with --manifest`;
  return addressChecks[address] ?? { unknown };
}
