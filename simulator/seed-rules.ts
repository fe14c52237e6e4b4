import { MAX_RULES, weightOf } from "./ecs/add-rules.ts";
import { readRule, sameRule, type RuleInput } from "./ecs/rule-input.ts";
import { ApiError } from "./errors.ts";
import { parseBlock } from "./network.ts";
import { lookUp, refusal, type Seed } from "./seed-steps.ts";
import type { SecurityGroup } from "./state.ts";
import type { WorldRule } from "./world-schema.ts";

/** Puts a rule of the file into its group. */
export function addWorldRule(seed: Seed, group: SecurityGroup, rule: WorldRule): void {
  const { match, description } = worldRule(seed, group, rule);
  const twin = group.rules.find(
    (known) => known.direction === rule.direction && sameRule(known.match, match),
  );
  if (twin !== undefined) throw new ApiError(400, "World", "the group has this rule already");
  const rules = [...group.rules, { match, description }];
  if (weightOf(seed.account, rules) > MAX_RULES)
    throw new ApiError(403, "World", `a group has at most ${String(MAX_RULES)} rules`);
  group.rules.push({
    id: seed.account.ids.next("sgr", group.regionId),
    direction: rule.direction,
    createdAt: group.createdAt,
    match,
    description,
  });
}

/**
 * A rule of the file through the API's own checks. Peers and priorities that no call can make any more
 * but that exist in the field (a group that is gone, priority 110) are put in afterwards.
 */
function worldRule(seed: Seed, group: SecurityGroup, rule: WorldRule): RuleInput {
  const [near, far] = rule.direction === "ingress" ? ["Dest", "Source"] : ["Source", "Dest"];
  const ofIpv6 =
    rule.protocol.toLowerCase() === "icmpv6" || parseBlock(rule.localCidr ?? "")?.kind === "ipv6";
  const everywhere = ofIpv6 ? "::/0" : "0.0.0.0/0";
  const cidr = rule.cidr ?? everywhere;
  const permission = new Map([
    ["IpProtocol", rule.protocol],
    ["PortRange", rule.ports ?? (rule.portList === undefined ? "-1/-1" : "")],
    ["PortRangeListId", portListId(seed, rule)],
    ["SourcePortRange", rule.sourcePorts ?? ""],
    ["Policy", rule.policy],
    ["Priority", String(Math.min(rule.priority, 100))],
    ["Description", rule.description],
    [cidrName(far, cidr), cidr],
  ]);
  if (rule.localCidr !== undefined) permission.set(cidrName(near, rule.localCidr), rule.localCidr);
  const peers = [rule.cidr, rule.group, rule.prefixList].filter((peer) => peer !== undefined);
  if (rule.ports !== undefined && rule.portList !== undefined)
    throw refusal("a rule has ports or a portList, not both");
  if (peers.length !== 1)
    throw new ApiError(
      400,
      "World",
      `a rule has exactly one of cidr, group and prefixList, this one has ${String(peers.length)}`,
    );
  const input = readRule(rule.direction, permission, {
    group,
    account: seed.account,
    accounts: seed.accounts,
  });
  const match = { ...input.match, Priority: rule.priority };
  if (rule.cidr !== undefined) return { ...input, match };
  const named = {
    [cidrName(far, cidr)]: "",
    [`${far}GroupId`]: rule.group === undefined ? "" : groupId(seed, rule),
    [`${far}GroupOwnerAccount`]: rule.groupOwner ?? "",
    [`${far}PrefixListId`]: prefixListId(seed, rule),
  };
  return { ...input, match: { ...match, ...named } };
}

/** An ID of which the account knows nothing stays as it is: a list that is not, or not any more, its own. */
function prefixListId(seed: Seed, { prefixList = "" }: WorldRule): string {
  const { prefixLists } = seed.account.lists;
  if (prefixList === "" || prefixList.startsWith("pl-")) return prefixList;
  return lookUp(seed, prefixLists, prefixList, "prefix list").id;
}

function portListId(seed: Seed, { portList }: WorldRule): string {
  if (portList === undefined) return "";
  return lookUp(seed, seed.account.lists.portRangeLists, portList, "port list").id;
}

function groupId(seed: Seed, rule: WorldRule): string {
  if (rule.groupOwner !== undefined) return rule.group ?? "";
  return lookUp(seed, seed.account.securityGroups, rule.group ?? "", "security group").id;
}

function cidrName(side: string, cidr: string): string {
  return parseBlock(cidr)?.kind === "ipv6" ? `Ipv6${side}CidrIp` : `${side}CidrIp`;
}
