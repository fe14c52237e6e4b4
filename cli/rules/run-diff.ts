import { readGroup } from "./read-group.ts";
import { sameBy, samePairs } from "./same-as.ts";
import { keyOf } from "../check/options.ts";
import { languageOf } from "../language.ts";
import { compareRuleSets } from "../../core/security-group/equivalence/compare.ts";
import { groupComparison, groupComparisonJson } from "../../reports/group-comparison.ts";

/** The options of `ecs-transfer rules diff`, as they are typed. */
export interface DiffOptions {
  readonly same?: readonly string[];
  readonly manifest?: string;
  readonly format: string;
  readonly lang?: string;
}

/** How a comparison ends: 0 the same, 1 different, 2 not proven either way. */
export type DiffExitCode = 0 | 1 | 2;

/**
 * Compares two groups over all packets and prints what differs.
 * @throws UserError for files and options that are wrong
 */
export function runDiff(
  left: string,
  right: string,
  options: DiffOptions,
  out: (text: string) => void,
): DiffExitCode {
  const language = languageOf(options.lang);
  const format = keyOf(options.format, ["text", "json"], "--format");
  const sameAs = sameBy("right", samePairs(options.same ?? []));
  const one = readGroup(left, new Map(), options.manifest);
  const other = readGroup(right, sameAs, options.manifest);
  const comparison = compareRuleSets(one.ruleSet, other.ruleSet);
  out(
    format === "json"
      ? groupComparisonJson(one, other, comparison)
      : groupComparison(one, other, comparison, language),
  );
  if (!comparison.same) return 1;
  return one.unread.length + other.unread.length > 0 ? 2 : 0;
}
