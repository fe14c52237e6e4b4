import { notFound } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { eitherPage, numberedPage } from "../paging.ts";
import { jsonIds, list, matches, required, text, wanted, type Params } from "../params.ts";
import { hasTags } from "../tags.ts";
import type { Instance } from "../state.ts";
import { eipOf, enisOf, instanceRow, networkTypeOf } from "./instance-row.ts";

export function findInstance(call: Call, name = "InstanceId"): Instance {
  return instanceById(call, required(call.params, name));
}

export function instanceById(call: Call, id: string): Instance {
  const instance = call.account.instances.get(id);
  if (instance === undefined)
    throw notFound("InvalidInstanceId.NotFound", `The specified InstanceId does not exist: ${id}.`);
  return instance;
}

/** DescribeInstances: both forms of paging, 10 a page, at most 100; unknown ids are simply not there. */
export function describeInstances(call: Call): Answer {
  const { params } = call;
  const ids = jsonIds(params, "InstanceIds");
  const rows = inRegion(call.account.instances, regionOf(call)).filter(
    (instance) =>
      wanted(ids, instance.id) &&
      matchesPlace(params, instance) &&
      matchesKind(params, instance) &&
      matchesAddress(call, instance) &&
      hasTags(params, instance),
  );
  const page = eitherPage(params, rows, { maxResults: 100, maxPageSize: 100 });
  return {
    ...page.fields,
    Instances: { Instance: page.rows.map((instance) => instanceRow(call, instance)) },
  };
}

/** DescribeInstanceStatus: 10 a page, at most 50. */
export function describeInstanceStatus(call: Call): Answer {
  const { params } = call;
  const ids = list(params, "InstanceId", 100);
  const rows = inRegion(call.account.instances, regionOf(call)).filter(
    (instance) =>
      (ids.length === 0 || ids.includes(instance.id)) && matches(params, "ZoneId", instance.zoneId),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    InstanceStatuses: {
      InstanceStatus: page.rows.map(({ id, status }) => ({ InstanceId: id, Status: status })),
    },
  };
}

/** DescribeInstanceAttribute */
export function describeInstanceAttribute(call: Call): Answer {
  const { Status, ...row } = instanceRow(call, findInstance(call));
  return { ...row, Status, EnableJumboFrame: false, NetworkOptions: { EnableJumboFrame: false } };
}

/** DescribeUserData: base64, as it was given. */
export function describeUserData(call: Call): Answer {
  const region = regionOf(call);
  const instance = findInstance(call);
  return { InstanceId: instance.id, RegionId: region.regionId, UserData: instance.userData };
}

function matchesPlace(params: Params, instance: Instance): boolean {
  return (
    matches(params, "VpcId", instance.vpcId) &&
    matches(params, "VSwitchId", instance.vSwitchId) &&
    matches(params, "ZoneId", instance.zoneId) &&
    matches(params, "ResourceGroupId", instance.resourceGroupId) &&
    (text(params, "SecurityGroupId") === "" ||
      instance.securityGroupIds.includes(text(params, "SecurityGroupId")))
  );
}

function matchesKind(params: Params, instance: Instance): boolean {
  const lock = text(params, "LockReason");
  return (
    matches(params, "Status", instance.status) &&
    matches(params, "ImageId", instance.imageId) &&
    matches(params, "InstanceNetworkType", networkTypeOf(instance)) &&
    matches(params, "InstanceType", instance.instanceType) &&
    matches(params, "InstanceChargeType", instance.chargeType) &&
    matches(params, "KeyPairName", instance.keyPairName) &&
    matchesName(text(params, "InstanceName"), instance.name) &&
    (lock === "" || instance.locks.some(({ reason }) => reason === lock))
  );
}

/** Names are matched with `*` at either end. */
function matchesName(pattern: string, name: string): boolean {
  if (pattern === "") return true;
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}

function matchesAddress(call: Call, instance: Instance): boolean {
  const { params } = call;
  const privateIps = jsonIds(params, "PrivateIpAddresses");
  const publicIps = jsonIds(params, "PublicIpAddresses");
  const eips = jsonIds(params, "EipAddresses");
  const innerIps = jsonIds(params, "InnerIpAddresses");
  const own = enisOf(call, instance.id)[0]?.primaryIp ?? "";
  return (
    wanted(privateIps, own) &&
    wanted(innerIps, instance.innerIp) &&
    wanted(publicIps, instance.publicIp) &&
    wanted(eips, eipOf(call, instance.id)?.ipAddress ?? "")
  );
}
