import type { RuleCase } from "../../core/rules/rule.ts";
import { isUnknown } from "../../core/unknown.ts";

const parts = ["source", "target", "instance", "destination", "attested"] as const;

/** What a case differs in from the one that every rule passes, a line for each fact, such as `instance.eip = null`. */
export function givenIn(row: RuleCase): string[] {
  const facts = parts.flatMap((part) =>
    Object.entries(row[part] ?? {}).map(([name, value]) => `${part}.${name}${valueText(value)}`),
  );
  return row.now === undefined ? facts : [...facts, `now = ${row.now}`];
}

function valueText(value: unknown): string {
  return isUnknown(value) ? `: ${value.unknown}` : ` = ${JSON.stringify(value)}`;
}
