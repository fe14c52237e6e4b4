import type { DataPath } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { Inventory, SecurityGroupFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import { ruleIdentity, translatePermissions } from "../security-group/translate.ts";
import type { Translation } from "../security-group/translate.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { LandingRule, RefusedRule, SecurityGroupPlan } from "./plan.ts";
import { compareText } from "./plan-network.ts";
import { readAgain, unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** Console exports by the path that the manifest gives them. */
export type ConsoleExports = ReadonlyMap<string, ConsoleExport>;

interface Surroundings {
  readonly manifest: Manifest;
  readonly inventory: Inventory;
  readonly exports: ConsoleExports;
}

/** The groups in which the instances land, by source id; what stands against one becomes a problem. */
export function planSecurityGroups(
  around: Surroundings,
  placed: readonly PlacedInstance[],
  problems: Problems,
): SecurityGroupPlan[] {
  const groups = Map.groupBy(placed, ({ plan }) => plan.sourceGroupId);
  checkEntries(around.manifest, [...groups.keys()], placed, problems);
  return [...groups]
    .toSorted(([one], [other]) => compareText(one, other))
    .flatMap(([id, inside]) => {
      const planned = planGroup(id, inside, around, problems);
      return planned === undefined ? [] : [planned];
    });
}

/** An entry for a group that nothing lands in would be heeded by nobody. */
function checkEntries(
  manifest: Manifest,
  used: readonly string[],
  placed: readonly PlacedInstance[],
  problems: Problems,
): void {
  // While instances are missing from the plan, so may be their groups.
  if (placed.length < manifest.instances.length) return;
  for (const [index, { source }] of manifest.securityGroups.entries()) {
    if (!used.includes(source))
      problems.add(["securityGroups", index, "source"], nothingLandsIn(source, used));
  }
}

function planGroup(
  id: string,
  inside: readonly PlacedInstance[],
  around: Surroundings,
  problems: Problems,
): SecurityGroupPlan | undefined {
  const index = around.manifest.securityGroups.findIndex(({ source }) => source === id);
  const entry = around.manifest.securityGroups[index];
  const path =
    entry === undefined ? ["instances", inside[0]?.index ?? 0, "id"] : ["securityGroups", index];
  const facts = around.inventory.securityGroups.find((group) => group.id === id);
  if (facts === undefined) {
    const missing = {
      zh: `清单中没有安全组 ${id}。`,
      en: `security group ${id} is not in the inventory.`,
    };
    problems.add(path, sentences(missing, readAgain("ecs:DescribeSecurityGroups")));
    return undefined;
  }
  for (const one of inside) {
    if (one.vpcId !== facts.vpcId)
      problems.add(["instances", one.index, "id"], otherVpc(one, facts));
  }
  const innerAccessPolicy = innerAccessOf(facts, path, problems);
  const translation = translate(facts, entry?.rules, path, around.exports, problems);
  if (innerAccessPolicy === undefined || translation === undefined) return undefined;

  const { refused, collided, carried } = translation;
  const stop = entry?.refusedRules !== "leave-out";
  if (stop) for (const rule of refused) problems.add(path, refusal(id, rule));
  const key = `sg-${id.replace(/^sg-/, "")}`;
  return {
    key,
    sourceId: id,
    name: facts.name || key,
    type: facts.type,
    innerAccessPolicy,
    rules: carried.toSorted(byPrecedence),
    leftOut: [...refused, ...collided],
  };
}

/** Enterprise groups have no such policy: their members talk only by rule. */
function innerAccessOf(
  facts: SecurityGroupFacts,
  path: DataPath,
  problems: Problems,
): SecurityGroupPlan["innerAccessPolicy"] | undefined {
  if (facts.type === "enterprise") return "Drop";
  if (!isUnknown(facts.innerAccessPolicy)) return facts.innerAccessPolicy;
  const what = {
    zh: `安全组 ${facts.id} 的组内连通策略`,
    en: `the inner access policy of ${facts.id}`,
  };
  problems.add(
    path,
    unknownFact(what, facts.innerAccessPolicy, readAgain("ecs:DescribeSecurityGroupAttribute")),
  );
  return undefined;
}

function translate(
  facts: SecurityGroupFacts,
  exportFile: string | undefined,
  path: DataPath,
  exports: ConsoleExports,
  problems: Problems,
): Translation | undefined {
  const { id, serviceManaged } = facts;
  if (isUnknown(serviceManaged)) {
    const what = {
      zh: `安全组 ${id} 是否为托管安全组`,
      en: `whether ${id} is managed by a cloud service`,
    };
    problems.add(path, unknownFact(what, serviceManaged, readAgain("ecs:DescribeSecurityGroups")));
    return undefined;
  }
  const permissions =
    exportFile === undefined ? facts.permissions : exports.get(exportFile)?.permissions;
  if (permissions === undefined)
    throw new Error(`the console export ${String(exportFile)} was not handed over`);
  if (isUnknown(permissions)) {
    const what = { zh: `安全组 ${id} 的规则`, en: `what rules ${id} has` };
    problems.add(path, unknownFact(what, permissions, rulesSettledBy(id)));
    return undefined;
  }
  return translatePermissions(permissions, { id, serviceManaged });
}

/** The order in which the cloud weighs rules, then any that is stable. */
function byPrecedence(one: LandingRule, other: LandingRule): number {
  return (
    compareText(one.direction, other.direction) * -1 ||
    one.priority - other.priority ||
    compareText(ruleIdentity(one), ruleIdentity(other))
  );
}

function rulesSettledBy(id: string): Text {
  return sentences(readAgain("ecs:DescribeSecurityGroupAttribute"), {
    zh: `或在控制台导出 JSON，写在 securityGroups 中 source: ${id} 的 rules 下。`,
    en: `Or export them as JSON in the console and name the file under securityGroups, source: ${id}, rules.`,
  });
}

function refusal(id: string, { quote, reason }: RefusedRule): Text {
  return sentences(
    {
      zh: `安全组 ${id} 的规则 [${quote}] 不能带走：`,
      en: `the rule [${quote}] of ${id} cannot be carried:`,
    },
    reason,
    {
      zh: `或为 ${id} 写上 refusedRules: leave-out，不带走它。`,
      en: `Or write refusedRules: leave-out for ${id} to leave it.`,
    },
  );
}

function nothingLandsIn(source: string, used: readonly string[]): Text {
  const meant = nearest(source, used);
  return sentences(
    {
      zh: `没有实例落到安全组 ${source}。`,
      en: `no instance of this manifest lands in ${source}.`,
    },
    meant === undefined ? undefined : { zh: `是否想写 ${meant}？`, en: `Did you mean ${meant}?` },
    used.length === 0
      ? undefined
      : { zh: `用到的安全组：${used.join("、")}。`, en: `Groups in use: ${used.join(", ")}.` },
  );
}

function otherVpc({ plan, vpcId }: PlacedInstance, group: SecurityGroupFacts): Text {
  return sentences(
    {
      zh: `清单自相矛盾：${plan.facts.id} 在 ${vpcId}，它的安全组 ${group.id} 在 ${group.vpcId || "经典网络"}。`,
      en: `the inventory contradicts itself: ${plan.facts.id} is in ${vpcId}, its group ${group.id} in ${group.vpcId || "the classic network"}.`,
    },
    { zh: "请重新运行 ecs-transfer inventory。", en: "Run ecs-transfer inventory again." },
  );
}
