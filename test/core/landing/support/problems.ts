import type { TargetInventory } from "../../../../core/landing/adopt.ts";
import { planLanding } from "../../../../core/landing/plan-landing.ts";
import { parseManifest } from "../../../../core/manifest/manifest.ts";
import type { Inventory } from "../../../../core/inventory.ts";
import { sourceInventory } from "../../../support/inventory.ts";
import { errorsOf, placesOf, valueOf } from "../../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
`;
/** A manifest of i-bp1clear alone. */
export const one = `${head}instances:\n  - id: i-bp1clear\n`;

/** `line:column path` and the English sentence of each problem. */
export function problems(
  manifest: string,
  inventory: Inventory = sourceInventory(),
  target?: TargetInventory,
): { at: string; says: string }[] {
  const errors = errorsOf(
    planLanding(valueOf(parseManifest(manifest, "transfer.yaml")), inventory, new Map(), target),
  );
  const places = placesOf(errors);
  return errors.map(({ message }, index) => ({ at: places[index] ?? "", says: message.en }));
}

/** A fact that is unknown for a reason. */
export function unknown(reason: string): { unknown: string } {
  return { unknown: reason };
}
