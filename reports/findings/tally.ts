import { classes, classOf, reasonOf } from "./rows.ts";
import type { Class } from "./rows.ts";
import type { Report } from "../report.ts";
import { verdictOf } from "./verdicts.ts";
import type { FleetVerdict } from "./verdicts.ts";
import type { Finding, Ruling } from "../../core/rules/finding.ts";

/** How many instances are concerned, with the ids of the first of them. */
export interface Count {
  instances: number;
  readonly first: string[];
  /** The one that was counted last. */
  last: string;
}

/** A rule that failed somewhere. */
export interface RuleCount {
  readonly rule: Ruling;
  /** The worst that its failures come to. */
  kind: Class;
  readonly failed: Count;
  unknown: number;
}

/** Why facts could not be seen. */
export interface ReasonCount {
  /** The worst of what is unknown for it. */
  kind: Class;
  readonly reason: string;
  /** The ids of the rules that are unknown for it. */
  readonly rules: Set<string>;
  readonly unseen: Count;
}

/** A fleet in numbers. */
export interface Tally {
  readonly verdicts: Record<FleetVerdict, Count>;
  /** Blockers first, then by how many instances fail. */
  readonly rules: readonly RuleCount[];
  /** Those of blockers first, then by how many instances they concern. */
  readonly reasons: readonly ReasonCount[];
}

/** Counts a fleet of instances in one pass over its findings. */
export function tallyOf(report: Report): Tally {
  const { stage } = report.summary;
  const rules = new Map<string, RuleCount>();
  const reasons = new Map<string, ReasonCount>();
  const verdicts = blankVerdicts();
  for (const { subject, findings } of report.subjects) {
    if (subject.about !== "instance") continue;
    const found = new Set<Class>();
    for (const finding of findings) {
      const kind = classOf(finding, stage);
      if (kind === undefined) continue;
      found.add(kind);
      if (finding.verdict.outcome === "fail") countFailure(rules, finding, kind);
      else countUnknown(rules, reasons, finding, kind);
    }
    add(verdicts[verdictOf(found, report.routes.has(subject.id))], subject.id);
  }
  return {
    verdicts,
    rules: [...rules.values()].filter(({ failed }) => failed.instances > 0).toSorted(byFailures),
    reasons: [...reasons.values()].toSorted(byUnseen),
  };
}

function blankVerdicts(): Record<FleetVerdict, Count> {
  const [stranded, blocked, undecided] = [count(), count(), count()];
  return { stranded, blocked, undecided, later: count(), warned: count(), clear: count() };
}

function count(): Count {
  return { instances: 0, first: [], last: "" };
}

/** How many ids are kept of those that are counted. */
const firstKept = 5;

/** Instances come one after another, so one that is met again is the last one. */
function add(to: Count, id: string): void {
  if (to.last === id) return;
  to.last = id;
  to.instances += 1;
  if (to.first.length < firstKept) to.first.push(id);
}

function countOf(rules: Map<string, RuleCount>, { rule }: Finding, kind: Class): RuleCount {
  const known = rules.get(rule.id);
  if (known !== undefined) return known;
  const fresh: RuleCount = { rule, kind, failed: count(), unknown: 0 };
  rules.set(rule.id, fresh);
  return fresh;
}

function countFailure(rules: Map<string, RuleCount>, finding: Finding, kind: Class): void {
  const own = countOf(rules, finding, kind);
  own.kind = own.failed.instances === 0 ? kind : worse(own.kind, kind);
  add(own.failed, finding.subject.id);
}

function countUnknown(
  rules: Map<string, RuleCount>,
  reasons: Map<string, ReasonCount>,
  finding: Finding,
  kind: Class,
): void {
  countOf(rules, finding, kind).unknown += 1;
  const reason = reasonOf(finding);
  const own = reasons.get(reason) ?? { kind, reason, rules: new Set<string>(), unseen: count() };
  reasons.set(reason, own);
  own.kind = worse(own.kind, kind);
  own.rules.add(finding.rule.id);
  add(own.unseen, finding.subject.id);
}

function worse(one: Class, other: Class): Class {
  return classes.indexOf(one) < classes.indexOf(other) ? one : other;
}

function byFailures(one: RuleCount, other: RuleCount): number {
  return rank(one) - rank(other) || other.failed.instances - one.failed.instances;
}

function byUnseen(one: ReasonCount, other: ReasonCount): number {
  return rank(one) - rank(other) || other.unseen.instances - one.unseen.instances;
}

function rank({ kind }: { readonly kind: Class }): number {
  return classes.indexOf(kind);
}
