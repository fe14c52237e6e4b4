import type { DataPath } from "../input/input-error.ts";
import { nearest } from "../input/suggest.ts";
import { sentences } from "../input/words.ts";
import type { Inventory, SecurityGroupFacts } from "../inventory.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import { translatePermissions } from "../security-group/translate.ts";
import type { RuleOutcome } from "../security-group/translate.ts";
import type { SourceGroup } from "../security-group/translate-rule.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import type { PlacedInstance } from "./place-instances.ts";
import type { SecurityGroupPlan } from "./plan.ts";
import { compareText } from "./plan-network.ts";
import { readAgain, unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";

/** Console exports by the path that the manifest gives them. */
export type ConsoleExports = ReadonlyMap<string, ConsoleExport>;

/** What groups are planned from. */
export interface Surroundings {
  readonly manifest: Manifest;
  readonly inventory: Inventory;
  readonly exports: ConsoleExports;
}

/** A source group that lands, and where each of its rules goes. */
export interface LandingGroup {
  readonly facts: SecurityGroupFacts;
  /** Where the manifest leads to it, for problems. */
  readonly path: DataPath;
  readonly innerAccessPolicy: SecurityGroupPlan["innerAccessPolicy"];
  /** The rules as the source has them, `Permission` objects. */
  readonly permissions: readonly unknown[];
  readonly outcomes: readonly RuleOutcome[];
  /** Whether the manifest goes on without the rules that are refused. */
  readonly leavesRefused: boolean;
}

/** The groups in which the instances land, by source id; what is not known of one becomes a problem. */
export function landingGroups(
  around: Surroundings,
  placed: readonly PlacedInstance[],
  problems: Problems,
): LandingGroup[] {
  const groups = Map.groupBy(placed, ({ plan }) => plan.sourceGroupId);
  const ids = [...groups.keys()];
  checkEntries(around.manifest, ids, placed, problems);
  const known = new Map(around.inventory.securityGroups.map((facts) => [facts.id, facts]));
  const landing = new Map(ids.map((id) => [id, known.get(id)?.type ?? "normal"] as const));
  return [...groups]
    .toSorted(([one], [other]) => compareText(one, other))
    .flatMap(([id, inside]) => {
      const index = around.manifest.securityGroups.findIndex(({ source }) => source === id);
      const path =
        index < 0 ? ["instances", inside[0]?.index ?? 0, "id"] : ["securityGroups", index];
      const facts = known.get(id);
      if (facts === undefined) {
        problems.add(path, sentences(notListed(id), readAgain("ecs:DescribeSecurityGroups")));
        return [];
      }
      for (const one of inside) {
        if (one.vpcId !== facts.vpcId)
          problems.add(["instances", one.index, "id"], otherVpc(one, facts));
      }
      const entry = around.manifest.securityGroups[index];
      const group = landingGroup({ facts, entry, path, landing }, around.exports, problems);
      return group === undefined ? [] : [group];
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

interface Found {
  readonly facts: SecurityGroupFacts;
  readonly entry: Manifest["securityGroups"][number] | undefined;
  readonly path: DataPath;
  readonly landing: SourceGroup["landing"];
}

function landingGroup(
  { facts, entry, path, landing }: Found,
  exports: ConsoleExports,
  problems: Problems,
): LandingGroup | undefined {
  const innerAccessPolicy = innerAccessOf(facts, path, problems);
  const serviceManaged = managedOf(facts, path, problems);
  if (serviceManaged === undefined) return undefined;
  const permissions = permissionsOf(facts, entry?.rules, path, exports, problems);
  if (innerAccessPolicy === undefined || permissions === undefined) return undefined;
  const oldPriorities = entry?.oldPriorities ?? "refuse";
  const source = { id: facts.id, serviceManaged, landing, oldPriorities };
  return {
    facts,
    path,
    innerAccessPolicy,
    permissions,
    outcomes: translatePermissions(permissions, source),
    leavesRefused: entry?.refusedRules === "leave-out",
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

function managedOf(
  { id, serviceManaged }: SecurityGroupFacts,
  path: DataPath,
  problems: Problems,
): boolean | undefined {
  if (!isUnknown(serviceManaged)) return serviceManaged;
  const what = {
    zh: `安全组 ${id} 是否为托管安全组`,
    en: `whether ${id} is managed by a cloud service`,
  };
  problems.add(path, unknownFact(what, serviceManaged, readAgain("ecs:DescribeSecurityGroups")));
  return undefined;
}

function permissionsOf(
  { id, permissions: read }: SecurityGroupFacts,
  exportFile: string | undefined,
  path: DataPath,
  exports: ConsoleExports,
  problems: Problems,
): readonly unknown[] | undefined {
  const permissions = exportFile === undefined ? read : exports.get(exportFile)?.permissions;
  if (permissions === undefined)
    throw new Error(`the console export ${String(exportFile)} was not handed over`);
  if (!isUnknown(permissions)) return permissions;
  const what = { zh: `安全组 ${id} 的规则`, en: `what rules ${id} has` };
  problems.add(path, unknownFact(what, permissions, rulesSettledBy(id)));
  return undefined;
}

function rulesSettledBy(id: string): Text {
  return sentences(readAgain("ecs:DescribeSecurityGroupAttribute"), {
    zh: `或在控制台导出 JSON，写在 securityGroups 中 source: ${id} 的 rules 下。`,
    en: `Or export them as JSON in the console and name the file under securityGroups, source: ${id}, rules.`,
  });
}

function notListed(id: string): Text {
  return {
    zh: `清单中没有安全组 ${id}。`,
    en: `security group ${id} is not in the inventory.`,
  };
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
