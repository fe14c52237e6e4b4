import { groupRuleIdentity } from "../core/security-group/group-rule.ts";
import type { GroupRule } from "../core/security-group/group-rule.ts";

/** One line of a preview: the path of a property, and what happens to it. */
export interface Change {
  /** Such as `rules["web"].description`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update" | "replace";
}

/** Inputs or outputs as the engine holds them; a value may be the text that stands for an unknown one. */
export type Values = Readonly<Record<string, unknown>>;

/** What differs between the group as last read and what the program wants, rule by rule. */
export function compareRuleSets(old: Values, wanted: Values): Change[] {
  const moved = ["securityGroupId", "region"]
    .filter((name) => old[name] !== wanted[name])
    .map((path): Change => ({ path, kind: "replace" }));
  return [...moved, ...compareRules(old["rules"], wanted["rules"])];
}

function compareRules(old: unknown, wanted: unknown): Change[] {
  if (typeof wanted === "string") return [{ path: "rules", kind: "update" }];
  const before = byIdentity(old);
  const after = byIdentity(wanted);
  const changes = new Map<string, Change["kind"]>();
  for (const [identity, { name, rule }] of before) {
    const same = after.get(identity);
    if (same === undefined) changes.set(pathOf(name), "delete");
    else if (textOf(rule) !== textOf(same.rule))
      changes.set(`${pathOf(same.name)}.description`, kindOf(rule, same.rule));
  }
  for (const [identity, { name }] of after) {
    if (before.has(identity)) continue;
    // Under the name of one that goes: one rule takes the place of another.
    changes.set(pathOf(name), changes.has(pathOf(name)) ? "update" : "add");
  }
  return [...changes].map(([path, kind]) => ({ path, kind }));
}

function kindOf(old: GroupRule, wanted: GroupRule): Change["kind"] {
  if (old.description === undefined) return "add";
  return wanted.description === undefined ? "delete" : "update";
}

function byIdentity(rules: unknown): Map<string, { name: string; rule: GroupRule }> {
  const entries = Object.entries((rules ?? {}) as Readonly<Record<string, GroupRule>>);
  return new Map(entries.map(([name, rule]) => [groupRuleIdentity(rule), { name, rule }]));
}

function textOf({ description = "" }: GroupRule): string {
  return description;
}

function pathOf(name: string): string {
  return `rules["${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"]`;
}
