import { withWaivers } from "../attestation/waivers.ts";
import type { TransferCases } from "../case/transfer-cases.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Finding } from "./finding.ts";
import { judgeAccounts, judgeAll } from "./judge.ts";
import type { Rule } from "./rule.ts";

/**
 * Everything that the rules say of a fleet: the accounts first, then each instance, then the manifest's waivers.
 * @param whole whether these are all rules and all instances of the manifest
 */
export function judgeFleet(
  rules: readonly Rule[],
  { accounts, instances }: TransferCases,
  waivers: Manifest["waivers"] = [],
  whole = true,
): Finding[] {
  const findings = judgeAll(rules, instances, judgeAccounts(rules, accounts));
  return waivers.length === 0 ? findings : withWaivers(findings, waivers, accounts.now, whole);
}
