import { managedInstances } from "./facts/bindings.ts";
import type { StackResource } from "./facts/bindings/references.ts";
import {
  carriedAccounts,
  carriedCase,
  sourceInstanceType,
  transferAccountsType,
} from "./facts/carried.ts";
import { managedFacts, managedInstanceType, onlyWhatIsSaid } from "./facts/managed-instance.ts";
import type { Props } from "./facts/reading.ts";
import { landingGroupsOf, landingGroupType } from "./landing-groups.ts";
import { undecidedMessage, unprovenMessage, unreadableMessage } from "./message.ts";
import type { PackFinding } from "./message.ts";
import type { Settings } from "./settings.ts";
import type { InstanceFacts } from "../core/facts/instance.ts";
import type { Finding } from "../core/rules/finding.ts";
import { judge, judgeAccounts } from "../core/rules/judge.ts";
import type { Rule, TransferCase } from "../core/rules/rule.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Unknown } from "../core/unknown.ts";

/** A failure, and the resource that it is reported on. */
export interface Failure {
  readonly urn: string;
  readonly finding: PackFinding;
}

export interface Evaluation {
  readonly failures: readonly Failure[];
  /** What is not proven and so can only be said: at most once for an instance. */
  readonly advice: readonly { readonly urn: string; readonly message: string }[];
}

/** A resource as the engine shows it to a policy. */
export interface ShownResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Props;
}

/** Judges resources by every rule at once, each resource once. */
export interface Evaluator {
  /** `undefined` for a resource that says nothing of an instance in transfer. */
  readonly resource: (one: ShownResource, settings: Settings) => Promise<Evaluation | undefined>;
  /** What only the resources of a stack together can prove; it does not repeat what {@link Evaluator.resource} found. */
  readonly stack: (resources: readonly StackResource[], settings: Settings) => Evaluation;
}

export function evaluatorOf(rules: readonly Rule[], present: () => Date): Evaluator {
  const proven = new Map<string, ReadonlySet<string>>();
  const landing = landingGroupsOf(rules);
  const aboutInstances = rules.filter(({ about }) => about === "instance").length;
  const clockOf = ({ now }: Settings) => (now === undefined ? present() : new Date(now));

  return {
    async resource(one, settings) {
      const { type, name, urn, props } = one;
      if (type === sourceInstanceType || type === transferAccountsType) {
        return carried(rules, one, settings, clockOf(settings));
      }
      if (type === landingGroupType) await landing.take(urn, props);
      if (type !== managedInstanceType) return undefined;
      const facts = managedFacts(name, props);
      if (!isInTransfer(facts, name, settings)) return undefined;
      const failures = failuresOf(judge(rules, ofProgram(facts, clockOf(settings))), urn);
      proven.set(urn, rulesOf(failures));
      return { failures, advice: [] };
    },

    stack(resources, settings) {
      const ordered = resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
      const { instances, bindingsOf, encryptionByDefault } = managedInstances(ordered);
      const judged = instances.flatMap((resource) => {
        const { name, urn, props } = resource;
        const facts = managedFacts(name, props, bindingsOf(resource));
        if (!isInTransfer(facts, name, settings)) return [];
        const transfer = ofProgram(facts, clockOf(settings), encryptionByDefault);
        const all = failuresOf(judge(rules, transfer), urn);
        const before = proven.get(urn) ?? new Set();
        const open = aboutInstances - new Set([...rulesOf(all), ...before]).size;
        const subject = { id: facts.id, name: isUnknown(facts.name) ? null : facts.name };
        return [
          {
            failures: all.filter(({ finding }) => !before.has(finding.rule.id)),
            advice: open === 0 ? [] : [{ urn, message: unprovenMessage(subject, open, settings) }],
          },
        ];
      });
      const all = [...judged, landing.judge(ordered, settings, clockOf(settings))];
      return {
        failures: all.flatMap(({ failures }) => failures),
        advice: all.flatMap(({ advice }) => advice),
      };
    },
  };
}

/** What a component of a landing carries, judged; what stays open is said once. */
async function carried(
  rules: readonly Rule[],
  { type, name, urn, props }: ShownResource,
  settings: Settings,
  now: Date,
): Promise<Evaluation> {
  const findings =
    type === sourceInstanceType
      ? known(await carriedCase(name, props, now), (read) => judge(rules, read))
      : known(await carriedAccounts(props, now), (read) => judgeAccounts(rules, read));
  if (isUnknown(findings)) {
    const message = unreadableMessage(name, findings.unknown, settings);
    return { failures: [], advice: [{ urn, message }] };
  }
  const open = findings.filter(({ verdict }) => verdict.outcome === "unknown");
  const advice = open.length === 0 ? [] : [{ urn, message: undecidedMessage(open, settings) }];
  return { failures: failuresOf(findings, urn), advice };
}

function known<T extends object, R>(fact: T | Unknown, then: (fact: T) => R): R | Unknown {
  return isUnknown(fact) ? fact : then(fact);
}

/**
 * The case of an instance of which a program speaks: it says next to nothing of accounts, landings and answers;
 * that a stack manages the instance needs no answer.
 */
function ofProgram(instance: InstanceFacts, now: Date, encryptionByDefault = false): TransferCase {
  return {
    instance,
    source: onlyWhatIsSaid<TransferCase["source"]>(
      encryptionByDefault ? { encryptionByDefault } : {},
    ),
    target: onlyWhatIsSaid<TransferCase["target"]>({}),
    destination: onlyWhatIsSaid<TransferCase["destination"]>({}),
    attested: managedByPulumi(now),
    now,
  };
}

function managedByPulumi(now: Date): TransferCase["attested"] {
  const answer = { value: "pulumi", by: "this program", at: now.toISOString() };
  return { "warn-source-stack": answer };
}

function failuresOf(findings: readonly Finding[], urn: string): Failure[] {
  return findings
    .filter(({ verdict }) => verdict.outcome === "fail")
    .map((finding) => ({ urn, finding }));
}

function rulesOf(failures: readonly Failure[]): Set<string> {
  return new Set(failures.map(({ finding }) => finding.rule.id));
}

function isInTransfer(facts: InstanceFacts, name: string, { instances }: Settings): boolean {
  return instances.length === 0 || instances.includes(facts.id) || instances.includes(name);
}
