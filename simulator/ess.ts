import { inRegion, regionOf, type Answer, type Call, type Product } from "./call.ts";
import { invalidParameter, notFound } from "./errors.ts";
import { numberedPage } from "./paging.ts";
import { list, oneOf, refuseUnapplied, text, wanted, type Params } from "./params.ts";
import type { Instance } from "./state.ts";
import type { ScalingGroup, ScalingMember } from "./state-services.ts";
import { toMinute, toSecond } from "./time.ts";

/** Auto Scaling, 2022-02-22. */
export const ess: Product = {
  name: "Ess",
  version: "2022-02-22",
  actions: { DescribeScalingInstances: describeScalingInstances },
};

interface Member extends ScalingMember {
  readonly group: ScalingGroup;
  readonly instance: Instance;
}

/** DescribeScalingInstances: unknown instances are left out silently, an unknown group is refused. */
function describeScalingInstances(call: Call): Answer {
  const { params, account } = call;
  const groups = inRegion(account.services.scalingGroups, regionOf(call));
  refuseUnapplied(params, ["ScalingActivityId", "ScalingConfigurationId"]);
  const groupId = text(params, "ScalingGroupId");
  if (groupId !== "" && !groups.some(({ id }) => id === groupId))
    throw notFound("InvalidScalingGroupId.NotFound", "The specified scaling group does not exist.");
  const ids = list(params, "InstanceIds");
  const health = oneOf(params, "HealthStatus", ["Healthy", "Unhealthy"]);
  const states = oneOrMany(params, "LifecycleState");
  const creations = oneOrMany(params, "CreationType");
  const members = groups
    .filter(({ id }) => groupId === "" || id === groupId)
    .flatMap((group) => membersOf(call, group))
    .filter(
      (member) =>
        wanted(ids.length === 0 ? undefined : ids, member.instanceId) &&
        wanted(states, member.lifecycleState) &&
        wanted(creations, member.creationType) &&
        (health === undefined || health === healthOf(member)),
    );
  const page = numberedPage(params, members, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    TotalSpotCount: members.filter(({ instance }) => instance.spotStrategy !== "NoSpot").length,
    ScalingInstances: page.rows.map((member) => memberRow(call, member)),
  };
}

/** What is released leaves its group. */
function membersOf({ account }: Call, group: ScalingGroup): Member[] {
  return group.members.flatMap((member) => {
    const instance = account.instances.get(member.instanceId);
    return instance === undefined ? [] : [{ ...member, group, instance }];
  });
}

/** `Name` or the list `Names`, which exclude each other. */
function oneOrMany(params: Params, name: string): string[] | undefined {
  const many = list(params, `${name}s`);
  const one = text(params, name);
  if (one !== "" && many.length > 0)
    throw invalidParameter(name, `${name} and ${name}s are not given together`);
  if (one !== "") return [one];
  return many.length === 0 ? undefined : many;
}

/** An instance that does not run is unhealthy, whatever the reason. */
function healthOf({ instance }: Member): string {
  return instance.status === "Running" ? "Healthy" : "Unhealthy";
}

function memberRow({ account }: Call, member: Member): Answer {
  const { group, instance } = member;
  const primary = [...account.enis.values()].find(
    (eni) => eni.instanceId === instance.id && eni.kind === "Primary",
  );
  return {
    InstanceId: instance.id,
    ScalingGroupId: group.id,
    LifecycleState: member.lifecycleState,
    CreationType: member.creationType,
    Entrusted: member.creationType === "Managed",
    HealthStatus: healthOf(member),
    CreatedTime: toSecond(group.createdAt),
    CreationTime: toMinute(group.createdAt),
    PrivateIpAddress: primary?.primaryIp ?? "",
    SpotStrategy: instance.spotStrategy,
    WarmupState: "NoNeedWarmup",
    WeightedCapacity: 1,
    ZoneId: instance.zoneId,
  };
}
