import type { Attested, Question } from "./attestation.ts";
import type { Window } from "./window.ts";
import type { AccountFacts } from "../facts/account.ts";
import type { DestinationFacts } from "../facts/destination.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import type { Stage } from "../stage.ts";
import type { Text } from "../text.ts";

/** The two accounts of a transfer, as the rules about accounts see them. */
export interface AccountsCase {
  readonly source: AccountFacts;
  readonly target: AccountFacts;
  /** What people attested where no API can see. */
  readonly attested: Attested;
  /** The instant at which the case is judged. */
  readonly now: Date;
}

/** One instance on its way from one account to another, as a rule sees it. */
export interface TransferCase extends AccountsCase {
  readonly instance: InstanceFacts;
  readonly destination: DestinationFacts;
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
  /** What explains this failure beyond its evidence, such as the row of a decision table. */
  readonly explanation?: Text;
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

/**
 * When a remedy is carried out, in an order that works: what does not touch the instance first, the stop last,
 * so that it is down for as short as possible.
 */
export const phases = ["account", "landing", "cancel", "unbind", "detach", "wait", "stop"] as const;
export type Phase = (typeof phases)[number];

/** A row that shows what a rule says of a case; what it names replaces facts of a case that is clear. */
export interface RuleCase {
  readonly name: string;
  readonly instance?: Partial<InstanceFacts>;
  readonly source?: Partial<AccountFacts>;
  readonly target?: Partial<AccountFacts>;
  readonly destination?: Partial<DestinationFacts>;
  /** Answers by rule id: a value that the rule's question allows, or why there is none. */
  readonly attested?: Readonly<Record<string, string | { readonly unknown: string }>>;
  /** @default the cases' clock, 2026-06-01T00:00:00Z */
  readonly now?: string;
  readonly expect: Verdict["outcome"];
  /** What it leaves open, or could leave, where that is another outlet than the rule's. */
  readonly outlet?: Outlet;
}

/** What a rule looks at: the pair of accounts once, or each instance. */
export type About = "accounts" | "instance";

/** What every rule says of itself. */
export interface RuleText {
  /** `<subject>-<what is wrong>`, never reused. */
  readonly id: RuleId;
  readonly title: Text;
  /** Where the rule comes from: the guide's statement and its words, or another source by name. */
  readonly source: { readonly ref: string; readonly quote: string };
  /** Where the sources contradict each other, or leave something open that people should know. */
  readonly remark?: Text;
  readonly severity: Severity;
  /** By which stage it must hold; what cannot be mended is due at `plan` whatever stands here. */
  readonly holdsBy: Stage;
  readonly outlet: Outlet;
  /** When its remedy is carried out. */
  readonly phase: Phase;
  /** Whether the remedy takes the instance, or what reaches it, out of service. @default false */
  readonly downtime?: boolean;
  /** The facts it reads, as paths into the case: `instance.eip`, `source.realName`, `attested.<its own id>`. */
  readonly evidence: readonly string[];
  readonly remedy: Text;
  /** The way back, where the remedy changes something. */
  readonly undo?: Text;
  readonly url: `https://${string}`;
  /** What a person is asked where no API can see. */
  readonly question?: Question;
  readonly cases: readonly RuleCase[];
}

export type RuleId = `${"account" | "instance" | "target" | "warn" | "effect"}-${string}`;

interface AccountsRule extends RuleText {
  readonly about: "accounts";
  readonly check: (transfer: AccountsCase) => Verdict;
  readonly window?: undefined;
}

interface InstanceRule extends RuleText {
  readonly about: "instance";
  readonly check: (transfer: TransferCase) => Verdict;
  /** When the instance can be submitted as far as this rule goes, from the same facts. */
  readonly window?: (transfer: TransferCase) => Window;
}

/** One restriction of the platform, or one trap beside it. */
export type Rule = AccountsRule | InstanceRule;
