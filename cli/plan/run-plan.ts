import pc from "picocolors";
import { ordersAmong } from "../check/formats.ts";
import type { Order } from "../check/formats.ts";
import type { Terminal } from "../check/run-check.ts";
import { printReport, writeReport } from "../check/write-report.ts";
import { languageOf } from "../language.ts";
import { readFile, valueOf } from "../read-files.ts";
import { readTransferFiles } from "../../core/case/transfer-files.ts";
import { landingOverview } from "../../core/overview/landing-overview.ts";
import type { LandingOverview } from "../../core/overview/overview.ts";
import type { Language } from "../../core/text.ts";

/** The options of `ecs-transfer plan`, as they are typed. */
export interface PlanOptions {
  readonly manifest: string;
  readonly format: readonly string[];
  /** Where the plan goes instead of the terminal. */
  readonly output?: string;
  /** Where a picture goes beside it. */
  readonly picture?: string;
  readonly lang?: string;
}

const formats = ["text", "json", "markdown", "svg"] as const;
type Format = (typeof formats)[number];

/** How a plan ends: 0 all is kept and the same, 1 something is not, 2 something is not known. */
export type PlanExitCode = 0 | 1 | 2;

/**
 * Prints the whole landing before anything is created, from files alone.
 * @throws {UserError} for files and options that are wrong, and for a landing that cannot be planned
 */
export async function runPlan(options: PlanOptions, terminal: Terminal): Promise<PlanExitCode> {
  const language = languageOf(options.lang);
  const { picture } = options;
  const asked = [...options.format, ...(picture === undefined ? [] : [`svg=${picture}`])];
  const orders = ordersAmong(formats, asked, options.output);
  const overview = overviewOf(options.manifest);
  for (const order of orders) {
    const pieces = [await written(overview, order, language, terminal)];
    if (order.file === undefined) printReport(terminal, pieces);
    else writeReport(order.file, pieces);
  }
  return overview.summary.exitCode;
}

function overviewOf(manifest: string): LandingOverview {
  return valueOf(landingOverview(valueOf(readTransferFiles(manifest, readFile))));
}

/** A plan that goes to a file or a pipe looks the same wherever it is made. */
const pageWidth = 100;

async function written(
  overview: LandingOverview,
  { format, file }: Order<Format>,
  language: Language,
  terminal: Terminal,
): Promise<string> {
  switch (format) {
    case "text": {
      const { landingPlanText } = await import("../../reports/landing-plan/text.ts");
      const onScreen = file === undefined && terminal.isTTY === true;
      return landingPlanText(overview, {
        language,
        width: onScreen ? (terminal.columns ?? pageWidth) : pageWidth,
        colors: pc.createColors(onScreen && pc.isColorSupported),
      });
    }
    case "json":
      return (await import("../../reports/landing-plan/json.ts")).landingPlanJson(overview);
    case "markdown":
      return (await import("../../reports/landing-plan/markdown.ts")).landingPlanMarkdown(
        overview,
        language,
      );
    case "svg":
      return (await import("../../reports/landing-plan/picture.ts")).landingPicture(
        overview,
        language,
      );
  }
}
