import type { Report } from "./report.ts";
import { fleetSummary, mostInstances } from "./table/fleet.ts";
import { planSection } from "./table/plan.ts";
import { manifestBlock, subjectBlock } from "./table/subject-block.ts";
import { viewOf } from "./findings/view.ts";
import type { TableOptions, View } from "./findings/view.ts";
import { words } from "./words.ts";
import { printable } from "../core/printable.ts";

/**
 * A check for people: the accounts, then each instance, blockers first, then the fix plan and what it all comes to.
 * A fleet that is too large to be read is told in numbers, unless `details` asks for all of it.
 */
export function tableReport(report: Report, options: TableOptions): string {
  const view = viewOf(report, options);
  const byAbout = Map.groupBy(report.subjects, ({ subject }) => subject.about);
  const manifest = byAbout.get("manifest") ?? [];
  const instances = byAbout.get("instance") ?? [];
  const isFleet = instances.length > mostInstances && !view.details;
  const parts = [
    ...(byAbout.get("accounts") ?? []).map((one) => subjectBlock(one, view)),
    ...(manifest.length === 0 ? [] : [manifestBlock(manifest, view)]),
    ...(isFleet ? [fleetSummary(view)] : instances.map((one) => subjectBlock(one, view))),
    ...(isFleet || report.fixPlan.length === 0 ? [] : [planSection(view)]),
    conclusion(view, !isFleet),
  ];
  return `${parts.join("\n\n")}\n`;
}

function conclusion({ report, language }: View, isOneByOne: boolean): string {
  const { head, summary } = report;
  const { account, region, takenAt } = head;
  const shown = {
    ...head,
    account: printable(account),
    region: printable(region),
    takenAt: printable(takenAt),
  };
  return [
    words.subject(shown)[language],
    words.counts(summary)[language],
    words.outcome(summary)[language],
    ...(isOneByOne && summary.exitCode !== 0 ? [words.explain[language]] : []),
  ].join("\n");
}
