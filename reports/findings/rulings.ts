import { openFindings } from "./open-findings.ts";
import type { Report } from "../report.ts";
import type { Ruling, Subject } from "../../core/rules/finding.ts";
import type { Stage } from "../../core/stage.ts";

/** A rule that findings name, with what it is about and by when it must hold. */
export interface Named {
  readonly rule: Ruling;
  readonly about: Subject["about"];
  readonly holdsBy: Stage;
}

/** The rules that were applied, and behind them what else findings name: what is said of waivers. */
export function rulingsOf({ rules, subjects }: Pick<Report, "rules" | "subjects">): Named[] {
  const all: Named[] = rules.map((rule) => ({ rule, about: rule.about, holdsBy: rule.holdsBy }));
  const named = new Set<string>(rules.map(({ id }) => id));
  for (const { rule, subject, dueBy } of openFindings(subjects)) {
    if (named.has(rule.id)) continue;
    named.add(rule.id);
    all.push({ rule, about: subject.about, holdsBy: dueBy });
  }
  return all;
}
