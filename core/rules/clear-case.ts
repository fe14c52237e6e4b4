import { clearInstance } from "./clear-instance.ts";
import type { Answer, Attested, Question } from "./attestation.ts";
import type { Rule, RuleCase, TransferCase } from "./rule.ts";
import type { AccountFacts } from "../facts/account.ts";
import type { DestinationFacts } from "../facts/destination.ts";
import { isUnknown } from "../unknown.ts";

/** The clock of the rules' cases. */
export const caseClock = "2026-06-01T00:00:00Z";

/** An account that nothing is wrong with. */
export const clearStanding: Omit<AccountFacts, "id"> = {
  realName: "yes",
  funds: { available: "2,380.50", cash: "2,380.50", currency: "CNY" },
  uncleared: { total: "0.00", history: "0.00" },
  fundAccountType: "DIRECT_USER",
  fundAccountStatus: "VALID",
  site: "26842",
  financialRelations: [],
  postpaidVcpus: { max: 500, used: 20 },
  encryptionByDefault: false,
};

const destination: DestinationFacts = {
  region: "cn-hangzhou",
  zone: "cn-hangzhou-h",
  vswitchId: "vsw-bp1target",
  vswitchStatus: "Available",
  vswitchCidr: "10.0.0.0/24",
  vswitchVpcId: "vpc-bp1target",
  vpcCidrs: ["10.0.0.0/16"],
  sharedBy: null,
  freeIps: 250,
  arrivals: 1,
  groupId: "sg-bp1target",
  groupVpcId: "vpc-bp1target",
  groupType: "normal",
  groupServiceManaged: false,
  groupRules: 12,
  groupExcess: [],
  groupAddresses: { used: 0, limit: 6000 },
  groupArrivals: 1,
  privateIp: "10.0.0.10",
  privateIpFree: true,
  reservedCidrs: [],
  reachableCidrs: [],
  peering: null,
};

/** A case that every rule passes at {@link caseClock}: every fact known, every question of `rules` answered. */
export function clearCase(rules: readonly Pick<Rule, "id" | "question">[]): TransferCase {
  return {
    instance: clearInstance,
    source: { ...clearStanding, id: "1404423000000010" },
    target: { ...clearStanding, id: "1755000000000020" },
    destination,
    attested: Object.fromEntries(
      rules.flatMap(({ id, question }) =>
        question === undefined ? [] : [[id, attestedAs(clearingAnswer(question))]],
      ),
    ),
    now: new Date(caseClock),
  };
}

/** The clear case with what a row of a rule's cases replaces. */
export function caseOf(row: RuleCase, clear: TransferCase): TransferCase {
  return {
    source: { ...clear.source, ...row.source },
    target: { ...clear.target, ...row.target },
    instance: { ...clear.instance, ...row.instance },
    destination: { ...clear.destination, ...row.destination },
    attested: { ...clear.attested, ...answersOf(row) },
    now: row.now === undefined ? clear.now : new Date(row.now),
  };
}

function answersOf({ attested = {} }: RuleCase): Attested {
  return Object.fromEntries(
    Object.entries(attested).map(([id, answer]) => [
      id,
      isUnknown(answer) ? answer : attestedAs(answer),
    ]),
  );
}

function clearingAnswer({ answers }: Question): string {
  return answers.find(({ clears }) => clears)?.value ?? "";
}

function attestedAs(value: string): Answer {
  return { value, by: "owner of the source account", at: "2026-05-31" };
}
