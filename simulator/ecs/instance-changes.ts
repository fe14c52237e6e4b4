import { badRequest, forbidden } from "../errors.ts";
import type { Answer, Call } from "../call.ts";
import { checkEcsName } from "../names.ts";
import { flag, list, required, text } from "../params.ts";
import type { Eni, Instance, SecurityGroup } from "../state.ts";
import { refuseFull, refuseMixed } from "./group-room.ts";
import { refuseLocked } from "./instance-power.ts";
import { enisOf } from "./instance-row.ts";
import { findInstance } from "./instances.ts";
import { securityGroup } from "./security-groups.ts";

const MAX_GROUPS_PER_INSTANCE = 10;
const MAX_USER_DATA = 32 * 1024;

/** ModifyInstanceAttribute: passwords are taken and forgotten. */
export function modifyInstanceAttribute(call: Call): Answer {
  const instance = findInstance(call);
  const { params } = call;
  refuseLocked(instance);
  checkEcsName(text(params, "InstanceName"), "InvalidInstanceName.Malformed", "instance");
  const userData = text(params, "UserData");
  if (Buffer.byteLength(userData) > MAX_USER_DATA)
    throw badRequest(
      "InvalidUserData.SizeExceeded",
      'The specified parameter "UserData" exceeds the size.',
    );
  const groups = list(params, "SecurityGroupIds", MAX_GROUPS_PER_INSTANCE).map((id) =>
    groupInVpc(call, id, instance),
  );
  refuseMixed(groups);
  for (const group of groups)
    if (!instance.securityGroupIds.includes(group.id))
      refuseFull(call.account, group, primaryOf(call, instance));
  const protection = flag(params, "DeletionProtection");
  if (text(params, "InstanceName") !== "") instance.name = text(params, "InstanceName");
  if (params.has("Description")) instance.description = text(params, "Description");
  if (text(params, "HostName") !== "") instance.hostName = text(params, "HostName");
  if (params.has("UserData")) instance.userData = userData;
  if (protection !== undefined) instance.deletionProtection = protection;
  if (text(params, "CreditSpecification") !== "")
    instance.creditSpecification = text(params, "CreditSpecification");
  if (groups.length > 0)
    setGroups(
      call,
      instance,
      groups.map(({ id }) => id),
    );
  return {};
}

/** ModifyInstanceAutoReleaseTime: without a time the release is called off. */
export function modifyInstanceAutoReleaseTime(call: Call): Answer {
  const instance = findInstance(call);
  if (instance.chargeType === "PrePaid")
    throw forbidden(
      "ChargeTypeViolation",
      "The operation is not permitted due to charge type of the instance.",
    );
  instance.autoReleaseTime = text(call.params, "AutoReleaseTime");
  return {};
}

export function joinSecurityGroup(call: Call): Answer {
  const instance = findInstance(call);
  const group = groupInVpc(call, required(call.params, "SecurityGroupId"), instance);
  const { id } = group;
  if (instance.securityGroupIds.includes(id))
    throw forbidden(
      "InvalidInstanceId.AlreadyExists",
      "The specified instance already exists in the specified security group.",
    );
  if (instance.securityGroupIds.length >= MAX_GROUPS_PER_INSTANCE)
    throw forbidden(
      "InstanceSecurityGroupLimitExceeded",
      "The maximum number of security groups of the instance is reached.",
    );
  refuseMixed([...instance.securityGroupIds.map((own) => securityGroup(call, own)), group]);
  refuseFull(call.account, group, primaryOf(call, instance), "SecurityGroupInstanceLimitExceeded");
  setGroups(call, instance, [...instance.securityGroupIds, id]);
  return {};
}

export function leaveSecurityGroup(call: Call): Answer {
  const instance = findInstance(call);
  const id = securityGroup(call, required(call.params, "SecurityGroupId")).id;
  if (!instance.securityGroupIds.includes(id))
    throw forbidden("InstanceNotInSecurityGroup", "The instance not in the group.");
  if (instance.securityGroupIds.length === 1)
    throw forbidden(
      "InstanceLastSecurityGroup",
      "The specified security group is the last security group for instance.",
    );
  setGroups(
    call,
    instance,
    instance.securityGroupIds.filter((other) => other !== id),
  );
  return {};
}

function groupInVpc(call: Call, id: string, instance: Instance): SecurityGroup {
  const group = securityGroup(call, id);
  if (group.vpcId !== instance.vpcId)
    throw badRequest(
      "InvalidParameter.Mismatch",
      "Specified security group and virtual switch are not in the same VPC.",
    );
  return group;
}

function primaryOf(call: Call, instance: Instance): Eni[] {
  return enisOf(call, instance.id).filter(({ kind }) => kind === "Primary");
}

/** The primary interface is in the groups of its instance. */
function setGroups(call: Call, instance: Instance, groups: string[]): void {
  instance.securityGroupIds = groups;
  for (const eni of primaryOf(call, instance)) eni.securityGroupIds = groups;
}
