import type { AccountsCase, Verdict } from "./rule.ts";
import { pass } from "./verdict.ts";
import type { AccountFacts } from "../facts/account.ts";

/**
 * What holds for a pair of accounts where each of them has to pass on its own.
 * One proven failure wins over what is unknown of the other account; two failures are told together.
 * @param check the verdict on one account; `side` begins the paths of its evidence
 */
export function bothAccounts(
  { source, target }: Pick<AccountsCase, "source" | "target">,
  check: (account: AccountFacts, side: "source" | "target") => Verdict,
): Verdict {
  return worst([check(source, "source"), check(target, "target")]);
}

/** The failures told together; without one, the first that is unknown; a pass where all of them are. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every(({ outcome }) => outcome === "pass")) return pass;
  const failures = verdicts.filter((verdict) => verdict.outcome === "fail");
  const outlet = failures.find((failure) => failure.outlet !== undefined)?.outlet;
  if (failures.length > 0) {
    return {
      outcome: "fail",
      evidence: failures.flatMap(({ evidence }) => evidence),
      ...(outlet === undefined ? {} : { outlet }),
    };
  }
  return verdicts.find(({ outcome }) => outcome === "unknown") ?? pass;
}
