import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupRule } from "../../../core/security-group/group-rule.ts";
import { projectFolder } from "../../../cli/engine/setup-record.ts";
import type { Simulator } from "../../../simulator/server.ts";
import { createTestStack, type TestStack } from "./stack.ts";

/** The program whose group has all its rules in one resource. */
export const ruleSetProgram = join(projectFolder, "examples", "rule-set");

export type Rules = Readonly<Record<string, GroupRule>>;

/** A stack of that program, and what it writes its rules with. */
export interface RuleSetStack extends TestStack {
  readonly write: (rules: Rules) => void;
}

export async function createRuleSetStack(
  simulator: Simulator,
  config: Readonly<Record<string, unknown>> = {},
  stackName?: string,
): Promise<RuleSetStack> {
  const file = { path: "" };
  const stack = await createTestStack({
    ...{ simulator, account: "target", program: ruleSetProgram, config },
    ...(stackName === undefined ? {} : { stack: stackName }),
  });
  file.path = join(stack.folder, "rules.json");
  const set = await stack.pulumi("config", "set", "rule-set:rules", file.path);
  if (set.exitCode !== 0) throw new Error(set.text);
  return {
    ...stack,
    write: (rules) => {
      writeFileSync(file.path, JSON.stringify(rules));
    },
  };
}

/** Rules for as many ports, named after them. */
export function portRules(count: number, over: Partial<GroupRule> = {}): Rules {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const port = 1_001 + index;
      return [
        `tcp-${port}`,
        {
          ...{ direction: "ingress", protocol: "tcp", portRange: `${port}/${port}` },
          ...{ cidr: "10.0.0.0/8", policy: "accept", priority: 1 },
          description: `port ${port}`,
          ...over,
        },
      ];
    }),
  );
}

/** A rule as the simulator holds it. */
export interface StoredRule {
  readonly id: string;
  readonly direction: string;
  readonly description: string;
  readonly match: Readonly<Record<string, string | number>>;
}

interface Stored {
  readonly id: string;
  readonly rules: readonly StoredRule[];
}

/** The target account's only group. */
export function onlyGroup(simulator: Simulator): Stored {
  const groups = simulator.resources("target")?.["securityGroups"] as readonly Stored[];
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0)
    throw new Error(`the account has ${groups.length} groups`);
  return group;
}

/**
 * What the cloud was asked since a count of requests, how often each action.
 * @param of the actions that count
 */
export function askedSince(simulator: Simulator, count: number, of = /./): Record<string, number> {
  const asked: Record<string, number> = {};
  for (const { action } of simulator.requests().slice(count))
    if (of.test(action)) asked[action] = (asked[action] ?? 0) + 1;
  return asked;
}
