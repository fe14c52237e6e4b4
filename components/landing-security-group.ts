import * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import { landRule } from "./landing-rule.ts";
import type { SecurityGroupPlan } from "../core/landing/plan.ts";
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
 * It holds the rules for blocks of addresses; those that name groups come after all groups of the landing,
 * by `landGroupReferences`.
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
      if (rule.peer.kind !== "block") continue;
      const { cidr, family } = rule.peer;
      const peer = family === "ipv4" ? { cidrIp: cidr } : { ipv6CidrIp: cidr };
      const options = { parent: this, deletedWith: securityGroup };
      landRule(name, rule, securityGroup.id, peer, options);
    }

    this.securityGroupId = securityGroup.id;
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
