import { familyOf } from "../security-group/translate-list-peer.ts";
import { isUnknown } from "../unknown.ts";
import type { Inventory } from "../inventory.ts";
import type { PrefixListPlan, SecurityGroupPlan } from "./plan.ts";
import { compareText } from "../compare-text.ts";

/** The prefix lists that rules of the landing's groups name, by source id, as the source has them. */
export function planPrefixLists(
  groups: readonly SecurityGroupPlan[],
  { prefixLists }: Pick<Inventory, "prefixLists">,
): PrefixListPlan[] {
  const named = new Set(
    groups.flatMap(({ rules }) =>
      rules.flatMap(({ peer }) => (peer.kind === "prefix-list" ? [peer.sourceId] : [])),
    ),
  );
  return prefixLists
    .filter(({ id }) => named.has(id))
    .toSorted((one, other) => compareText(one.id, other.id))
    .map((list) => {
      const { id, name, maxEntries, entries } = list;
      const family = familyOf(list);
      if (isUnknown(entries) || family === undefined)
        throw new Error(`a rule lands for ${id}, of which not enough is known`);
      const key = `pl-${id.replace(/^pl-/, "")}`;
      const most = isUnknown(maxEntries) ? 1 : maxEntries;
      return {
        key,
        sourceId: id,
        name: name || key,
        family,
        maxEntries: Math.max(most, entries.length, 1),
        entries,
      };
    });
}
