import type * as pulumi from "@pulumi/pulumi";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import type { LandingRule, SecurityGroupPlan } from "../core/landing/plan.ts";
import type { WayOfRun } from "../core/landing/rule-ways.ts";
import { landedPeer } from "./landed-peers.ts";
import type { LandedPeers } from "./landed-peers.ts";
import type { LandingSecurityGroup } from "./landing-security-group.ts";
import { ruleRole } from "./rule-role.ts";
import { SecurityGroupRules } from "./security-group-rules.ts";
import { whenThrottled } from "./throttled.ts";

/** Where the rules of a group go, and what they may name. */
export interface LandRulesArgs {
  readonly landed: LandingSecurityGroup;
  readonly group: Pick<SecurityGroupPlan, "rules">;
  readonly ways: Pick<WayOfRun, "way" | "leaving">;
  readonly peers: LandedPeers;
  /** The provider of rule sets, made where a group has one. */
  readonly ruleSets: () => pulumi.ProviderResource;
}

/**
 * The rules of a landing group, below its component: a resource for each, or one for all of them.
 * They come when every group is there, so that groups may name each other in a circle.
 * A group that was adopted keeps the rules that it has.
 * @param name of the group's component, with which those of the rules begin
 * @returns the resources
 */
export function landRules(name: string, args: LandRulesArgs): pulumi.Resource[] {
  const { way, leaving } = args.ways;
  if (args.landed.created === undefined) return [];
  const held = [way, ...(leaving === undefined ? [] : [leaving])];
  return held.flatMap((one) => {
    const options = one === leaving ? { retainOnDelete: true } : {};
    return one === "single" ? landSingly(name, args, options) : [landSet(name, args, options)];
  });
}

function landSingly(
  name: string,
  { landed, group, ways, peers }: LandRulesArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  // On the way to a set, which holds the others.
  const rules = ways.way === "set" ? group.rules.filter((rule) => !isFiveTuple(rule)) : group.rules;
  return rules.map((rule) => landRule(name, rule, landed, peers, options));
}

function landSet(
  name: string,
  { landed, group, peers, ruleSets }: LandRulesArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const rules = Object.fromEntries(group.rules.map((rule) => [ruleRole(rule), inSet(rule, peers)]));
  // Never "deleted with" its group: a group that a rule of another one names cannot be deleted.
  return new SecurityGroupRules(
    `${name}-rules`,
    { securityGroupId: landed.securityGroupId, rules },
    { ...options, parent: landed, provider: ruleSets() },
  );
}

function inSet(rule: LandingRule, peers: LandedPeers) {
  const { direction, protocol, portRange, policy, priority, description } = rule;
  const { localCidr, sourcePortRange } = rule;
  return {
    ...{ direction, protocol, portRange, policy, priority },
    ...landedPeer(rule.peer, peers),
    ...(localCidr === undefined ? {} : { localCidr }),
    ...(sourcePortRange === undefined ? {} : { sourcePortRange }),
    ...(description === "" ? {} : { description }),
  };
}

/**
 * One rule as a resource of its own. It is an intranet rule (the provider's own default, `internet`, is refused in a
 * VPC and beside a group), with priority and policy said, never left to a default.
 */
function landRule(
  name: string,
  rule: LandingRule,
  parent: LandingSecurityGroup,
  peers: LandedPeers,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  if (isFiveTuple(rule))
    throw new Error(`${name}: ${ruleRole(rule)} can only be part of a rule set`);
  // A group or a list that a rule names cannot be deleted, so a rule that names one goes by itself, and before.
  const group = rule.peer.kind === "block" ? parent.created : undefined;
  return new SecurityGroupRule(
    `${name}-${ruleRole(rule)}`,
    {
      securityGroupId: parent.securityGroupId,
      type: rule.direction,
      ipProtocol: rule.protocol,
      portRange: rule.portRange,
      nicType: "intranet",
      policy: rule.policy,
      priority: rule.priority,
      ...single(rule, peers),
      ...(rule.description === "" ? {} : { description: rule.description }),
    },
    {
      ...options,
      parent,
      hooks: { onError: [whenThrottled()] },
      ...(group === undefined ? {} : { deletedWith: group }),
    },
  );
}

function isFiveTuple({ localCidr, sourcePortRange }: LandingRule): boolean {
  return localCidr !== undefined || sourcePortRange !== undefined;
}

/** The far side under the names of the alicloud provider. */
function single({ peer }: LandingRule, peers: LandedPeers) {
  const { cidr, groupId, groupOwnerId, prefixListId } = landedPeer(peer, peers);
  return {
    ...(cidr === undefined ? {} : cidr.includes(":") ? { ipv6CidrIp: cidr } : { cidrIp: cidr }),
    ...(groupId === undefined ? {} : { sourceSecurityGroupId: groupId }),
    ...(groupOwnerId === undefined ? {} : { sourceGroupOwnerId: groupOwnerId }),
    ...(prefixListId === undefined ? {} : { prefixListId }),
  };
}
