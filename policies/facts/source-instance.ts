import { plain } from "./reading.ts";
import type { Props } from "./reading.ts";
import type { InstanceFacts } from "../../core/inventory.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Unknown } from "../../core/unknown.ts";

export const sourceInstanceType = "ecs-transfer:index:SourceInstance";

/** The facts that a `SourceInstance` carries in its args, or why they cannot be read. */
export async function carriedFacts(name: string, props: Props): Promise<InstanceFacts | Unknown> {
  const args = plain(props);
  const facts =
    typeof args === "object" && args !== null && "facts" in args ? args.facts : undefined;
  if (typeof facts !== "object" || facts === null) {
    return {
      unknown: "the component carries no facts (is PULUMI_NODEJS_SKIP_COMPONENT_INPUTS set?)",
    };
  }
  if (isUnknown(facts)) return facts;

  // zod costs a tenth of a second to load, which a stack without such a component need not pay.
  const { InstanceFacts } = await import("../../core/inventory.ts");
  const id = "id" in facts && typeof facts.id === "string" ? facts.id : name;
  const parsed = InstanceFacts.safeParse({ ...facts, id });
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => ["facts", ...path.map(String)].join("."));
  return {
    unknown: `its facts are not those of an instance, at ${[...new Set(places)].slice(0, 5).join(", ")}`,
  };
}
