import pc from "picocolors";
import { ordersOf } from "./formats.ts";
import type { Order } from "./formats.ts";
import { choose, instantOf, keyOf } from "./options.ts";
import { placesIn } from "./places.ts";
import { readSubject } from "./subject.ts";
import type { SubjectFiles } from "./subject.ts";
import { printReport, writeReport } from "./write-report.ts";
import type { Pieces } from "./write-report.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { version } from "../version.ts";
import { needsAlternative, routesFor } from "../../core/alternatives/routes.ts";
import type { TransferCases } from "../../core/case/transfer-cases.ts";
import { fixPlan } from "../../core/rules/fix-plan.ts";
import { judgeFleet } from "../../core/rules/judge-fleet.ts";
import { bySubject } from "../../core/rules/subject-report.ts";
import type { SubjectReport } from "../../core/rules/subject-report.ts";
import { summarise } from "../../core/rules/summary.ts";
import type { CheckExitCode } from "../../core/rules/summary.ts";
import { stages } from "../../core/stage.ts";
import type { Language } from "../../core/text.ts";
import { windowsOf } from "../../core/rules/windows.ts";
import { isUnknown } from "../../core/unknown.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Report } from "../../reports/report.ts";

/** The options of `ecs-transfer check`, as they are typed. */
export interface CheckOptions extends SubjectFiles {
  readonly stage: string;
  readonly instance?: readonly string[];
  readonly rule?: readonly string[];
  readonly format: readonly string[];
  /** Where the report goes instead of the terminal. */
  readonly output?: string;
  readonly details?: boolean;
  readonly lang?: string;
  readonly now?: string;
}

/** Where a report is printed. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Judges, reports, and answers the exit code.
 * @throws {UserError} for options and files that are wrong
 */
export async function runCheck(options: CheckOptions, terminal: Terminal): Promise<CheckExitCode> {
  const language = languageOf(options.lang);
  const orders = ordersOf(options.format, options.output);
  const report = await examine(options);
  for (const order of orders) {
    const pieces = await written(report, order, { language, options, terminal });
    if (order.file === undefined) printReport(terminal, pieces);
    else writeReport(order.file, pieces);
  }
  return report.summary.exitCode;
}

async function examine(options: CheckOptions): Promise<Report> {
  const stage = keyOf(
    options.stage,
    stages.filter((name) => name !== "after"),
    "--stage",
  );
  const applied = choose(rules, ({ id }) => id, options.rule, "--rule");
  const now = instantOf(options.now);
  const { inventory, manifestFile, cases } = await readSubject(options, rules, now);
  const instances = choose(
    cases.instances,
    ({ instance }) => instance.id,
    options.instance,
    "--instance",
  );
  if (instances.length === 0) throw nothingToJudge();

  const judged = { ...cases, instances };
  const findings = judgeFleet(
    applied,
    judged,
    manifestFile?.manifest.waivers,
    options.rule === undefined && options.instance === undefined,
  );
  const subjects = bySubject(findings, windowsOf(applied, instances));
  const { id } = cases.accounts.target;
  return {
    head: {
      account: inventory.account,
      targetAccount: isUnknown(id) ? null : id,
      region: inventory.region,
      takenAt: inventory.takenAt,
      now,
    },
    rules: applied,
    findings,
    subjects,
    summary: summarise(findings, stage),
    fixPlan: fixPlan(findings),
    routes: routesOf(subjects, judged),
    waves: new Map(
      manifestFile?.manifest.instances.flatMap(({ id, wave }) =>
        wave === undefined ? [] : [[id, wave]],
      ),
    ),
    placesOf: placesIn(options, manifestFile),
  };
}

/** What is left for those that cannot be transferred: where the pair of accounts cannot, that is everybody. */
function routesOf(subjects: readonly SubjectReport[], cases: TransferCases): Report["routes"] {
  const stranded = new Set(
    subjects.flatMap(({ subject, findings }) => (needsAlternative(findings) ? [subject] : [])),
  );
  const isPair = [...stranded].some(({ about }) => about === "accounts");
  const ids = new Set([...stranded].map(({ id }) => id));
  const facts = cases.instances.map(({ instance }) => instance);
  return new Map(
    facts
      .filter(({ id }) => isPair || ids.has(id))
      .map((instance) => [instance.id, routesFor(instance)]),
  );
}

/** A report that goes to a file or a pipe looks the same wherever it is made. */
const pageWidth = 100;

async function written(
  report: Report,
  { format, file }: Order,
  to: { language: Language; options: CheckOptions; terminal: Terminal },
): Promise<Pieces> {
  const { language, options, terminal } = to;
  switch (format) {
    case "table": {
      const { tableReport } = await import("../../reports/table.ts");
      const onScreen = file === undefined && terminal.isTTY === true;
      const table = tableReport(report, {
        language,
        width: onScreen ? (terminal.columns ?? pageWidth) : pageWidth,
        colors: pc.createColors(onScreen && pc.isColorSupported),
        details: options.details === true,
      });
      return [table];
    }
    case "json":
      return (await import("../../reports/json.ts")).jsonReport(report);
    case "sarif":
      return (await import("../../reports/sarif.ts")).sarifReport(report, {
        language,
        toolVersion: version,
      });
    case "junit":
      return (await import("../../reports/junit.ts")).junitReport(report, { language });
    case "markdown":
      return [(await import("../../reports/markdown.ts")).markdownReport(report, { language })];
    case "html":
      return [(await import("../../reports/html.ts")).htmlReport(report, { language })];
  }
}

/** A caller without permission sees an empty account: no instance at all must never look like a clear one. */
function nothingToJudge(): UserError {
  return new UserError({
    zh: "清单里没有实例，没有可判断的内容。请检查账号、地域，以及读取清单的身份有没有 ecs:DescribeInstances 权限（没有权限时看到的也是空列表）。",
    en: "The inventory holds no instance, so there is nothing to judge. Check the account, the region, and whether the identity that read it may call ecs:DescribeInstances (without that permission the list is empty, too).",
  });
}
