import { writeFileSync } from "node:fs";
import pc from "picocolors";
import { chosen, instantOf, keyOf } from "./options.ts";
import { readSubject } from "./subject.ts";
import { languageOf } from "../language.ts";
import { UserError } from "../user-error.ts";
import { judge } from "../../core/rules/judge.ts";
import { summarise } from "../../core/rules/summary.ts";
import type { CheckExitCode } from "../../core/rules/summary.ts";
import { stages } from "../../core/stage.ts";
import { rules } from "../../policies/rules/index.ts";
import { jsonReport } from "../../reports/json.ts";
import { tableReport } from "../../reports/table.ts";

/** The options of `ecs-transfer check`, as they are typed. */
export interface CheckOptions {
  readonly manifest?: string;
  readonly inventory?: string;
  readonly stage: string;
  readonly instance?: readonly string[];
  readonly rule?: readonly string[];
  readonly format: string;
  /** Where the report goes instead of the terminal. */
  readonly output?: string;
  readonly lang?: string;
  readonly now?: string;
}

/** Where a report is printed. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A report that goes to a file or a pipe looks the same wherever it is made. */
const pageWidth = 100;

/**
 * Judges, reports, and answers the exit code.
 * @throws {UserError} for options and files that are wrong
 */
export function runCheck(options: CheckOptions, terminal: Terminal): CheckExitCode {
  const language = languageOf(options.lang);
  const stage = keyOf(
    options.stage,
    stages.filter((name) => name !== "after"),
    "--stage",
  );
  const format = keyOf(options.format, ["table", "json"], "--format");
  const applied = chosen(rules, options.rule, "--rule");
  const now = instantOf(options.now);
  const { inventory, instances } = readSubject(options);
  const judged = chosen(instances, options.instance, "--instance");
  if (judged.length === 0) throw nothingToJudge();

  const findings = judged.flatMap((instance) => judge(applied, { instance, now }));
  const summary = summarise(findings, stage);
  const head = {
    account: inventory.account,
    region: inventory.region,
    takenAt: inventory.takenAt,
    now,
  };
  const onScreen = options.output === undefined && terminal.isTTY === true;
  const report =
    format === "json"
      ? jsonReport(head, findings, summary)
      : tableReport(head, findings, summary, {
          language,
          width: onScreen ? (terminal.columns ?? pageWidth) : pageWidth,
          colors: pc.createColors(onScreen && pc.isColorSupported),
        });
  if (options.output === undefined) terminal.write(report);
  else writeReport(options.output, report);
  return summary.exitCode;
}

/** A caller without permission sees an empty account: no instance at all must never look like a clear one. */
function nothingToJudge(): UserError {
  return new UserError({
    zh: "清单里没有实例，没有可判断的内容。请检查账号、地域，以及读取清单的身份有没有 ecs:DescribeInstances 权限（没有权限时看到的也是空列表）。",
    en: "The inventory holds no instance, so there is nothing to judge. Check the account, the region, and whether the identity that read it may call ecs:DescribeInstances (without that permission the list is empty, too).",
  });
}

function writeReport(file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UserError({
      zh: `--output ${file}：写不了这个文件（${code}）。请换一个可写的位置。`,
      en: `--output ${file}: this file cannot be written (${code}). Choose a place that can be written.`,
    });
  }
}
