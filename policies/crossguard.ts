import type {
  Policies,
  ReportViolation,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { evaluatorOf } from "./evaluation.ts";
import type { Evaluation, Failure } from "./evaluation.ts";
import { notSwitchedOff, violationMessage } from "./message.ts";
import { settingsFrom, settingsSchema, stopsStage } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { frozenOperations } from "./window/frozen-operations.ts";
import { guardOf } from "./window/guard.ts";
import type { Rule, RuleText, Severity } from "../core/rules/rule.ts";

type Policy = ResourceValidationPolicy & StackValidationPolicy;

/**
 * The catalogue as CrossGuard policies: one that evaluates, one a rule that reports, the guard of the transfer, one that
 * catches what is left.
 *
 * @pulumi/policy decodes a resource anew for each policy that might apply to it, so a hundred rules would decode every
 * resource a hundred times. Here the first policy judges by all rules at once, and a rule's policy asks to be called
 * only while something waits for it. It does report by itself: that way the level that the configuration gives to a
 * rule holds.
 */
export function policiesOf(
  rules: readonly Rule[],
  present: () => Date = () => new Date(),
): Policies {
  const evaluator = evaluatorOf(rules, present);
  const guard = guardOf();
  const texts: readonly PolicyText[] = [...rules, frozenOperations];
  const waiting = new Map<string, Violation[]>(texts.map(({ id }) => [id, []]));
  let settings = settingsFrom({});

  function enqueue({ failures, advice }: Evaluation, report: ReportViolation): void {
    for (const failure of failures)
      waiting.get(failure.finding.rule.id)?.push(violationOf(failure, settings));
    for (const { message, urn } of advice) reportAs(report, { message, urn });
  }

  const evaluation: Policy = {
    name: "ecs-transfer",
    displayName: "过户规则的判断 / Judgement by the rules of the transfer",
    description:
      "判断实例，并说明哪些规则没有结论 / Judges instances, and says which rules have no verdict",
    enforcementLevel: "advisory",
    configSchema: settingsSchema,
    async validateResource(args, report) {
      settings = settingsFrom(args.getConfig());
      waiting.get(frozenOperations.id)?.push(...guard.resource(args, settings));
      const evaluated = await evaluator.resource(args, settings);
      if (evaluated === undefined)
        return args.notApplicable("says nothing of an instance in transfer");
      enqueue(evaluated, report);
    },
    validateStack(args, report) {
      settings = settingsFrom(args.getConfig());
      waiting.get(frozenOperations.id)?.push(...guard.stack(args.resources, settings));
      enqueue(evaluator.stack(args.resources, settings), report);
    },
  };

  const delivery: Policy = {
    name: "ecs-transfer-blockers",
    displayName: "阻断项不能关闭 / Blockers cannot be disabled",
    description:
      "报告配置想要关闭的阻断项 / Reports the blockers that the configuration tries to disable",
    enforcementLevel: "mandatory",
    validateResource: calledWhile(isWaiting, (args: { urn: string }, report: ReportViolation) => {
      deliverRest(report, args.urn);
    }),
    validateStack: calledWhile(isWaiting, (_args: unknown, report: ReportViolation) => {
      deliverRest(report);
    }),
  };
  function isWaiting(): boolean {
    return [...waiting.values()].some((violations) => violations.length > 0);
  }
  function deliverRest(report: ReportViolation, urn?: string): void {
    for (const { id: name, severity } of texts) {
      for (const violation of take(waiting.get(name) ?? [], urn)) {
        if (severity !== "blocker") continue;
        const message = notSwitchedOff(violation.message, settings);
        reportAs(report, { ...violation, name, message });
      }
    }
  }

  const reporting = texts.map((text) => policyOf(text, waiting.get(text.id) ?? []));
  return [evaluation, ...reporting, delivery];
}

/** What a policy tells of the rule that it reports for. */
type PolicyText = Pick<
  RuleText,
  "title" | "source" | "severity" | "holdsBy" | "outlet" | "remedy" | "url"
> & { readonly id: string };

/** The policy of one rule: everything that the rule says of itself, and the violations that wait for it. */
function policyOf(text: PolicyText, waiting: Violation[]): Policy {
  const { id, title, source, severity, holdsBy, outlet, remedy, url } = text;
  const deliver = (report: ReportViolation, urn?: string) => {
    for (const violation of take(waiting, urn)) reportAs(report, violation);
  };
  const isWaiting = () => waiting.length > 0;
  return {
    name: id,
    displayName: `${title.zh} / ${title.en}`,
    description: `${source.ref}：${source.quote} / ${title.en}`,
    enforcementLevel: severity === "blocker" ? "mandatory" : "advisory",
    severity: severities[severity],
    tags: [severity, `stage:${holdsBy}`, `outlet:${outlet}`],
    remediationSteps: `${remedy.zh}\n${remedy.en}`,
    url,
    validateResource: calledWhile(isWaiting, (args: { urn: string }, report: ReportViolation) => {
      deliver(report, args.urn);
    }),
    validateStack: calledWhile(isWaiting, (_args: unknown, report: ReportViolation) => {
      deliver(report);
    }),
  };
}

const severities = {
  blocker: "critical",
  warning: "medium",
  note: "low",
} as const satisfies Record<Severity, string>;

/**
 * A validation that is called only while something waits. @pulumi/policy skips, undecoded, a validation that is made
 * for another type of resource; without the accessor it would be called for nothing, and still be right.
 */
function calledWhile<V extends (...args: never[]) => void>(
  isWaiting: () => boolean,
  validation: V,
): V {
  return Object.defineProperty(validation, "__pulumiType", {
    get: () => (isWaiting() ? undefined : "ecs-transfer:policies:InstanceThatFails"),
  });
}

/** Takes the violations of one resource, or all of them. */
function take(waiting: Violation[], urn?: string): Violation[] {
  const taken = waiting.filter((violation) => urn === undefined || violation.urn === urn);
  const left = waiting.filter((violation) => !taken.includes(violation));
  waiting.splice(0, waiting.length, ...left);
  return taken;
}

/** The form of a violation that @pulumi/policy takes at run time and leaves out of its type declarations. */
interface Violation {
  /** The policy that it counts for. @default the one that reports */
  readonly name?: string;
  readonly message: string;
  /** @default the level that the configuration, or else the policy, gives */
  readonly enforcementLevel?: "advisory";
  readonly urn: string;
}

function violationOf({ finding, urn }: Failure, settings: Settings): Violation {
  const message = violationMessage(finding, settings);
  const isAdvice = finding.rule.severity === "blocker" && !stopsStage(finding, settings);
  return isAdvice ? { message, urn, enforcementLevel: "advisory" } : { message, urn };
}

function reportAs(report: ReportViolation, violation: Violation): void {
  (report as unknown as (violation: Violation) => void)(violation);
}
