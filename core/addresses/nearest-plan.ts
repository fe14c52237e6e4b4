import { readCidr } from "../cidr.ts";
import type { Cidr } from "../cidr.ts";
import { checkVpcBlock, checkVswitchBlock } from "../landing/cidr-limits.ts";
import { isAssignable } from "../rules/addresses.ts";
import { isUnknown } from "../unknown.ts";
import type { AddressVerdict, MissingFact } from "./judge-address.ts";
import { addressText } from "./judge-address.ts";
import type { PlaceNetwork, ReadPlace } from "./place.ts";
import { covers, meets, spanOf, spansOf } from "./span.ts";
import type { Span } from "./span.ts";

/** The smallest change by which an address that is lost could be kept after all. */
export type NearestPlan =
  /** Land in another vSwitch of the same zone and VPC; `missing` is what is still to be asked about it. */
  | {
      readonly kind: "vswitch";
      readonly vswitchId: string;
      readonly missing: MissingFact | undefined;
    }
  /** Make a vSwitch in the VPC, and land there. */
  | NewVswitch
  /** Add a block to the VPC first (AssociateVpcCidrBlock), then make a vSwitch in it. */
  | (Omit<NewVswitch, "kind"> & { readonly kind: "secondary-cidr"; readonly vpcCidr: string })
  | NoPlan
  /** Not to be told without a fact. */
  | { readonly kind: "unknown"; readonly missing: MissingFact };

/** Why no change inside the VPC helps: `vswitchId` is the vSwitch whose block has the address. */
export type NoPlan = { readonly kind: "none" } & (
  | { readonly because: "blocked" | "other-zone"; readonly vswitchId: string }
  /** Another instance of the transfer wants it in the same VPC, or no block is left that could have it. */
  | { readonly because: "contested" | "no-room" }
);

interface NewVswitch {
  readonly kind: "new-vswitch";
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
}

/** What is around an address that is lost. */
export interface Neighbourhood {
  /** The vSwitch that cannot give it. */
  readonly from: ReadPlace;
  readonly network: PlaceNetwork | undefined;
  /** Every vSwitch of that VPC, planned ones included. */
  readonly siblings: readonly ReadPlace[];
  /** Blocks to try first, such as those of its vSwitch and its VPC in the source. */
  readonly preferred: readonly Cidr[];
  /** What a sibling would say of the address. */
  readonly judge: (place: ReadPlace) => AddressVerdict;
}

/** Blocks of a VPC never overlap: at most one vSwitch can have the address, and if there is none, one can be made. */
export function nearestPlan(address: Cidr, around: Neighbourhood): NearestPlan {
  const { from, network, siblings } = around;
  const at = spanOf(address);
  if (at === undefined) return noRoom;
  const covering = siblings.find(({ span }) => covers(span, at));
  if (covering !== undefined) return moveTo(covering, around);
  if (network === undefined) {
    const reason = `the target's inventory has no ${from.place.vpcId}`;
    return { kind: "unknown", missing: { fact: "vpc.cidr", reason } };
  }
  if (isUnknown(network.reaches)) {
    return { kind: "unknown", missing: { fact: "vpc.reaches", reason: network.reaches.unknown } };
  }
  const blocks = spansOf([network.cidr, ...network.secondaryCidrs]);
  const home = blocks.find((block) => covers(block, at));
  // A route that covers the whole block, such as a default route, gives way to the VPC's own blocks.
  const reached = spansOf(network.reaches.map(({ cidr }) => cidr)).filter(
    (reach) => !covers(reach, home ?? everything),
  );
  const { vpcId, zone } = from.place;
  if (home !== undefined) {
    const taken = [...reached, ...siblings.map(({ span }) => span)];
    const cidr = firstBlock(address, around.preferred, vswitchPrefixes, (block, span) => {
      const fits = covers(home, span) && "cidr" in checkVswitchBlock(block.text);
      return fits && !taken.some((other) => meets(other, span));
    });
    return cidr === undefined ? noRoom : { kind: "new-vswitch", vpcId, zone, cidr: cidr.text };
  }
  const vpcBlock = firstBlock(address, around.preferred, vpcPrefixes, (block, span) => {
    const fits = "cidr" in checkVpcBlock(block.text);
    return fits && ![...reached, ...blocks].some((other) => meets(other, span));
  });
  const inside = vpcBlock && spanOf(vpcBlock);
  const cidr =
    inside &&
    firstBlock(address, around.preferred, vswitchPrefixes, (block, span) => {
      return covers(inside, span) && "cidr" in checkVswitchBlock(block.text);
    });
  return vpcBlock === undefined || cidr === undefined
    ? noRoom
    : { kind: "secondary-cidr", vpcId, vpcCidr: vpcBlock.text, zone, cidr: cidr.text };
}

const everything: Span = { first: 0, last: 2 ** 32 - 1 };
const noRoom: NearestPlan = { kind: "none", because: "no-room" };

/** From the smallest block that the API takes to the largest. */
const vswitchPrefixes = range(29, 16);
const vpcPrefixes = range(28, 16);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

function moveTo(place: ReadPlace, { from, judge }: Neighbourhood): NearestPlan {
  const vswitchId = place.place.id;
  // An instance keeps its zone (R5.3).
  if (place.place.zone !== from.place.zone)
    return { kind: "none", because: "other-zone", vswitchId };
  const blocked: NearestPlan = { kind: "none", because: "blocked", vswitchId };
  const verdict = judge(place);
  if (verdict.state === "lost") return blocked;
  const missing = verdict.state === "unknown" ? verdict.missing : undefined;
  return { kind: "vswitch", vswitchId, missing };
}

/** The first block that can give the address and that fits: a preferred one, else the smallest. */
function firstBlock(
  address: Cidr,
  preferred: readonly Cidr[],
  prefixes: readonly number[],
  fits: (block: Cidr, span: Span) => boolean,
): Cidr | undefined {
  const good = (block: Cidr): boolean => {
    const span = spanOf(block);
    return span !== undefined && isAssignable(address, block) && fits(block, span);
  };
  const wanted = preferred.find(good);
  if (wanted !== undefined) return wanted;
  for (const prefix of prefixes) {
    const block = readCidr(`${addressText(address)}/${String(prefix)}`)?.cidr;
    if (block !== undefined && good(block)) return block;
  }
  return undefined;
}
