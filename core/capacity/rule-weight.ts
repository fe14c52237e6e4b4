import { noTarget } from "../case/landed-parts.ts";
import type { Inventory, SecurityGroupFacts } from "../inventory.ts";
import type { LandingPlan, LandingRule } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { sumOf } from "./capacity.ts";

type Permission = Readonly<Record<string, unknown>>;

/** Planned rules as the platform counts them: one with a prefix list as many as the list may hold. */
export function plannedWeight(
  rules: readonly LandingRule[],
  { prefixLists }: LandingPlan,
  target: Inventory | undefined,
): Maybe<number> {
  const planned = new Map(prefixLists.map((one) => [one.sourceId, one.maxEntries]));
  return sumOf(
    rules.map(({ peer }): Maybe<number> => {
      if (peer.kind === "existing-prefix-list") return mostEntries(peer.id, target);
      if (peer.kind !== "prefix-list") return 1;
      const entries = planned.get(peer.sourceId);
      if (entries === undefined) throw new Error(`the plan has no prefix list ${peer.sourceId}`);
      return entries;
    }),
  );
}

/** The rules that a group of the target has, counted in the same way. */
export function existingWeight(
  { permissions }: SecurityGroupFacts,
  target: Inventory | undefined,
): Maybe<number> {
  if (isUnknown(permissions)) return permissions;
  return sumOf(permissions.map((permission) => permissionWeight(permission, target)));
}

function permissionWeight(permission: Permission, target: Inventory | undefined): Maybe<number> {
  const ports = textOf(permission, "PortRangeListId");
  if (ports !== "")
    return { unknown: `the most entries of ${ports} are not read, and the rule counts as many` };
  const list = textOf(permission, "SourcePrefixListId") || textOf(permission, "DestPrefixListId");
  return list === "" ? 1 : mostEntries(list, target);
}

function mostEntries(id: string, target: Inventory | undefined): Maybe<number> {
  if (target === undefined) return noTarget;
  const list = target.prefixLists.find((one) => one.id === id);
  return list?.maxEntries ?? { unknown: `the target's inventory has no ${id}` };
}

/** Rules that name a group, planned. */
export function plannedPeers(rules: readonly LandingRule[]): number {
  return rules.filter(({ peer }) => peer.kind === "group" || peer.kind === "existing-group").length;
}

/** Rules that name a group, of a group of the target. */
export function existingPeers({ permissions }: SecurityGroupFacts): Maybe<number> {
  if (isUnknown(permissions)) return permissions;
  return permissions.filter((one) =>
    ["SourceGroupId", "DestGroupId"].some((field) => textOf(one, field) !== ""),
  ).length;
}

function textOf(permission: Permission, field: string): string {
  const value = permission[field];
  return typeof value === "string" ? value : "";
}
