import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { quoted } from "../input/words.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { VpcFacts, VswitchFacts } from "../inventory.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";
import { spanOf } from "./span.ts";
import type { Span } from "./span.ts";

/** A vSwitch of the target where addresses can be. */
export interface Place {
  /** `vsw-…`, or the plan's key of one that the landing creates. */
  readonly id: string;
  /** `vpc-…`, or the name of one that the landing creates. */
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
  /** What was read of it; undefined for one that the landing creates, which is empty until then. */
  readonly read: Pick<VswitchFacts, "reservedCidrs" | "addressChecks"> | undefined;
}

/** A VPC of the target; one that the landing creates reaches nothing. */
export type PlaceNetwork = Pick<VpcFacts, "id" | "cidr" | "secondaryCidrs" | "reaches">;

/** An instance that goes, and the vSwitch that it lands in. */
export interface Arrival {
  readonly instance: Pick<
    InstanceFacts,
    "id" | "privateIps" | "vpcId" | "vswitchId" | "dnatEntries" | "loadBalancers"
  >;
  readonly place: Maybe<Place>;
}

/** A vSwitch whose blocks were read. */
export interface ReadPlace {
  readonly place: Place;
  readonly cidr: Cidr;
  readonly span: Span;
  /** Those of its reserved blocks that are known: enough to prove a loss, never to prove more. */
  readonly reserved: readonly Cidr[];
}

/** Reads the blocks of a vSwitch; unknown where its own is no IPv4 block. */
export function readPlace(place: Place): ReadPlace | Unknown {
  const cidr = readCidr(place.cidr)?.cidr;
  const span = cidr && spanOf(cidr);
  if (cidr === undefined || span === undefined)
    return { unknown: `${quoted(place.cidr)} is no IPv4 block` };
  const texts = place.read?.reservedCidrs ?? [];
  const reserved = isUnknown(texts) ? [] : texts.flatMap((text) => readCidr(text)?.cidr ?? []);
  return { place, cidr, span, reserved };
}
