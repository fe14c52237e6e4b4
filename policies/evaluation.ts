import { managedInstances } from "./facts/bindings.ts";
import type { StackResource } from "./facts/bindings.ts";
import { managedFacts, managedInstanceType } from "./facts/managed-instance.ts";
import type { Props } from "./facts/reading.ts";
import { carriedFacts, sourceInstanceType } from "./facts/source-instance.ts";
import { undecidedMessage, unprovenMessage, unreadableMessage } from "./message.ts";
import type { Settings } from "./settings.ts";
import type { InstanceFacts } from "../core/inventory.ts";
import type { Finding } from "../core/rules/finding.ts";
import { judge } from "../core/rules/judge.ts";
import type { Rule } from "../core/rules/rule.ts";
import { isUnknown } from "../core/unknown.ts";

/** A failure, and the resource that it is reported on. */
export interface Failure {
  readonly urn: string;
  readonly finding: Finding;
}

export interface Evaluation {
  readonly failures: readonly Failure[];
  /** What is not proven and so can only be said: at most once for an instance. */
  readonly advice: readonly { readonly urn: string; readonly message: string }[];
}

/** Judges resources by every rule at once, each resource once. */
export interface Evaluator {
  /** `undefined` for a resource that says nothing of an instance in transfer. */
  readonly resource: (
    one: { type: string; name: string; urn: string; props: Props },
    settings: Settings,
  ) => Promise<Evaluation | undefined>;
  /** What only the resources of a stack together can prove; it does not repeat what {@link Evaluator.resource} found. */
  readonly stack: (resources: readonly StackResource[], settings: Settings) => Evaluation;
}

export function evaluatorOf(rules: readonly Rule[], present: () => Date): Evaluator {
  const proven = new Map<string, ReadonlySet<Rule["id"]>>();

  function findingsOn(instance: InstanceFacts, settings: Settings): Finding[] {
    const now = settings.now === undefined ? present() : new Date(settings.now);
    return judge(rules, { instance, now });
  }

  return {
    async resource({ type, name, urn, props }, settings) {
      if (type === sourceInstanceType) {
        const facts = await carriedFacts(name, props);
        if (isUnknown(facts)) {
          return {
            failures: [],
            advice: [{ urn, message: unreadableMessage(name, facts.unknown, settings) }],
          };
        }
        const findings = findingsOn(facts, settings);
        const open = findings.filter(({ verdict }) => verdict.outcome === "unknown");
        const advice =
          open.length === 0 ? [] : [{ urn, message: undecidedMessage(open, settings) }];
        return { failures: failuresOf(findings, urn), advice };
      }
      if (type !== managedInstanceType) return undefined;
      const facts = managedFacts(name, props);
      if (!isInTransfer(facts, name, settings)) return undefined;
      const failures = failuresOf(findingsOn(facts, settings), urn);
      proven.set(urn, rulesOf(failures));
      return { failures, advice: [] };
    },

    stack(resources, settings) {
      const ordered = resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
      const { instances, bindingsOf } = managedInstances(ordered);
      const judged = instances.flatMap((resource) => {
        const { name, urn, props } = resource;
        const facts = managedFacts(name, props, bindingsOf(resource));
        if (!isInTransfer(facts, name, settings)) return [];
        const all = failuresOf(findingsOn(facts, settings), urn);
        const before = proven.get(urn) ?? new Set();
        const open = rules.length - new Set([...rulesOf(all), ...before]).size;
        const instance = { id: facts.id, name: isUnknown(facts.name) ? null : facts.name };
        return [
          {
            failures: all.filter(({ finding }) => !before.has(finding.rule)),
            advice: open === 0 ? [] : [{ urn, message: unprovenMessage(instance, open, settings) }],
          },
        ];
      });
      return {
        failures: judged.flatMap(({ failures }) => failures),
        advice: judged.flatMap(({ advice }) => advice),
      };
    },
  };
}

function failuresOf(findings: readonly Finding[], urn: string): Failure[] {
  return findings
    .filter(({ verdict }) => verdict.outcome === "fail")
    .map((finding) => ({ urn, finding }));
}

function rulesOf(failures: readonly Failure[]): Set<Rule["id"]> {
  return new Set(failures.map(({ finding }) => finding.rule));
}

function isInTransfer(facts: InstanceFacts, name: string, { instances }: Settings): boolean {
  return instances.length === 0 || instances.includes(facts.id) || instances.includes(name);
}
