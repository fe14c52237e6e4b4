import type { Cidr } from "../cidr.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import type { Rivals } from "./judge-address.ts";
import type { Arrival, ReadPlace } from "./place.ts";

/** An arrival with what could be read of it. */
export interface Candidate {
  readonly arrival: Arrival;
  readonly address: Maybe<Cidr>;
  readonly place: Maybe<ReadPlace>;
}

export interface RivalIndex {
  /** Who else wants an address in a vSwitch. */
  readonly rivalsOf: (instance: Arrival["instance"], address: Cidr, place: ReadPlace) => Rivals;
  /** Whether anybody else wants an address anywhere in a VPC: no plan gives it to both. */
  readonly contested: (instance: Arrival["instance"], address: Cidr, vpcId: string) => boolean;
}

/** Looks once through all that arrive. */
export function indexRivals(candidates: readonly Candidate[]): RivalIndex {
  const seen = candidates.flatMap(({ arrival: { instance }, address, place }) =>
    isUnknown(place) ? [] : [{ instance, address, place: place.place }],
  );
  const known = seen.flatMap(({ instance, address, place }) =>
    isUnknown(address) ? [] : [{ id: instance.id, text: address.text, place }],
  );
  const byPlace = Map.groupBy(known, ({ place, text }) => `${place.id} ${text}`);
  const byVpc = Map.groupBy(known, ({ place, text }) => `${place.vpcId} ${text}`);
  const hidden = Map.groupBy(
    seen.filter(({ address }) => isUnknown(address)),
    ({ place }) => place.id,
  );
  return {
    rivalsOf: (instance, { text }, { place }) => {
      const all = (byPlace.get(`${place.id} ${text}`) ?? []).map(({ id }) => id);
      const rival = hidden.get(place.id)?.find((one) => !sameNetwork(one.instance, instance));
      return {
        others: all.filter((id) => id !== instance.id),
        unseen:
          rival && isUnknown(rival.address)
            ? { instanceId: rival.instance.id, reason: rival.address }
            : undefined,
      };
    },
    contested: (instance, { text }, vpcId) =>
      byVpc.get(`${vpcId} ${text}`)?.some(({ id }) => id !== instance.id) === true,
  };
}

/** Two instances of one VPC never have the same address. */
function sameNetwork(one: Arrival["instance"], other: Arrival["instance"]): boolean {
  return !isUnknown(one.vpcId) && one.vpcId !== "" && one.vpcId === other.vpcId;
}
