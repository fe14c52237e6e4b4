import type { SecurityGroupPlan } from "./plan.ts";

type Way = SecurityGroupPlan["ruleResources"];

/** How one run holds the rules of a group. */
export interface WayOfRun {
  /** As the plan says. */
  readonly way: Way;
  /**
   * The other way, as the run before held them. It is held once more, with its resources marked to be let go without a
   * call: whatever the program no longer has is deleted last, and would take the rules out of the group again.
   */
  readonly leaving: Way | undefined;
  /** What the next run is to know: `single`, `set`, or `single>set` while it goes over. */
  readonly record: string;
}

/**
 * How a run holds a group's rules, by the plan and by what the run before recorded.
 * @param recorded undefined where there was no run, or it recorded nothing
 */
export function wayOfRun(planned: Way, recorded: string | undefined): WayOfRun {
  const before = recorded?.split(">").at(-1);
  if ((before !== "single" && before !== "set") || before === planned)
    return { way: planned, leaving: undefined, record: planned };
  return { way: planned, leaving: before, record: `${before}>${planned}` };
}

/**
 * What runs recorded of each group, by source id.
 * @param ruleResources the stack's output of that name; releases before it made a resource for each rule
 * @param securityGroupIds the stack's output of that name: what has landed
 */
export function recordedIn(
  ruleResources: unknown,
  securityGroupIds: unknown,
): Readonly<Record<string, string>> {
  if (isTable(ruleResources)) return ruleResources;
  const landed = isTable(securityGroupIds) ? Object.keys(securityGroupIds) : [];
  return Object.fromEntries(landed.map((sourceId) => [sourceId, "single"]));
}

function isTable(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null;
}
