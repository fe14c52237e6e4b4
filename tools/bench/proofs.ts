// The two proofs of a landing: that groups of rules mean the same, and which private addresses can be kept.
import { alternating } from "./alternating.ts";
import { ratiosOf } from "./measurement.ts";
import type { Measurement, SuiteResult, Tell } from "./measurement.ts";
import { keepability } from "../../core/addresses/keepability.ts";
import { compareRuleSets } from "../../core/security-group/equivalence/compare.ts";
import { compileRuleSet } from "../../core/security-group/equivalence/compile.ts";
import { decideCompiled } from "../../core/security-group/equivalence/decide.ts";
import type { Packet, RuleSet } from "../../core/security-group/equivalence/rule-set.ts";
import type { Text } from "../../core/text.ts";
import { addressFleet } from "../../test/support/addresses.ts";
import { createDice, largeRuleSet, rewritten } from "../../test/support/rule-sets.ts";

const ruleCount = 1_000;
const packetCount = 10_000;
const instanceCount = 500;
const seed = 1;

const names = {
  same: {
    zh: `证明 ${ruleCount} 条规则的两个安全组相同`,
    en: `two groups of ${ruleCount} rules, proven the same`,
  },
  sampled: {
    zh: `对同样两组各问 ${packetCount} 个报文，不能证明`,
    en: `${packetCount} packets asked of the same two, which proves nothing`,
  },
  unrelated: {
    zh: `两个毫不相干的 ${ruleCount} 条规则的安全组，列出全部不同`,
    en: `two groups of ${ruleCount} rules with nothing in common, every difference listed`,
  },
  addresses: {
    zh: `${instanceCount} 台实例、20 台交换机的私网IP能否保留`,
    en: `which private addresses ${instanceCount} instances keep in 20 vSwitches`,
  },
} as const satisfies Record<string, Text>;
type Name = keyof typeof names;

const targets: Partial<Record<Name, number>> = { same: 200, unrelated: 200, addresses: 100 };

/** @throws Error where a contender answers something else than it must */
export async function proofsSuite(rounds: number, tell: Tell): Promise<SuiteResult> {
  tell("equivalence of security groups, private addresses");
  const group = largeRuleSet(ruleCount, seed);
  const again = rewritten(group, seed);
  const other = largeRuleSet(ruleCount, seed + 1);
  const packets = packetsOf(packetCount);
  const { question } = addressFleet(instanceCount, seed);
  const told = await alternating(
    { warmUp: 2, rounds: rounds * 3 },
    {
      same: () => msOf(() => compareRuleSets(group, again).same, true),
      sampled: () => msOf(() => agreeing(group, again, packets), packetCount),
      unrelated: () => msOf(() => compareRuleSets(group, other).same, false),
      addresses: () => msOf(() => keepability(question).instances.length, instanceCount),
    },
  );
  const ratio: Measurement = {
    what: {
      zh: `证明 / 抽样 ${packetCount} 个报文`,
      en: `the proof / ${packetCount} packets sampled`,
    },
    ...{ unit: "x", values: ratiosOf(told, "same", "sampled") },
  };
  return {
    name: "proofs",
    title: { zh: "落地的证明", en: "the proofs of a landing" },
    measurements: [
      ...(Object.keys(names) as Name[]).map((name): Measurement => {
        const target = targets[name];
        const values = told.map((round) => round[name]);
        const what = names[name];
        return { what, unit: "ms", values, ...(target === undefined ? {} : { target }) };
      }),
      ratio,
    ],
    remarks: [],
  };
}

function msOf<T>(work: () => T, wanted: T): number {
  const began = performance.now();
  const found = work();
  const ms = performance.now() - began;
  if (found !== wanted) throw new Error(`found ${String(found)} instead of ${String(wanted)}`);
  return ms;
}

function agreeing(one: RuleSet, other: RuleSet, packets: readonly Packet[]): number {
  const [left, right] = [compileRuleSet(one), compileRuleSet(other)];
  return packets.filter(
    (packet) => decideCompiled(left, packet).policy === decideCompiled(right, packet).policy,
  ).length;
}

function packetsOf(count: number): Packet[] {
  const dice = createDice(seed);
  const protocols: Packet["protocol"][] = ["tcp", "tcp", "udp", "icmp"];
  return Array.from({ length: count }, () => ({
    direction: dice(4) === 0 ? "egress" : "ingress",
    protocol: protocols[dice(protocols.length)] ?? "tcp",
    peer: `10.${dice(256)}.${dice(256)}.${dice(256)}`,
    memberOf: [],
    local: `10.0.8.${dice(8)}`,
    sourcePort: 1 + dice(65_535),
    port: 1 + dice(65_535),
  }));
}
