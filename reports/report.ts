import type { Route } from "../core/alternatives/routes.ts";
import type { Position } from "../core/input/input-error.ts";
import type { Finding, Subject } from "../core/rules/finding.ts";
import type { FixStep } from "../core/rules/fix-plan.ts";
import type { Rule } from "../core/rules/rule.ts";
import type { SubjectReport } from "../core/rules/subject-report.ts";
import type { Summary } from "../core/rules/summary.ts";
import type { Language } from "../core/text.ts";

/** What a report is about, beside its findings. */
export interface ReportHead {
  /** UID of the source account. */
  readonly account: string;
  /** UID of the target account, `null` where none is named. */
  readonly targetAccount: string | null;
  readonly region: string;
  /** When the inventory was taken, as it says. */
  readonly takenAt: string;
  /** The instant at which everything was judged. */
  readonly now: Date;
}

/** A place in a file of the user's. */
export interface Place extends Position {
  /** As it was named, with `/` between its parts. */
  readonly file: string;
}

/** Everything that a check found, for every format. */
export interface Report {
  readonly head: ReportHead;
  /** The rules that were applied, in the catalogue's order. */
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectReport[];
  readonly summary: Summary;
  readonly fixPlan: readonly FixStep[];
  /** What is left for an instance that cannot be transferred, by its id. */
  readonly routes: ReadonlyMap<string, readonly Route[]>;
  /** The wave that an instance goes in, by its id; those without one are left out. */
  readonly waves: ReadonlyMap<string, string>;
  /** Where a subject stands in the manifest or the inventory, the first being the one to show; never empty. */
  readonly placesOf: (subject: Subject) => readonly Place[];
}

/** How a report is written. */
export interface Style {
  readonly language: Language;
  /** The release that made it, for the formats that say so. */
  readonly toolVersion?: string;
}
