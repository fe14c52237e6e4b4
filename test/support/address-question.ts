import { keepability } from "../../core/addresses/keepability.ts";
import type { AddressQuestion, Keepability } from "../../core/addresses/keepability.ts";
import type { Arrival, Place } from "../../core/addresses/place.ts";
import type { Maybe } from "../../core/unknown.ts";
import { clearInstance, sourceInventory } from "./inventory.ts";

/** A vSwitch 10.0.1.0/24 in zone h that was read: nothing reserved, 10.0.1.77 free. */
export function place(over: Partial<Place> = {}, read: Partial<Place["read"]> = {}): Place {
  return {
    id: "vsw-t1",
    vpcId: "vpc-t",
    zone: "cn-hangzhou-h",
    cidr: "10.0.1.0/24",
    read: { reservedCidrs: [], addressChecks: { "10.0.1.77": true }, ...read },
    ...over,
  };
}

/** An instance of vpc-s in the source that lands in {@link place}. */
export function arrival(
  address: Maybe<string>,
  at: Maybe<Place> = place(),
  over: Partial<Arrival["instance"]> = {},
): Arrival {
  const privateIps = typeof address === "string" ? [address] : address;
  const known = { id: "i-a", vpcId: "vpc-s", vswitchId: "vsw-s", dnatEntries: [] };
  return { instance: clearInstance({ ...known, privateIps, ...over }), place: at };
}

/** What becomes of each, in a VPC 10.0.0.0/16 that reaches nothing. */
export function answers(
  arrivals: readonly Arrival[],
  over: Partial<AddressQuestion> = {},
): readonly Keepability[] {
  const vpc = { id: "vpc-t", cidr: "10.0.0.0/16", secondaryCidrs: [], reaches: [] };
  return keepability({
    arrivals,
    places: [],
    networks: [vpc],
    source: sourceInventory({ vpcs: [], vswitches: [], securityGroups: [], instances: [] }),
    target: sourceInventory({ vpcs: [], vswitches: [], securityGroups: [], instances: [] }),
    ...over,
  }).instances;
}

/** What becomes of one. */
export function answer(one: Arrival, over: Partial<AddressQuestion> = {}): Keepability {
  const [first] = answers([one], over);
  if (first === undefined) throw new Error("nothing was answered");
  return first;
}
