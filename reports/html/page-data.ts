import type { PageWord } from "./words.ts";
import type { Piece } from "../text/sentence.ts";
import type { Class } from "../findings/rows.ts";
import type { FleetVerdict } from "../findings/verdicts.ts";
import type { Outlet, Severity } from "../../core/rules/rule.ts";
import type { Stage } from "../../core/stage.ts";

/** A text, by its place in {@link PageData.texts}. */
type TextNumber = number;

/** What the page's script gets: every text in one language, safe to show. */
export interface PageData {
  /** How many of {@link rules} were applied; those behind are what findings name beside. */
  readonly applied: number;
  readonly texts: readonly string[];
  readonly words: Readonly<Record<PageWord, string>>;
  readonly classes: Readonly<Record<Class, string>>;
  /** A number of findings of each class; `{count}` is filled in. */
  readonly counts: Readonly<Record<Class, string>>;
  readonly verdicts: Readonly<Record<FleetVerdict, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly outlets: Readonly<Record<Outlet, string>>;
  readonly rules: readonly PageRule[];
  readonly subjects: readonly PageSubject[];
}

export interface PageRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly isAboutInstances: boolean;
  readonly ref: string;
  readonly quote: string;
  readonly url: string;
  readonly downtime: boolean;
  readonly remedy: readonly Piece[];
  readonly undo?: readonly Piece[];
  readonly remark?: string;
}

export interface PageSubject {
  readonly about: "accounts" | "instance" | "manifest";
  readonly id: TextNumber;
  readonly name?: TextNumber;
  readonly wave?: TextNumber;
  readonly verdict: FleetVerdict;
  /** The window in a sentence, and in a few words. */
  readonly window?: TextNumber;
  readonly opening?: TextNumber;
  /** Where it stands in the user's file. */
  readonly at: TextNumber;
  /** What stands for `<instance>` and `<region>` in commands. */
  readonly slots: readonly [TextNumber, TextNumber];
  readonly rows: readonly PageRow[];
  readonly passed: number;
  /** The rules that passed, where they are not simply all those about its kind that are not in {@link rows}. */
  readonly passedRules?: readonly number[];
  readonly routes?: readonly PageRoute[];
}

/** One finding, or all that are unknown for the same reason. */
export interface PageRow {
  readonly kind: Class;
  readonly reason?: TextNumber;
  readonly settle?: readonly TextNumber[];
  readonly findings: readonly PageFinding[];
}

export interface PageFinding {
  readonly rule: number;
  readonly due: Stage;
  readonly outlet: Outlet;
  readonly step?: number;
  /** Nothing is to be done about it: its instance cannot be transferred for something else. */
  readonly isSpared?: true;
  /** The fact that is missing. */
  readonly path?: TextNumber;
  /** Path, what was expected, what was found. */
  readonly evidence?: readonly (readonly [TextNumber, TextNumber, TextNumber])[];
  readonly passesFrom?: TextNumber;
  readonly explanation?: TextNumber;
  readonly waiver?: TextNumber;
}

export interface PageRoute {
  readonly title: TextNumber;
  readonly loses: readonly TextNumber[];
  readonly obstacles: readonly TextNumber[];
  readonly steps: TextNumber;
  readonly url: string;
}
