import { columnsOf } from "./columns-of.ts";
import { readInput } from "../../core/input/read-input.ts";
import { nearest } from "../../core/input/suggest.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { Inventory } from "../../core/inventory.ts";
import { readRules } from "../../core/security-group/equivalence/read-rules.ts";
import type { ReadRules } from "../../core/security-group/equivalence/read-rules.ts";
import { itsMembers } from "../../core/security-group/equivalence/rule-set.ts";
import type { PeerSet, RuleSet } from "../../core/security-group/equivalence/rule-set.ts";
import {
  decodeExport,
  looksLikeCsv,
  parseConsoleExport,
} from "../../core/security-group/export.ts";
import { mostRules } from "../../core/security-group/rule-limit.ts";
import type { Text } from "../../core/text.ts";
import { isUnknown } from "../../core/unknown.ts";
import { readFile, valueOf } from "../read-files.ts";
import { UserError } from "../user-error.ts";

/** The rules of a group as somebody named it. */
export interface GivenGroup {
  /** As it was named on the command line. */
  readonly name: string;
  /** Of a group of an inventory; a console export does not say it. */
  readonly id: string | undefined;
  readonly permissions: readonly unknown[];
  readonly settings: Pick<RuleSet, "type" | "innerAccessPolicy">;
  /** What is taken for granted because the file does not say it. */
  readonly assumed: readonly Text[];
}

/** A group as somebody named it, with its rules and what could not be read of them. */
export interface NamedGroup extends Pick<GivenGroup, "name" | "assumed"> {
  readonly ruleSet: RuleSet;
  readonly unread: ReadRules["unread"];
}

/**
 * Reads a group to compare it: `INVENTORY.json#sg-…`, or a console export.
 * @param sameAs names by which groups and prefix lists of both sides are known: the left one's ID for the right one's
 * @param manifest that says what the columns of a CSV export hold
 * @throws UserError for a file that is missing or wrong, and for a group that the inventory does not hold
 */
export function readGroup(
  name: string,
  sameAs: ReadonlyMap<string, string>,
  manifest?: string,
): NamedGroup {
  const { id: own, permissions, settings, assumed } = givenGroup(name, manifest);
  const named = (kind: string, id: string): PeerSet => ({
    cidrs: [],
    opaque: [`${kind} ${sameAs.get(id) ?? id}`],
  });
  const { rules, unread } = readRules(permissions, {
    group: (id, owner) => (id === own && owner === undefined ? itsMembers : named("group", id)),
    prefixList: (id) => named("prefix list", id),
  });
  return { name, assumed, unread, ruleSet: { ...settings, members: itsMembers, rules } };
}

/**
 * Reads the rules of a group: `INVENTORY.json#sg-…`, or a console export.
 * @throws UserError as {@link readGroup}
 */
export function givenGroup(name: string, manifest: string | undefined): GivenGroup {
  const hash = name.lastIndexOf("#");
  const file = hash < 0 ? name : name.slice(0, hash);
  const text = valueOf(readInput(file, readFile, decodeExport));
  if (hash >= 0)
    return ofInventory(name, valueOf(parseInventory(text, file)), name.slice(hash + 1));
  const columns = looksLikeCsv(text) ? columnsOf(file, manifest) : undefined;
  const exported = parseConsoleExport(text, file, columns);
  if (!exported.ok) {
    const inventory = parseInventory(text, file);
    throw inventory.ok ? groupMissing(file, inventory.value) : UserError.of(exported.errors);
  }
  const settings = { type: "normal", innerAccessPolicy: "Accept" } as const;
  const assumed = {
    zh: `${file}：导出文件不写安全组类型和组内连通策略，按默认的普通安全组、组内互通比较。`,
    en: `${file}: an export names neither type nor inner access policy; the defaults are taken, a normal group whose members reach each other.`,
  };
  const { permissions } = exported.value;
  return { name, id: undefined, permissions, settings, assumed: [assumed] };
}

function ofInventory(name: string, { securityGroups, account }: Inventory, id: string): GivenGroup {
  const group = securityGroups.find((one) => one.id === id);
  if (group === undefined)
    throw noSuchGroup(
      name,
      id,
      account,
      securityGroups.map((one) => one.id),
    );
  const { permissions, innerAccessPolicy, type } = group;
  if (isUnknown(permissions)) throw notKnown(name, permissions.unknown);
  if (permissions.length > mostRules) throw tooMany(name, permissions.length);
  if (type === "normal" && isUnknown(innerAccessPolicy))
    throw notKnown(name, innerAccessPolicy.unknown);
  const inner = isUnknown(innerAccessPolicy) ? "Drop" : innerAccessPolicy;
  return { name, id, permissions, settings: { type, innerAccessPolicy: inner }, assumed: [] };
}

function noSuchGroup(
  name: string,
  id: string,
  account: string,
  known: readonly string[],
): UserError {
  const near = nearest(id, known);
  const list = known.slice(0, 20).join(", ");
  return new UserError({
    zh: `${name}：账号 ${account} 的清单里没有安全组 ${id}。${near === undefined ? "" : `是否想写 ${near}？`}清单里有：${list}。`,
    en: `${name}: the inventory of account ${account} holds no group ${id}. ${near === undefined ? "" : `Did you mean ${near}? `}It holds: ${list}.`,
  });
}

function groupMissing(file: string, { securityGroups }: Inventory): UserError {
  const list = securityGroups.slice(0, 20).map(({ id }) => `${file}#${id}`);
  return new UserError({
    zh: `${file}：这是清单，请用 # 指明安全组：${list.join("、")}。`,
    en: `${file}: this is an inventory; name a group of it with #: ${list.join(", ")}.`,
  });
}

function tooMany(name: string, count: number): UserError {
  const [found, most] = [String(count), String(mostRules)];
  return new UserError({
    zh: `${name}：清单里这个安全组有 ${found} 条规则，而一个安全组最多 ${most} 条。请重新运行 ecs-transfer inventory。`,
    en: `${name}: the inventory has ${found} rules for this group, and a group holds ${most} at most. Run ecs-transfer inventory again.`,
  });
}

function notKnown(name: string, reason: string): UserError {
  return new UserError({
    zh: `${name}：清单里没有读到这个安全组（${reason}）。请用有权限的身份重新运行 ecs-transfer inventory。`,
    en: `${name}: the inventory could not see this group (${reason}). Run ecs-transfer inventory again with an identity that may.`,
  });
}
