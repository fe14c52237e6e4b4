import type * as pulumi from "@pulumi/pulumi";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import type { LandingRule } from "../core/landing/plan.ts";
import { peerName } from "../core/security-group/translate.ts";
import { whenThrottled } from "./throttled.ts";

/** The far side of a rule, as the provider names it. */
type PeerArgs =
  | { readonly cidrIp: string }
  | { readonly ipv6CidrIp: string }
  | { readonly sourceSecurityGroupId: pulumi.Input<string> };

/**
 * A rule of a landing group, below the group's component.
 *
 * It is an intranet rule (the provider's own default, `internet`, is refused in a VPC and beside a group),
 * with priority and policy said, never left to a default.
 * @param name of the component, with which the rule's own begins
 */
export function landRule(
  name: string,
  rule: LandingRule,
  securityGroupId: pulumi.Input<string>,
  peer: PeerArgs,
  options: pulumi.CustomResourceOptions,
): void {
  new SecurityGroupRule(
    `${name}-${ruleRole(rule)}`,
    {
      securityGroupId,
      type: rule.direction,
      ipProtocol: rule.protocol,
      portRange: rule.portRange,
      nicType: "intranet",
      policy: rule.policy,
      priority: rule.priority,
      ...peer,
      ...(rule.description === "" ? {} : { description: rule.description }),
    },
    { ...options, hooks: { onError: [whenThrottled()] } },
  );
}

/** What sets a rule apart from every other of its group; a changed description keeps the role, and so the resource. */
function ruleRole(rule: LandingRule): string {
  return [
    rule.direction,
    rule.protocol,
    ports(rule),
    peerName(rule),
    rule.policy,
    String(rule.priority),
  ].join("|");
}

function ports({ portRange }: LandingRule): string {
  if (portRange === "-1/-1") return "all";
  const [from = "", to = ""] = portRange.split("/");
  return from === to ? from : `${from}-${to}`;
}
