import pc from "picocolors";
import { code, prose } from "./markdown/escape.ts";
import { tableHead, tableRow } from "./markdown/cells.ts";
import { fit } from "./markdown/fit.ts";
import { routesSection, windowsSection } from "./markdown/outlook.ts";
import { planSection } from "./markdown/plan.ts";
import {
  accountsSection,
  blockedSection,
  unknownSection,
  warningsSection,
} from "./markdown/sections.ts";
import type { Report, Style } from "./report.ts";
import { tallyOf } from "./findings/tally.ts";
import { viewOf } from "./findings/view.ts";
import type { View } from "./findings/view.ts";
import { fleetVerdicts, verdictWords } from "./findings/verdicts.ts";
import { words } from "./words.ts";

/** The longest comment that GitHub takes. */
export const mostCharacters = 65_536;

/**
 * The report as a comment on a pull request: what it comes to, the accounts, what blocks which instance, windows,
 * fix plan, alternatives. Where it would be too long, rows are left out and counted. Whatever was read stands in
 * code spans, so that no name is markup, a mention, a link or an issue.
 */
export function markdownReport(report: Report, { language }: Style): string {
  const view = viewOf(report, { language, width: Infinity, colors: pc.createColors(false) });
  const top = headOf(view);
  const sections = [
    accountsSection(view),
    blockedSection(view),
    unknownSection(view),
    warningsSection(view),
    windowsSection(view),
    planSection(view),
    routesSection(view),
  ].filter((section) => section !== undefined);
  return top + fit(sections, mostCharacters - top.length);
}

function headOf({ report, language }: View): string {
  const { head, summary } = report;
  const { verdicts } = tallyOf(report);
  const shown = {
    ...head,
    account: code(head.account),
    targetAccount: head.targetAccount === null ? null : code(head.targetAccount),
    region: code(head.region),
    takenAt: code(head.takenAt),
  };
  return `## ${prose(words.outcome(summary)[language])}

**${prose(words.counts(summary)[language])}**

${words.subject(shown)[language]}

${tableHead(fleetVerdicts.map((verdict) => verdictWords[verdict][language]))}${tableRow(
    fleetVerdicts.map((verdict) => String(verdicts[verdict].instances)),
  )}
`;
}
