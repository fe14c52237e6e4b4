import * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { SecurityGroupRule } from "@pulumi/alicloud/ecs/securityGroupRule.js";
import { whenThrottled } from "./throttled.ts";
import type { LandingRule, SecurityGroupPlan } from "../core/landing/plan.ts";
import type { Origin } from "../core/landing/origin.ts";
import { originDescription, originTags } from "../core/landing/origin.ts";

/** Inputs of {@link LandingSecurityGroup}. */
export interface LandingSecurityGroupArgs {
  /** `vpc-…` of the landing. */
  readonly vpcId: pulumi.Input<string>;
  /** The group and its imported rules, as planned from the source group. */
  readonly group: SecurityGroupPlan;
  /** Which landing and source account this group stands for; becomes tags. */
  readonly origin: Origin;
}

/**
 * The security group of a landing, with the rules imported from a source group (R3.5, R6.1).
 *
 * Every rule is an intranet rule (the provider's own default, `internet`, is refused in a VPC),
 * with priority and policy said, never left to a default.
 *
 * @example
 * ```ts
 * const web = new LandingSecurityGroup("landing-sg-web", { vpcId: network.vpcId, group, origin });
 * export const securityGroupId = web.securityGroupId;
 * ```
 */
export class LandingSecurityGroup extends pulumi.ComponentResource {
  /** `sg-…` */
  declare readonly securityGroupId: pulumi.Output<string>;

  constructor(
    name: string,
    args: LandingSecurityGroupArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("ecs-transfer:index:LandingSecurityGroup", name, { ...args }, opts);
    const { vpcId, group, origin } = args;

    const securityGroup = new SecurityGroup(
      `${name}-group`,
      {
        vpcId,
        securityGroupName: group.name,
        description: originDescription(origin, group.sourceId),
        securityGroupType: group.type,
        ...(group.type === "normal" ? { innerAccessPolicy: group.innerAccessPolicy } : {}),
        tags: originTags(origin, group.sourceId),
      },
      { parent: this },
    );
    for (const rule of group.rules) {
      new SecurityGroupRule(
        `${name}-${ruleRole(rule)}`,
        {
          securityGroupId: securityGroup.id,
          type: rule.direction,
          ipProtocol: rule.protocol,
          portRange: rule.portRange,
          nicType: "intranet",
          policy: rule.policy,
          priority: rule.priority,
          ...(rule.family === "ipv4" ? { cidrIp: rule.cidr } : { ipv6CidrIp: rule.cidr }),
          ...(rule.description === "" ? {} : { description: rule.description }),
        },
        { parent: this, deletedWith: securityGroup, hooks: { onError: [whenThrottled()] } },
      );
    }

    this.securityGroupId = securityGroup.id;
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}

/** What sets a rule apart from every other of its group; a changed description keeps the role, and so the resource. */
function ruleRole(rule: LandingRule): string {
  return [
    rule.direction,
    rule.protocol,
    ports(rule),
    rule.cidr,
    rule.policy,
    String(rule.priority),
  ].join("|");
}

function ports({ portRange }: LandingRule): string {
  if (portRange === "-1/-1") return "all";
  const [from = "", to = ""] = portRange.split("/");
  return from === to ? from : `${from}-${to}`;
}
