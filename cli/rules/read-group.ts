import { readFileSync } from "node:fs";
import { readInput } from "../../core/input/read-input.ts";
import { nearest } from "../../core/input/suggest.ts";
import type { Result } from "../../core/input/input-error.ts";
import { parseInventory } from "../../core/inventory-file.ts";
import type { Inventory } from "../../core/inventory.ts";
import { readRules } from "../../core/security-group/equivalence/read-rules.ts";
import type { ReadRules } from "../../core/security-group/equivalence/read-rules.ts";
import { itsMembers } from "../../core/security-group/equivalence/rule-set.ts";
import type { PeerSet, RuleSet } from "../../core/security-group/equivalence/rule-set.ts";
import { parseConsoleExport } from "../../core/security-group/export.ts";
import type { Text } from "../../core/text.ts";
import { isUnknown } from "../../core/unknown.ts";
import { UserError } from "../user-error.ts";

/** A group as somebody named it, with its rules and what could not be read of them. */
export interface NamedGroup {
  /** As it was named on the command line. */
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly unread: ReadRules["unread"];
  /** What is taken for granted because the file does not say it. */
  readonly assumed: readonly Text[];
}

/** Names by which groups and prefix lists of both sides are known: the left one's ID for the right one's. */
export type SameAs = ReadonlyMap<string, string>;

/**
 * Reads a group: `INVENTORY.json#sg-…`, or a console export `FILE.json`.
 * @throws UserError for a file that is missing or wrong, and for a group that the inventory does not hold
 */
export function readGroup(name: string, sameAs: SameAs): NamedGroup {
  const hash = name.lastIndexOf("#");
  const file = hash < 0 ? name : name.slice(0, hash);
  const text = valueOf(readInput(file, (path) => readFileSync(path, "utf8")));
  if (hash >= 0)
    return ofInventory(name, valueOf(parseInventory(text, file)), name.slice(hash + 1), sameAs);
  const exported = parseConsoleExport(text, file);
  if (!exported.ok) {
    const inventory = parseInventory(text, file);
    throw inventory.ok ? groupMissing(file, inventory.value) : UserError.of(exported.errors);
  }
  const { permissions } = exported.value;
  return {
    name,
    ...read(permissions, undefined, sameAs, { type: "normal", innerAccessPolicy: "Accept" }),
    assumed: [
      {
        zh: `${file}：导出文件不写安全组类型和组内连通策略，按默认的普通安全组、组内互通比较。`,
        en: `${file}: an export names neither type nor inner access policy; the defaults are taken, a normal group whose members reach each other.`,
      },
    ],
  };
}

function ofInventory(
  name: string,
  { securityGroups, account }: Inventory,
  id: string,
  sameAs: SameAs,
): NamedGroup {
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
  if (type === "normal" && isUnknown(innerAccessPolicy))
    throw notKnown(name, innerAccessPolicy.unknown);
  const inner = isUnknown(innerAccessPolicy) ? "Drop" : innerAccessPolicy;
  const settings = { type, innerAccessPolicy: inner } as const;
  return { name, ...read(permissions, id, sameAs, settings), assumed: [] };
}

function read(
  permissions: readonly unknown[],
  own: string | undefined,
  sameAs: SameAs,
  settings: Pick<RuleSet, "type" | "innerAccessPolicy">,
): Pick<NamedGroup, "ruleSet" | "unread"> {
  const named = (kind: string, id: string): PeerSet => ({
    cidrs: [],
    opaque: [`${kind} ${sameAs.get(id) ?? id}`],
  });
  const { rules, unread } = readRules(permissions, {
    group: (id, owner) => (id === own && owner === undefined ? itsMembers : named("group", id)),
    prefixList: (id) => named("prefix list", id),
  });
  return { ruleSet: { ...settings, members: itsMembers, rules }, unread };
}

/** `--same SOURCE=TARGET` as a map from the right-hand ID to the left-hand one. @throws UserError */
export function sameAsOf(pairs: readonly string[]): SameAs {
  return new Map(
    pairs.map((pair) => {
      const [left, right, ...more] = pair.split("=");
      if (!left || !right || more.length > 0) {
        throw new UserError({
          zh: `--same ${pair}：请写成 左边的ID=右边的ID，如 sg-bp1old=sg-bp1new。`,
          en: `--same ${pair}: write LEFT_ID=RIGHT_ID, such as sg-bp1old=sg-bp1new.`,
        });
      }
      return [right, left] as const;
    }),
  );
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

function notKnown(name: string, reason: string): UserError {
  return new UserError({
    zh: `${name}：清单里没有读到这个安全组（${reason}）。请用有权限的身份重新运行 ecs-transfer inventory。`,
    en: `${name}: the inventory could not see this group (${reason}). Run ecs-transfer inventory again with an identity that may.`,
  });
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw UserError.of(result.errors);
  return result.value;
}
