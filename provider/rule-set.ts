import { groupRuleIdentity } from "../core/security-group/group-rule.ts";
import type { GroupRule } from "../core/security-group/group-rule.ts";
import type { GroupCloud } from "./cloud.ts";
import { authorize, isGone, readGroup, redescribe, revoke } from "./security-group.ts";
import type { LiveRule } from "./permissions.ts";

/** Rules under the names that the program gave them; the name is no part of the rule. */
export type NamedRules = Readonly<Record<string, GroupRule>>;

/** What the resource is, as inputs and as outputs. */
export interface RuleSet {
  /** `sg-…`; the resource's id, too. */
  readonly securityGroupId: string;
  readonly region: string;
  /** All rules that the group has. */
  readonly rules: NamedRules;
}

/** Limit of a group since 2026; earlier pages say 200. */
const mostRules = 1_000;

/** Some of the changes were made, and then one failed. */
export class PartialFailure extends Error {
  /** What the group holds of the rule set now. */
  readonly made: RuleSet;

  constructor(made: RuleSet, cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = "PartialFailure";
    this.made = made;
  }
}

/**
 * Gives a group the rules of a set.
 * @throws Error when the group has other rules already: they are somebody's, and taking them over is said by an import
 */
export async function createRuleSet(
  cloud: GroupCloud,
  wanted: RuleSet,
  signal: AbortSignal,
): Promise<RuleSet> {
  const live = await groupOf(cloud, wanted);
  const identities = new Set(Object.values(wanted.rules).map(groupRuleIdentity));
  const strangers = live.filter(({ rule }) => !identities.has(groupRuleIdentity(rule)));
  if (strangers.length > 0)
    throw new Error(
      `${wanted.securityGroupId} has ${strangers.length} rules that are not in this rule set, ` +
        `such as ${strangers[0]?.id ?? ""}. Take them over with the resource option import: "${wanted.securityGroupId}". ` +
        `/ 安全组中已有 ${strangers.length} 条不在本规则集内的规则；如需接管，请使用 import 选项。`,
    );
  return converge(cloud, wanted, {}, live, signal);
}

/**
 * Makes the group's rules those of the new set: reads first, so that an interrupted update heals.
 * A rule that neither set knows stays: no preview has shown its removal; a refresh does.
 */
export async function updateRuleSet(
  cloud: GroupCloud,
  old: RuleSet,
  wanted: RuleSet,
  signal: AbortSignal,
): Promise<RuleSet> {
  return converge(cloud, wanted, old.rules, await groupOf(cloud, wanted), signal);
}

/**
 * What the group has now, under the names of `known` where they are the same rules, else under their identity.
 * @returns undefined where there is no such group
 */
export async function readRuleSet(
  cloud: GroupCloud,
  set: Omit<RuleSet, "rules">,
  known: NamedRules,
): Promise<RuleSet | undefined> {
  const live = await readGroup(cloud, set.securityGroupId);
  return live === undefined ? undefined : { ...set, rules: named(live, known) };
}

/** Takes the set's rules out of the group; a group that is gone has none. */
export async function deleteRuleSet(
  cloud: GroupCloud,
  { securityGroupId, rules }: RuleSet,
  signal: AbortSignal,
): Promise<void> {
  try {
    await revoke(cloud, securityGroupId, inOrder(rules), signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function converge(
  cloud: GroupCloud,
  wanted: RuleSet,
  old: NamedRules,
  live: readonly LiveRule[],
  signal: AbortSignal,
): Promise<RuleSet> {
  const { securityGroupId: group } = wanted;
  const there = new Map(live.map((one) => [groupRuleIdentity(one.rule), one]));
  const wantedIdentities = new Set(Object.values(wanted.rules).map(groupRuleIdentity));
  const added = inOrder(wanted.rules).filter((rule) => !there.has(groupRuleIdentity(rule)));
  const removed = inOrder(old).filter((rule) => {
    const identity = groupRuleIdentity(rule);
    return there.has(identity) && !wantedIdentities.has(identity);
  });
  const described = inOrder(wanted.rules).flatMap((rule) => {
    const known = there.get(groupRuleIdentity(rule));
    const isOther = known !== undefined && textOf(known.rule) !== textOf(rule);
    return isOther ? [{ id: known.id, rule }] : [];
  });
  const add = () => authorize(cloud, group, added, signal);
  const remove = () => revoke(cloud, group, removed, signal);
  // First what lets through, so that no traffic is cut, unless only a removal makes room.
  const steps = live.length + added.length > mostRules ? [remove, add] : [add, remove];
  try {
    for (const step of steps) await step();
    await redescribe(cloud, group, described, signal);
  } catch (error) {
    throw await partial(cloud, wanted, old, error);
  }
  return wanted;
}

/** With what the group holds after a failure, which the failed call may have changed all the same. */
async function partial(
  cloud: GroupCloud,
  wanted: RuleSet,
  old: NamedRules,
  error: unknown,
): Promise<unknown> {
  const live = await readGroup(cloud, wanted.securityGroupId).catch(() => undefined);
  if (live === undefined) return error;
  const known = { ...old, ...wanted.rules };
  const identities = new Set(Object.values(known).map(groupRuleIdentity));
  const ours = live.filter(({ rule }) => identities.has(groupRuleIdentity(rule)));
  // Nothing is there that a state could hold.
  if (ours.length === 0) return error;
  return new PartialFailure({ ...wanted, rules: named(ours, known) }, error);
}

async function groupOf(cloud: GroupCloud, set: RuleSet): Promise<LiveRule[]> {
  const live = await readGroup(cloud, set.securityGroupId);
  if (live !== undefined) return live;
  throw new Error(
    `there is no security group ${set.securityGroupId} in ${set.region} of the account whose keys are in the environment ` +
      `/ 环境变量中的账号在 ${set.region} 没有安全组 ${set.securityGroupId}`,
  );
}

function named(live: readonly LiveRule[], known: NamedRules): NamedRules {
  const names = new Map(
    Object.entries(known).map(([name, rule]) => [groupRuleIdentity(rule), { name, rule }]),
  );
  const entries = live.map(({ rule }): [string, GroupRule] => {
    const identity = groupRuleIdentity(rule);
    const before = names.get(identity);
    const owner = before?.rule.groupOwnerId;
    return [
      before?.name ?? identity,
      owner === undefined ? rule : { ...rule, groupOwnerId: owner },
    ];
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** By name: the engine gives them in no order of their own. */
function inOrder(rules: NamedRules): GroupRule[] {
  const entries = Object.entries(rules).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([, rule]) => rule);
}

function textOf({ description = "" }: GroupRule): string {
  return description;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
