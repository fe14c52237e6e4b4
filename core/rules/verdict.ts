import type { Evidence, Fail, Pass, Undecided } from "./rule.ts";
import type { Unknown } from "../unknown.ts";

export const pass: Pass = { outcome: "pass" };

/** The facts contradict the rule. */
export function fail(
  evidence: Evidence | readonly Evidence[],
  how: Omit<Fail, "outcome" | "evidence"> = {},
): Fail {
  return {
    outcome: "fail",
    evidence: Array.isArray(evidence) ? evidence : [evidence as Evidence],
    ...how,
  };
}

/** A fact that the rule needs could not be seen. */
export function undecided(
  path: string,
  fact: Unknown,
  how: Omit<Undecided, "outcome" | "path" | "reason"> = {},
): Undecided {
  return { outcome: "unknown", path, reason: fact.unknown, ...how };
}
