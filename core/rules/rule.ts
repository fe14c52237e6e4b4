import type { InstanceFacts } from "../inventory.ts";
import type { Stage } from "../stage.ts";
import type { Text } from "../text.ts";

/** One instance on its way from one account to another, as a rule sees it. */
export interface TransferCase {
  readonly instance: InstanceFacts;
  /** The instant at which the case is judged. */
  readonly now: Date;
}

/** What was found, and what would have passed. */
export interface Evidence {
  /** Where it was found, as a path into the case, such as `instance.disks[1].encrypted`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** `fix`: make it eligible · `wait`: until an instant · `alternative`: shared image or SMC (R10) · `none`: no way. */
export type Outlet = "fix" | "wait" | "alternative" | "none";

export interface Pass {
  readonly outcome: "pass";
}

export interface Fail {
  readonly outcome: "fail";
  readonly evidence: readonly Evidence[];
  /** Where this failure leaves another outlet than the rule does, such as an encrypted system disk. */
  readonly outlet?: Outlet;
  /** The instant from which it would pass, for the outlet `wait`. */
  readonly passesFrom?: Date;
}

export interface Undecided {
  readonly outcome: "unknown";
  /** The fact that is missing, as a path into the case. */
  readonly path: string;
  /** Why it is missing, in the words of whoever could not read it. */
  readonly reason: string;
  /** What the worst value of the missing fact would leave, where that is another outlet than the rule's. */
  readonly outlet?: Outlet;
}

export type Verdict = Pass | Fail | Undecided;

/** `blocker`: the platform refuses (never waived) · `warning`: it will hurt · `note`: good to know. */
export type Severity = "blocker" | "warning" | "note";

/** A row that shows what a rule says of an instance; `given` replaces facts of an instance that is clear. */
export interface RuleCase {
  readonly name: string;
  readonly given: Partial<InstanceFacts>;
  readonly expect: Verdict["outcome"];
  /** What it leaves open, or could leave, where that is another outlet than the rule's. */
  readonly outlet?: Outlet;
  /** @default the catalogue test's clock, 2026-06-01T00:00:00Z */
  readonly now?: string;
}

/** One restriction of the platform, or one trap beside it. */
export interface Rule {
  /** `<subject>-<what is wrong>`, never reused. */
  readonly id: `instance-${string}`;
  readonly title: Text;
  /** Where the rule comes from: the guide's statement and its words, or another source by name. */
  readonly source: { readonly ref: string; readonly quote: string };
  readonly severity: Severity;
  /** By which stage it must hold; what cannot be mended is due at `plan` whatever stands here. */
  readonly holdsBy: Stage;
  readonly outlet: Outlet;
  /** The facts it reads, as paths into the case. */
  readonly evidence: readonly string[];
  readonly remedy: Text;
  /** The way back, where the remedy changes something. */
  readonly undo?: Text;
  readonly url: `https://${string}`;
  readonly check: (transfer: TransferCase) => Verdict;
  readonly cases: readonly RuleCase[];
}
