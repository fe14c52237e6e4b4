import type { createColors } from "picocolors";
import type { Report } from "../report.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { Language } from "../../core/text.ts";

export interface TableOptions {
  readonly language: Language;
  /** Columns of the terminal; below 72 the table keeps 72. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
  /** Every instance on its own, with the way back and the source of each finding. @default false */
  readonly details?: boolean;
}

/** A report on its way to people. */
export interface View {
  readonly report: Report;
  readonly language: Language;
  readonly width: number;
  readonly colors: TableOptions["colors"];
  readonly details: boolean;
  /** The number of the step of the fix plan that mends a finding. */
  readonly stepOf: ReadonlyMap<Finding, number>;
  /** The ids of the rules that open or close windows. */
  readonly timeRules: ReadonlySet<string>;
}

const narrowest = 72;

export function viewOf(report: Report, options: TableOptions): View {
  const { language, width, colors, details = false } = options;
  return {
    report,
    language,
    width: Math.max(width, narrowest),
    colors,
    details,
    stepOf: new Map(
      report.fixPlan.flatMap(({ findings }, index) =>
        findings.map((finding) => [finding, index + 1] as const),
      ),
    ),
    timeRules: new Set(
      report.rules.filter(({ window }) => window !== undefined).map(({ id }) => id),
    ),
  };
}
