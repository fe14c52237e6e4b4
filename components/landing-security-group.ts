import * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/alicloud/ecs/securityGroup.js";
import type { SecurityGroupPlan } from "../core/landing/plan.ts";
import type { Origin } from "../core/landing/origin.ts";
import { originDescription, originTags } from "../core/landing/origin.ts";

/** Inputs of {@link LandingSecurityGroup}. */
export interface LandingSecurityGroupArgs {
  /** `vpc-…` of the landing. */
  readonly vpcId: pulumi.Input<string>;
  /** The group and its rules, as planned from the source group. */
  readonly group: SecurityGroupPlan;
  /** Which landing and source account this group stands for; becomes tags. */
  readonly origin: Origin;
}

/**
 * The security group of a landing, which takes the place of a source group (R3.5, R6.1).
 *
 * Its rules come after all groups of the landing, by `landRules`. A group that the target has already is named and
 * nothing else: it is no resource of the stack.
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
  /** The group that this landing made; undefined where one was adopted. */
  declare readonly created: SecurityGroup | undefined;

  constructor(
    name: string,
    args: LandingSecurityGroupArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("ecs-transfer:index:LandingSecurityGroup", name, { ...args }, opts);
    const { vpcId, group, origin } = args;

    this.created =
      group.adoptedId === undefined
        ? new SecurityGroup(
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
          )
        : undefined;
    this.securityGroupId = this.created?.id ?? pulumi.output(group.adoptedId ?? "");
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
