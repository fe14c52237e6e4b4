import {
  bothLanguages,
  groupRuleIdentity,
  sameRuleTwice,
  WantedRule,
} from "../core/security-group/group-rule.ts";
import type { GroupRule } from "../core/security-group/group-rule.ts";
import type { Text } from "../core/text.ts";
import type { Values } from "./compare.ts";

/** The engine's stand-in for a value that is not known before the change is made. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A property that cannot be accepted, and why, in both languages. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

const texts = {
  needed: { en: "is needed", zh: "必须填写" },
  notATable: { en: "must be rules by name", zh: "必须是以名称为键的规则表" },
  notARule: { en: "is not a rule", zh: "不是规则" },
  noRegion: {
    en: "is needed, here or in the provider's configuration",
    zh: "必须在此处或 provider 配置中填写",
  },
  fields: {
    en: "no such property; there are securityGroupId, region and rules",
    zh: "没有该属性；可用的有 securityGroupId、region、rules",
  },
} as const satisfies Record<string, Text>;

/** The inputs that count, with the region of the provider where they name none, and all that is wrong with them. */
export function checkInputs(
  inputs: Values,
  defaultRegion: string | undefined,
): { readonly inputs: Values; readonly failures: readonly CheckFailure[] } {
  const { securityGroupId, region = defaultRegion, rules, ...others } = inputs;
  const failures = [
    ...Object.keys(others).map((property) => failure(property, texts.fields)),
    ...(isText(securityGroupId) ? [] : [failure("securityGroupId", texts.needed)]),
    ...(isText(region) ? [] : [failure("region", texts.noRegion)]),
    ...(rules === unknownValue ? [] : checkRules(rules)),
  ];
  return {
    inputs: { securityGroupId, ...(region === undefined ? {} : { region }), rules },
    failures,
  };
}

function checkRules(rules: unknown): CheckFailure[] {
  if (typeof rules !== "object" || rules === null || Array.isArray(rules))
    return [failure("rules", texts.notATable)];
  const first = new Map<string, string>();
  // The engine gives them in no order of their own.
  const names = Object.keys(rules).sort();
  return names.flatMap((name) => {
    const rule = (rules as Values)[name];
    const property = `rules["${name}"]`;
    if (rule === unknownValue) return [];
    if (typeof rule !== "object" || rule === null) return [failure(property, texts.notARule)];
    const problems = checkRule(property, rule as Values);
    if (problems.length > 0 || Object.values(rule).includes(unknownValue)) return problems;
    const identity = groupRuleIdentity(rule as GroupRule);
    const twin = first.get(identity);
    first.set(identity, name);
    return twin === undefined ? [] : [failure(property, sameRuleTwice(twin))];
  });
}

/** What is not known yet is not judged, and neither is what depends on it. */
function checkRule(property: string, rule: Values): CheckFailure[] {
  const read = WantedRule.safeParse(rule);
  if (read.success) return [];
  const hasUnknown = Object.values(rule).includes(unknownValue);
  return read.error.issues
    .filter(({ path }) =>
      path[0] === undefined ? !hasUnknown : rule[String(path[0])] !== unknownValue,
    )
    .map(({ path, message }) => ({
      property: [property, ...path.map(String)].join("."),
      reason: message,
    }));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function failure(property: string, reason: Text): CheckFailure {
  return { property, reason: bothLanguages(reason) };
}
