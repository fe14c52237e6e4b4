import type { Inventory } from "../inventory.ts";
import { isUnknown } from "../unknown.ts";
import type { Unknown } from "../unknown.ts";

/** Why something may be there that a list does not have; undefined where it has all of the region. */
export function unlisted(
  { listed }: Pick<Inventory, "listed">,
  list: keyof Inventory["listed"],
): Unknown | undefined {
  const reach = listed[list];
  if (isUnknown(reach)) return { unknown: `whether ${list} are all listed: ${reach.unknown}` };
  if (reach === "region") return undefined;
  return {
    unknown: `only ${list} that instances use are listed: run ecs-transfer inventory with --all or --manifest`,
  };
}
