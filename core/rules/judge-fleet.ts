import { withWaivers } from "../attestation/waivers.ts";
import type { TransferCases } from "../case/transfer-cases.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Finding } from "./finding.ts";
import { judge, judgeAccounts } from "./judge.ts";
import type { Rule } from "./rule.ts";

/** Everything that the rules say of a fleet: the accounts first, then each instance, then the manifest's waivers. */
export function judgeFleet(
  rules: readonly Rule[],
  { accounts, instances }: TransferCases,
  waivers: Manifest["waivers"] = [],
): Finding[] {
  const findings = [
    ...judgeAccounts(rules, accounts),
    ...instances.flatMap((one) => judge(rules, one)),
  ];
  return waivers.length === 0 ? findings : withWaivers(findings, waivers, accounts.now);
}
