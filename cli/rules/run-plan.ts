import { keyOf } from "../check/options.ts";
import { languageOf } from "../language.ts";
import { readFile, valueOf } from "../read-files.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import { planRules } from "../../core/landing/plan-rules.ts";
import type { GroupRulesPlan } from "../../core/landing/plan-rules.ts";
import { rulesPlan, rulesPlanJson } from "../../reports/rules-plan.ts";

/** The options of `ecs-transfer rules plan`, as they are typed. */
export interface PlanOptions {
  readonly manifest: string;
  readonly format: string;
  readonly lang?: string;
}

/** How a plan ends: 0 every group is proven the same and nothing is refused, 1 something is, 2 not proven. */
export type PlanExitCode = 0 | 1 | 2;

/**
 * Prints what a landing makes of each rule of its groups, and whether they do the same.
 * @throws UserError for files and options that are wrong
 */
export function runPlan(options: PlanOptions, out: (text: string) => void): PlanExitCode {
  const language = languageOf(options.lang);
  const format = keyOf(options.format, ["text", "json"], "--format");
  const files = valueOf(readTransferFiles(options.manifest, readFile));
  const { manifestFile, inventory, targetInventory, exports } = files;
  const plan = valueOf(planRules(manifestFile, inventory, exports, targetInventory));
  out(format === "json" ? rulesPlanJson(plan) : rulesPlan(plan, language));
  return exitCodeOf(plan);
}

function exitCodeOf(groups: readonly GroupRulesPlan[]): PlanExitCode {
  const isBad = ({ outcomes, comparison }: GroupRulesPlan): boolean =>
    !comparison.same || outcomes.some(({ fate }) => fate === "refused");
  if (groups.some(isBad)) return 1;
  return groups.some(({ unread, landingUnread }) => unread.length + landingUnread.length > 0)
    ? 2
    : 0;
}
