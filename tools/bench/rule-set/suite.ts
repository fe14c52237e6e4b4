// A thousand rules into a group: one resource for all of them against one for each.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SuiteResult, Tell } from "../measurement.ts";
import type { GroupRule } from "../../../core/security-group/group-rule.ts";
import { startCloud } from "../../../test/e2e/support/landing.ts";
import { askedSince, onlyGroup, ruleSetProgram } from "../../../test/e2e/support/rule-set.ts";
import { createTestStack, type TestStack } from "../../../test/e2e/support/stack.ts";

const count = 1_000;
const perRuleProgram = join(import.meta.dirname, "..", "per-rule");
/** The calls about rules; the group's own are the same in both. */
const ofRules = /^(?:AuthorizeSecurityGroup(?:Egress)?|DescribeSecurityGroupAttribute)$/;

interface Spent {
  readonly ms: number;
  readonly calls: number;
}

/** One round however many are asked for: the slower of the two takes minutes, and the difference is no matter of luck. */
export async function ruleSetSuite(_rounds: number, tell: Tell): Promise<SuiteResult> {
  tell(`${count} rules as one resource`);
  const set = await spentBy(ruleSetProgram);
  tell(`${count} rules as a resource each`);
  const each = await spentBy(perRuleProgram);
  return {
    name: "rule-set",
    title: {
      zh: `向一个安全组写入 ${count} 条规则（pulumi up）`,
      en: `${count} rules into a group (pulumi up)`,
    },
    measurements: [
      {
        what: { zh: "规则集资源", en: "as one resource" },
        ...{ unit: "ms", values: [set.ms] },
      },
      {
        what: { zh: "逐条规则资源", en: "as a resource each" },
        ...{ unit: "ms", values: [each.ms] },
      },
      {
        what: { zh: "时间之比", en: "of the time" },
        ...{ unit: "x", values: [set.ms / each.ms], target: 0.2 },
      },
      {
        what: {
          zh: `API 调用之比（${set.calls} 比 ${each.calls}）`,
          en: `of the API calls (${set.calls} to ${each.calls})`,
        },
        ...{ unit: "x", values: [set.calls / each.calls], target: 0.01 },
      },
    ],
    remarks: [
      {
        zh: "入方向和出方向各一半：同一方向超过 500 条时，逐条规则资源读不回自己的规则而失败。只测一次。",
        en: "Half of them ingress, half egress: past 500 of one direction a resource each does not find its rule again and fails. Measured once.",
      },
    ],
  };
}

/** @throws Error with the engine's words where it fails */
async function spentBy(program: string): Promise<Spent> {
  const simulator = await startCloud("small");
  const cleanUps: (() => unknown)[] = [simulator.stop];
  try {
    const stack = await createTestStack({ simulator, account: "target", program, stack: "bench" });
    cleanUps.push(stack.remove);
    const file = join(stack.folder, "rules.json");
    await succeed(stack, "config", "set", "rule-set:rules", file);
    // VPC and group first: they sleep for seconds in both.
    writeFileSync(file, "{}");
    await succeed(stack, "up", "--yes", "--skip-preview");
    writeFileSync(file, JSON.stringify(rules()));
    const before = simulator.requests().length;
    const began = performance.now();
    await succeed(stack, "up", "--yes", "--skip-preview");
    const ms = performance.now() - began;
    const landed = onlyGroup(simulator).rules.length;
    if (landed !== count) throw new Error(`${landed} of ${count} rules landed`);
    const asked = Object.values(askedSince(simulator, before, ofRules));
    return { ms, calls: asked.reduce((sum, times) => sum + times, 0) };
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

async function succeed(stack: TestStack, ...command: string[]): Promise<void> {
  const { exitCode, text } = await stack.pulumi(...command);
  if (exitCode !== 0) throw new Error(text);
}

function rules(): Readonly<Record<string, GroupRule>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, GroupRule] => {
      const port = 1_001 + Math.floor(index / 2);
      const direction = index % 2 === 0 ? "ingress" : "egress";
      const peer = { cidr: "10.0.0.0/8", policy: "accept", priority: 1 } as const;
      const portRange = `${port}/${port}`;
      return [`${direction}-${port}`, { direction, protocol: "tcp", portRange, ...peer }];
    }),
  );
}
