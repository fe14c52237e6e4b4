import type { DestinationFacts } from "../facts/destination.ts";
import type { Inventory, SecurityGroupFacts } from "../inventory.ts";
import type { SecurityGroupPlan } from "../landing/plan.ts";
import { excessOf, landedNames, membersOf } from "../security-group/equivalence/excess.ts";
import { landingRules, readRules } from "../security-group/equivalence/read-rules.ts";
import type { ReadRules } from "../security-group/equivalence/read-rules.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";

/** What is there of a plan's groups. */
export interface LandedGroups {
  readonly target: Inventory | undefined;
  /** Source id → the group that takes its place, or why it is not known. */
  readonly bySource: ReadonlyMap<string, Maybe<SecurityGroupFacts>>;
}

/** What a group lets through and its source does not: as it landed, or else as it is planned. */
export function groupExcess(
  planned: SecurityGroupPlan,
  landed: LandedGroups,
): DestinationFacts["groupExcess"] {
  const { source, sourceId, adoptedId } = planned;
  if (source === undefined) return { unknown: "the plan does not say what the source group does" };
  const members = membersOf(source, sourceId);
  const group = landed.bySource.get(sourceId);
  if (group === undefined || isUnknown(group)) {
    if (adoptedId !== undefined)
      return group ?? { unknown: `the target's inventory has no ${adoptedId}` };
    const { type, innerAccessPolicy } = planned;
    const peersOf = landedNames(
      source,
      (id) => id,
      () => undefined,
    );
    const rules = landingRules(planned.rules, (peer) =>
      peer.kind === "group" || peer.kind === "existing-group"
        ? peersOf.group("sourceId" in peer ? peer.sourceId : peer.id, undefined)
        : peersOf.prefixList("sourceId" in peer ? peer.sourceId : peer.id),
    );
    return excessOf(source, { type, innerAccessPolicy, members, rules, uncertain: [], why: "" });
  }
  const { permissions, type } = group;
  if (isUnknown(permissions)) return permissions;
  const { rules, unread } = readLanded(permissions, source, landed);
  const innerAccessPolicy = type === "enterprise" ? "Drop" : group.innerAccessPolicy;
  const uncertain = unread.map(() => ({}));
  const why = isUnknown(innerAccessPolicy)
    ? innerAccessPolicy.unknown
    : `rules of the group cannot be compared: ${unread.length}`;
  return excessOf(source, { type, innerAccessPolicy, members, rules, uncertain, why });
}

function readLanded(
  permissions: readonly unknown[],
  source: NonNullable<SecurityGroupPlan["source"]>,
  { target, bySource }: LandedGroups,
): ReadRules {
  const sourceIds = new Map(
    [...bySource].flatMap(([sourceId, group]) => (isUnknown(group) ? [] : [[group.id, sourceId]])),
  );
  const entriesOf = (id: string) => {
    const entries = target?.prefixLists.find((list) => list.id === id)?.entries;
    return entries === undefined || isUnknown(entries)
      ? undefined
      : entries.map(({ cidr }) => cidr);
  };
  return readRules(
    permissions,
    landedNames(source, (id) => sourceIds.get(id), entriesOf),
  );
}
