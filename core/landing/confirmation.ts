import type { InstancePlan, LandingPlan } from "./plan.ts";

/** The fields of the console's page 接收资源过户的配置, by the console's own names (R6.1, R7.2). */
export const consoleFields = {
  vswitchId: "过户后账号交换机ID",
  securityGroupId: "过户后账号安全组ID",
} as const;

/** What the target enters when it confirms one instance; `I` is how an id is held, such as a Pulumi output. */
export interface ConfirmationRow<I = string> {
  readonly instanceId: string;
  readonly instanceName: string;
  readonly zone: string;
  /** UID of the account that confirms, 16 digits. */
  readonly targetAccount: string;
  readonly vpcId: I;
  readonly vswitchId: I;
  readonly securityGroupId: I;
  readonly [consoleFields.vswitchId]: I;
  readonly [consoleFields.securityGroupId]: I;
}

/** The ids that the target's account gave to the landing's resources. */
export interface LandedIds<I = string> {
  readonly vpcId: I;
  /** By the id of the source vSwitch. */
  readonly vswitchIds: Readonly<Record<string, I>>;
  /** By the id of the source group. */
  readonly securityGroupIds: Readonly<Record<string, I>>;
}

/** One row an instance, in the plan's order; throws where an id is missing, which is a bug of the caller. */
export function confirmationRows<I>(
  plan: Pick<LandingPlan, "targetAccount" | "instances">,
  ids: LandedIds<I>,
): ConfirmationRow<I>[] {
  return plan.instances.map((instance) => confirmationRow(instance, plan.targetAccount, ids));
}

function confirmationRow<I>(
  instance: InstancePlan,
  targetAccount: string,
  ids: LandedIds<I>,
): ConfirmationRow<I> {
  const vswitchId = landed(ids.vswitchIds, instance.sourceVswitchId);
  const securityGroupId = landed(ids.securityGroupIds, instance.sourceGroupId);
  return {
    instanceId: instance.facts.id,
    instanceName: instance.name,
    zone: instance.zone,
    targetAccount,
    vpcId: ids.vpcId,
    vswitchId,
    securityGroupId,
    [consoleFields.vswitchId]: vswitchId,
    [consoleFields.securityGroupId]: securityGroupId,
  };
}

function landed<I>(ids: Readonly<Record<string, I>>, sourceId: string): I {
  const id = Object.hasOwn(ids, sourceId) ? ids[sourceId] : undefined;
  if (id === undefined) throw new Error(`nothing landed for ${sourceId}`);
  return id;
}
