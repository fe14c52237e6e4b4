import { readCidr } from "../cidr.ts";
import type { PortRangeListFacts, PrefixListFacts } from "../inventory.ts";
import type { LandingPeers, PeerNames } from "../security-group/equivalence/read-rules.ts";
import { itsMembers } from "../security-group/equivalence/rule-set.ts";
import type { PeerSet, PortRange } from "../security-group/equivalence/rule-set.ts";
import type { RuleChoices, RuleSurroundings } from "../security-group/source-group.ts";
import { accountOf, isOfAnother } from "../security-group/translate-group-peer.ts";
import { isSystemList } from "../security-group/translate-list-peer.ts";
import { rangeOf } from "../security-group/translate-ports.ts";
import { isUnknown } from "../unknown.ts";

/** Whose rules are read: the group that lands, by source id, and what its rules are translated by. */
export interface Viewpoint {
  readonly own: string;
  readonly around: RuleSurroundings;
  /** Instances that go and leave a source group by it, where the source is seen as it is now. @default nobody */
  readonly leaving?: RuleSurroundings["leaving"] | undefined;
  /** Where the landing is seen with all that its groups hold. @default none is adopted */
  readonly adopted?: AdoptedGroups | undefined;
}

/** Groups of the target by id, each with the source groups in whose place it is adopted. */
export type AdoptedGroups = ReadonlyMap<
  string,
  {
    readonly sourceIds: readonly string[];
    /** Whether it holds interfaces already, or nobody knows. */
    readonly hasOthers: boolean;
  }
>;

/**
 * What the peers of a source group's rules are.
 * A group that lands is the same as what lands for it; its members who stay are in neither.
 */
export function sourcePeers(view: Viewpoint, choices: RuleChoices): PeerNames {
  const { around } = view;
  return {
    group: (id, owner) => {
      if (isOfAnother(owner, around)) return foreign(id, accountOf(owner, around) ?? owner, around);
      if (around.landing.has(id)) return membersBefore(id, view);
      const members = choices.groupsThatStay === "members" ? around.members(id) : undefined;
      return members !== undefined && "cidrs" in members
        ? { cidrs: members.cidrs, opaque: [] }
        : withLeavers(foreign(id, around.sourceAccount, around), id, view);
    },
    prefixList: (id) => listed(around.prefixLists.get(id), `prefix list ${id}`),
    portList: (id) => portsOf(around.portRangeLists.get(id)),
  };
}

/** What the peers of the landing's own rules are, in the same names. */
export function landingPeers(view: Viewpoint): LandingPeers {
  const { around } = view;
  return (peer) => {
    switch (peer.kind) {
      case "group":
        return membersAfter(peer.sourceId, view);
      case "existing-group":
        return existing(peer.id, peer.ownerId ?? around.target.account, view);
      case "prefix-list":
        return listed(around.prefixLists.get(peer.sourceId), `prefix list ${peer.sourceId}`);
      case "existing-prefix-list":
        return listed(targetList(peer.id, around), `prefix list ${peer.id}`);
    }
  };
}

/** What the peers of rules of the target's own group are, in the same names. */
export function targetPeers(view: Viewpoint, portLists: readonly PortRangeListFacts[]): PeerNames {
  const { around } = view;
  return {
    group: (id, owner) => {
      const account = owner === undefined ? around.target.account : accountOf(owner, around);
      return existing(id, account ?? owner ?? "", view);
    },
    prefixList: (id) => listed(targetList(id, around), `prefix list ${id}`),
    portList: (id) => portsOf(portLists.find((list) => list.id === id)),
  };
}

/** Who is in a group that no landing makes, with those that land in it. */
function existing(id: string, account: string, view: Viewpoint): PeerSet {
  const adopted = account === view.around.target.account && view.adopted?.has(id) === true;
  return adopted ? adoptedMembers(id, view) : foreign(id, account, view.around);
}

/** Who is in the group that lands for a source group, whoever is in an adopted one already among them. */
export function membersAfter(sourceId: string, view: Viewpoint): PeerSet {
  const [id] = [...(view.adopted ?? [])].find(([, one]) => one.sourceIds.includes(sourceId)) ?? [];
  return id === undefined ? memberSet(sourceId, view) : adoptedMembers(id, view);
}

function adoptedMembers(id: string, view: Viewpoint): PeerSet {
  const { sourceIds, hasOthers } = view.adopted?.get(id) ?? { sourceIds: [], hasOthers: true };
  const sets = sourceIds.map((one) => memberSet(one, view));
  const others = foreign(id, view.around.target.account, view.around);
  return {
    cidrs: sets.flatMap(({ cidrs }) => cidrs),
    opaque: [...sets.flatMap(({ opaque }) => opaque), ...(hasOthers ? others.opaque : [])],
  };
}

/** Who is in the groups that land for a source group. */
function landedFor(id: string, view: Viewpoint): PeerSet {
  const sets = (view.around.landing.get(id)?.into ?? []).map((one) => memberSet(one, view));
  return {
    cidrs: sets.flatMap(({ cidrs }) => cidrs),
    opaque: sets.flatMap(({ opaque }) => opaque),
  };
}

/** Who is in a group that lands: their addresses where enterprise groups have them written out, or else a name. */
function memberSet(id: string, { own, around }: Viewpoint): PeerSet {
  const isWritten = [own, id].some((one) => around.landing.get(one)?.type === "enterprise");
  const members = isWritten ? around.landedMembers(id) : undefined;
  if (members !== undefined && "cidrs" in members) return { cidrs: members.cidrs, opaque: [] };
  return id === own ? itsMembers : { cidrs: [], opaque: [`group ${id}`] };
}

/** Who of those that go is in a source group that lands: those that land for it, and those that leave it. */
export function membersBefore(id: string, view: Viewpoint): PeerSet {
  return withLeavers(landedFor(id, view), id, view);
}

function withLeavers({ cidrs, opaque }: PeerSet, id: string, { leaving }: Viewpoint): PeerSet {
  const gone = leaving === undefined || leaving(id).length === 0 ? [] : [`those that leave ${id}`];
  return { cidrs, opaque: [...opaque, ...gone] };
}

/**
 * A group that no landing makes, by its account's UID, or by its name where nobody told the UID.
 * A source group that lands stays behind as another one, without the instances that go.
 */
function foreign(id: string, account: string, around: RuleSurroundings): PeerSet {
  const isOwn = account === around.sourceAccount && !around.landing.has(id);
  return { cidrs: [], opaque: [isOwn ? `group ${id}` : `group ${id} of ${account}`] };
}

/** A list's entries where they are known; the system's by its name, which is the same in every account. */
function listed(list: PrefixListFacts | undefined, otherwise: string): PeerSet {
  if (list === undefined) return { cidrs: [], opaque: [otherwise] };
  if (isSystemList(list)) return { cidrs: [], opaque: [`prefix list ${list.name}`] };
  if (isUnknown(list.entries)) return { cidrs: [], opaque: [otherwise] };
  const cidrs = list.entries.map(({ cidr }) => readCidr(cidr)?.cidr.text);
  return cidrs.every((cidr) => cidr !== undefined)
    ? { cidrs, opaque: [] }
    : { cidrs: [], opaque: [otherwise] };
}

function targetList(id: string, { target }: RuleSurroundings): PrefixListFacts | undefined {
  return typeof target.prefixLists === "object"
    ? target.prefixLists.find((list) => list.id === id)
    : undefined;
}

function portsOf(list: PortRangeListFacts | undefined): readonly PortRange[] | undefined {
  if (list === undefined || isUnknown(list.entries)) return undefined;
  const ranges = list.entries.map(({ portRange }) => {
    const [from, to] = rangeOf(portRange)?.split("/").map(Number) ?? [];
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}
