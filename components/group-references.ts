import type * as pulumi from "@pulumi/pulumi";
import type { SecurityGroupPlan } from "../core/landing/plan.ts";
import { landRule } from "./landing-rule.ts";
import type { LandingSecurityGroup } from "./landing-security-group.ts";

/**
 * The rules of a landing group that name groups of the landing, itself among them.
 * They come when every group is there, so that groups may name each other in a circle.
 * @param name of the group's component
 * @param groupIds source group id → id of the group that takes its place
 */
export function landGroupReferences(
  name: string,
  landed: LandingSecurityGroup,
  { rules }: Pick<SecurityGroupPlan, "rules">,
  groupIds: Readonly<Record<string, pulumi.Input<string>>>,
): void {
  for (const rule of rules) {
    if (rule.peer.kind !== "group") continue;
    const { sourceId } = rule.peer;
    const sourceSecurityGroupId = groupIds[sourceId];
    if (sourceSecurityGroupId === undefined) throw new Error(`nothing landed for ${sourceId}`);
    // Never "deleted with" its group: a group that a rule of another one names cannot be deleted.
    landRule(name, rule, landed.securityGroupId, { sourceSecurityGroupId }, { parent: landed });
  }
}
