import { basename } from "node:path";
import { givenGroup } from "./read-group.ts";
import { readFile, valueOf } from "../read-files.ts";
import { UserError } from "../user-error.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import { nearest } from "../../core/input/suggest.ts";
import { planRules } from "../../core/landing/plan-rules.ts";
import type { GroupRulesPlan } from "../../core/landing/plan-rules.ts";
import type { RefusedRule } from "../../core/landing/plan.ts";
import type { QuotedRule } from "../../core/security-group/console-import.ts";
import type { Inventory } from "../../core/inventory.ts";
import { readWritten } from "../../core/security-group/read-written.ts";
import { ruleIdentity } from "../../core/security-group/translate.ts";

/** Rules that are to be written, and those that are none to write. */
export interface ConvertSource {
  /** Short, for file names. */
  readonly name: string;
  readonly rules: readonly QuotedRule[];
  /** Rules that cannot be written. */
  readonly left: readonly RefusedRule[];
  /** Rules that need not be: the manifest chose so, or an equal one is there. */
  readonly unneeded: readonly RefusedRule[];
}

/**
 * The rules of a group as they are written in it.
 * @param name `INVENTORY.json#sg-…`, or a console export
 * @throws UserError for a file that is missing or wrong, and for a group that is not there
 */
export function asWritten(name: string, manifest: string | undefined): ConvertSource {
  const { id, permissions } = givenGroup(name, manifest);
  return {
    name: id ?? basename(name).replace(/\.[^.]*$/, ""),
    ...readWritten(permissions),
    unneeded: [],
  };
}

const usualManifest = "transfer.yaml";

/**
 * The rules that land for a source group.
 * @param name `sg-…`, or `INVENTORY.json#sg-…` for another inventory than the manifest's
 * @param sameAs groups and prefix lists of the target by those of the source
 * @throws UserError for files that are wrong, for groups that the target does not have, for a landing that cannot be planned, and for a group that does not land
 */
export function asLanded(
  name: string,
  sameAs: ReadonlyMap<string, string>,
  manifest: string = usualManifest,
): ConvertSource {
  const hash = name.lastIndexOf("#");
  const source = hash < 0 ? undefined : name.slice(0, hash);
  const files = valueOf(readTransferFiles(manifest, readFile, { source }));
  const { manifestFile, inventory, targetInventory, exports } = files;
  if (targetInventory !== undefined) checkTargets(sameAs, targetInventory);
  const planned = valueOf(planRules(manifestFile, inventory, exports, targetInventory));
  const id = name.slice(hash + 1);
  const group = planned.find(({ sourceId }) => sourceId === id);
  if (group === undefined) throw doesNotLand(id, planned);
  const { outcomes, added } = group;
  const carried = outcomes.flatMap((outcome) =>
    "rules" in outcome ? outcome.rules.map((rule) => ({ quote: outcome.quote, rule })) : [],
  );
  const rules = [...carried, ...added.map(({ rule }) => ({ quote: ruleIdentity(rule), rule }))];
  const others = outcomes.filter((outcome) => "reason" in outcome);
  const { left = [], unneeded = [] } = Object.groupBy(others, ({ fate }) =>
    fate === "refused" ? "left" : "unneeded",
  );
  return { name: id, rules, left, unneeded };
}

/** A rule can name groups of its own region and account; the inventory of the target holds all of these. */
function checkTargets(sameAs: ReadonlyMap<string, string>, target: Inventory): void {
  const known = target.securityGroups.map(({ id }) => id);
  const astray = [...sameAs].filter(([, id]) => id.startsWith("sg-") && !known.includes(id));
  if (astray.length === 0) return;
  const { account, region } = target;
  const list = astray.map((pair) => `--same ${pair.join("=")}`);
  throw new UserError({
    zh: `${list.join("、")}：目标账号 ${account} 在 ${region} 的清单里没有这些安全组。规则只能引用本地域的安全组；如是新建的，请重新运行 ecs-transfer inventory。`,
    en: `${list.join(", ")}: the inventory of the target account ${account} in ${region} holds no such group. A rule can name groups of its own region only; if it is new, run ecs-transfer inventory again.`,
  });
}

function doesNotLand(id: string, groups: readonly GroupRulesPlan[]): UserError {
  const known = groups.map(({ sourceId }) => sourceId);
  const near = nearest(id, known);
  const list = known.join(", ");
  return new UserError({
    zh: `${id}：按过户清单，这个安全组不落地。${near === undefined ? "" : `是否想写 ${near}？`}落地的有：${list}。`,
    en: `${id}: by the manifest this group does not land. ${near === undefined ? "" : `Did you mean ${near}? `}These do: ${list}.`,
  });
}
