import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { quoted } from "../input/words.ts";
import type { Inventory } from "../inventory.ts";
import { readAddress } from "../rules/addresses.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe, Unknown } from "../unknown.ts";
import { holdersIn } from "./holders.ts";
import { addressText, judgeAddress } from "./judge-address.ts";
import type { AddressVerdict, MissingFact, Obstacle } from "./judge-address.ts";
import { nearestPlan } from "./nearest-plan.ts";
import type { NearestPlan } from "./nearest-plan.ts";
import { readPlace } from "./place.ts";
import type { Arrival, Place, PlaceNetwork, ReadPlace } from "./place.ts";
import { distinct, indexReferences } from "./references.ts";
import type { AddressReference, Unseen } from "./references.ts";
import { indexRivals } from "./rivals.ts";
import type { Candidate } from "./rivals.ts";

/** What is asked: which of these instances can have their addresses again. */
export interface AddressQuestion {
  readonly arrivals: readonly Arrival[];
  /** The vSwitches that are there and those that the landing creates, beyond those of the arrivals. */
  readonly places: readonly Place[];
  readonly networks: readonly PlaceNetwork[];
  readonly source: Inventory;
  readonly target: Inventory | undefined;
}

/** What becomes of the primary private address of one instance (R3.3, R8.7). */
export type Keepability = { readonly instanceId: string } & (
  | { readonly state: "kept"; readonly address: string; readonly vswitchId: string }
  | {
      readonly state: "lost";
      readonly address: string;
      readonly vswitchId: string;
      readonly obstacles: readonly Obstacle[];
      readonly nearest: NearestPlan;
      readonly references: readonly AddressReference[];
    }
  | {
      readonly state: "unknown";
      readonly address: string | undefined;
      readonly missing: MissingFact;
    }
);

export interface AddressAnswer {
  /** One an arrival, in their order. */
  readonly instances: readonly Keepability[];
  /** Where references could not be looked for. */
  readonly unseen: readonly Unseen[];
}

/** Judges the primary addresses of a fleet; kept is proven, lost is proven, and the rest says what is missing. */
export function keepability(question: AddressQuestion): AddressAnswer {
  const { arrivals, networks, source, target } = question;
  const byId = readPlaces(question);
  const candidates = arrivals.map((arrival) => candidateOf(arrival, byId));
  const { rivalsOf, contested } = indexRivals(candidates);
  const holderOf = holdersIn(target);
  const references = indexReferences(source, target);
  const read = [...byId.values()].filter((one): one is ReadPlace => !isUnknown(one));
  const siblings = Map.groupBy(read, ({ place }) => place.vpcId);
  const vswitches = new Map(source.vswitches.map((one) => [one.id, one]));
  const vpcs = new Map(source.vpcs.map((one) => [one.id, one]));

  const preferredOf = ({ vswitchId, vpcId }: Arrival["instance"]): Cidr[] => {
    const vswitch = isUnknown(vswitchId) ? undefined : vswitches.get(vswitchId);
    const vpc = isUnknown(vpcId) ? undefined : vpcs.get(vpcId);
    const texts = [vswitch?.cidr, vpc?.cidr, ...(vpc?.secondaryCidrs ?? [])];
    return texts.flatMap((text) => (text === undefined ? [] : (readCidr(text)?.cidr ?? [])));
  };

  const judgeOne = ({ arrival: { instance }, address, place }: Candidate): Keepability => {
    const { id: instanceId } = instance;
    if (isUnknown(address)) return unknownOf(instanceId, undefined, "instance.privateIps", address);
    const text = addressText(address);
    if (isUnknown(place)) return unknownOf(instanceId, text, "vswitch", place);
    const judge = (at: ReadPlace): AddressVerdict =>
      judgeAddress(instanceId, address, at, holderOf, rivalsOf(instance, address, at));
    const verdict = judge(place);
    const { id: vswitchId, vpcId } = place.place;
    if (verdict.state === "unknown") return { instanceId, address: text, ...verdict };
    if (verdict.state === "kept") return { instanceId, address: text, vswitchId, ...verdict };
    const nearest: NearestPlan = contested(instance, address, vpcId)
      ? { kind: "none", because: "contested" }
      : nearestPlan(address, {
          from: place,
          network: networks.find(({ id }) => id === vpcId),
          siblings: siblings.get(vpcId) ?? [],
          preferred: preferredOf(instance),
          judge,
        });
    const named = references.of(address, place.span, instance);
    return { instanceId, address: text, vswitchId, ...verdict, nearest, references: named };
  };
  return {
    instances: candidates.map(judgeOne),
    unseen: distinct([...references.unseen, ...candidates.flatMap(unseenBindings)]),
  };
}

function unknownOf(
  instanceId: string,
  address: string | undefined,
  fact: string,
  reason: Unknown,
): Keepability {
  return { instanceId, state: "unknown", address, missing: { fact, reason: reason.unknown } };
}

function readPlaces({ arrivals, places }: AddressQuestion): ReadonlyMap<string, Maybe<ReadPlace>> {
  const landed = arrivals.flatMap(({ place }) => (isUnknown(place) ? [] : place));
  const byId = new Map([...places, ...landed].map((place) => [place.id, place]));
  return new Map([...byId].map(([id, place]) => [id, readPlace(place)]));
}

function candidateOf(arrival: Arrival, places: ReadonlyMap<string, Maybe<ReadPlace>>): Candidate {
  const { instance, place } = arrival;
  const read = isUnknown(place) ? place : places.get(place.id);
  if (read === undefined) throw new Error("the place of an arrival was not read");
  return { arrival, address: primaryAddress(instance), place: read };
}

/** The address that the instance has today. */
function primaryAddress({ privateIps }: Arrival["instance"]): Maybe<Cidr> {
  if (isUnknown(privateIps)) return privateIps;
  const [first] = privateIps;
  if (first === undefined) return { unknown: "the inventory shows no private address" };
  return readAddress(first) ?? { unknown: `${quoted(first)} is no IPv4 address` };
}

function unseenBindings({ arrival: { instance } }: Candidate): Unseen[] {
  const facts = [instance.dnatEntries, instance.loadBalancers].filter(isUnknown);
  return facts.map(({ unknown }) => ({ side: "source", id: instance.id, reason: unknown }));
}
