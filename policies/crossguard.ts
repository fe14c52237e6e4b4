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
import type { Rule, Severity } from "../core/rules/rule.ts";

type Policy = ResourceValidationPolicy & StackValidationPolicy;

/**
 * The catalogue as CrossGuard policies: one that evaluates, one a rule that reports, one that catches what is left.
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
  const waiting = new Map<string, Failure[]>(rules.map(({ id }) => [id, []]));
  let settings = settingsFrom({});

  function enqueue({ failures, advice }: Evaluation, report: ReportViolation): void {
    for (const failure of failures) waiting.get(failure.finding.rule.id)?.push(failure);
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
      const evaluated = await evaluator.resource(args, settings);
      if (evaluated === undefined)
        return args.notApplicable("says nothing of an instance in transfer");
      enqueue(evaluated, report);
    },
    validateStack(args, report) {
      settings = settingsFrom(args.getConfig());
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
    return [...waiting.values()].some((failures) => failures.length > 0);
  }
  function deliverRest(report: ReportViolation, urn?: string): void {
    for (const failures of waiting.values()) {
      for (const failure of take(failures, urn)) {
        const violation = violationOf(failure, settings);
        if (failure.finding.rule.severity !== "blocker") continue;
        const message = notSwitchedOff(violation.message, settings);
        reportAs(report, { ...violation, name: failure.finding.rule.id, message });
      }
    }
  }

  const ofRules = rules.map((rule) => policyOf(rule, waiting.get(rule.id) ?? [], () => settings));
  return [evaluation, ...ofRules, delivery];
}

/** The policy of one rule: everything that the rule says of itself, and the failures that wait for it. */
function policyOf(rule: Rule, waiting: Failure[], settings: () => Settings): Policy {
  const { id, title, source, severity, holdsBy, outlet, remedy, url } = rule;
  const deliver = (report: ReportViolation, urn?: string) => {
    for (const failure of take(waiting, urn)) reportAs(report, violationOf(failure, settings()));
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

/** Takes the failures of one resource, or all of them. */
function take(failures: Failure[], urn?: string): Failure[] {
  const taken = failures.filter((failure) => urn === undefined || failure.urn === urn);
  const left = failures.filter((failure) => !taken.includes(failure));
  failures.splice(0, failures.length, ...left);
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
