import type { DataPath } from "../input/input-error.ts";
import { sentences } from "../input/words.ts";
import type { SecurityGroupFacts } from "../inventory.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";
import { readAgain, unknownFact } from "./problems.ts";
import type { Problems } from "./problems.ts";
import type { ConsoleExport } from "../security-group/export.ts";
import type { ConsoleExports } from "./rule-surroundings.ts";

/** What decides what a source group lets through, as it was read. */
export interface GroupRules {
  readonly facts: SecurityGroupFacts;
  readonly serviceManaged: boolean;
  readonly innerAccessPolicy: "Accept" | "Drop";
  /** The rules as the source has them, `Permission` objects. */
  readonly permissions: readonly unknown[];
  /** The console export that they come from, where it is one. */
  readonly exported: ConsoleExport | undefined;
}

/**
 * The rules of a group; undefined where something of them is not known, which becomes a problem.
 * @param exportFile the console export that is taken in place of the inventory's rules
 */
export function readGroup(
  facts: SecurityGroupFacts,
  exportFile: string | undefined,
  exports: ConsoleExports,
  path: DataPath,
  problems: Problems,
): GroupRules | undefined {
  const innerAccessPolicy = innerAccessOf(facts, path, problems);
  const serviceManaged = managedOf(facts, path, problems);
  if (serviceManaged === undefined) return undefined;
  const exported = exportFile === undefined ? undefined : exports.get(exportFile);
  if (exported !== undefined) checkGroup(facts.id, exported, path, problems);
  const permissions = permissionsOf(facts, exportFile, path, exports, problems);
  if (innerAccessPolicy === undefined || permissions === undefined) return undefined;
  return { facts, serviceManaged, innerAccessPolicy, permissions, exported };
}

/** Enterprise groups have no such policy: their members talk only by rule. */
function innerAccessOf(
  facts: SecurityGroupFacts,
  path: DataPath,
  problems: Problems,
): GroupRules["innerAccessPolicy"] | undefined {
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

/** An export does not say which group it is of; a saved answer of the API does. */
function checkGroup(
  id: string,
  { file, groupId }: ConsoleExport,
  path: DataPath,
  problems: Problems,
): void {
  if (groupId === undefined || groupId === id) return;
  problems.add([...path, "rules"], {
    zh: `${file} 中是 ${groupId} 的规则，不是 ${id} 的。请改用 ${id} 的导出，或把它写在 source: ${groupId} 下。`,
    en: `${file} holds the rules of ${groupId}, not of ${id}. Name an export of ${id}, or move it to the entry with source: ${groupId}.`,
  });
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
