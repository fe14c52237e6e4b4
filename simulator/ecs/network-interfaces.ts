import { forbidden, notFound } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { eitherPage } from "../paging.ts";
import { list, matches, required, text } from "../params.ts";
import { ecsTags, hasTags, tagsOf } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Eni } from "../state.ts";
import { addEni } from "./build.ts";
import { ONE_ADDRESS, refuseFull } from "./group-room.ts";
import { prefixSets, privateIps } from "./instance-row.ts";
import { securityGroup } from "./security-groups.ts";

function findEni(call: Call): Eni {
  regionOf(call);
  const eni = call.account.enis.get(required(call.params, "NetworkInterfaceId"));
  if (eni === undefined)
    throw notFound("InvalidEniId.NotFound", "The specified NetworkInterfaceId does not exist.");
  return eni;
}

/** DescribeNetworkInterfaces: tokens 10-500 a page, numbers 10 a page and at most 100. */
export function describeNetworkInterfaces(call: Call): Answer {
  const region = regionOf(call);
  const { params } = call;
  const ids = list(params, "NetworkInterfaceId", 100);
  const group = text(params, "SecurityGroupId");
  const rows = inRegion(call.account.enis, region).filter(
    (eni) =>
      (ids.length === 0 || ids.includes(eni.id)) &&
      matches(params, "InstanceId", eni.instanceId) &&
      matches(params, "VpcId", eni.vpcId) &&
      matches(params, "VSwitchId", eni.vSwitchId) &&
      matches(params, "Type", eni.kind) &&
      matches(params, "Status", statusOf(eni)) &&
      matches(params, "PrimaryIpAddress", eni.primaryIp) &&
      matches(params, "NetworkInterfaceName", eni.name) &&
      (group === "" || eni.securityGroupIds.includes(group)) &&
      hasTags(params, eni),
  );
  const page = eitherPage(params, rows, { maxResults: 500, maxPageSize: 100 });
  return {
    ...page.fields,
    NetworkInterfaceSets: { NetworkInterfaceSet: page.rows.map((eni) => eniRow(call, eni)) },
  };
}

/** CreateNetworkInterface: always a secondary one. */
export function createNetworkInterface(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const vswitch = account.vswitches.get(required(params, "VSwitchId"));
  if (vswitch?.regionId !== region.regionId)
    throw notFound("InvalidVSwitchId.NotFound", "The specified VSwitchId does not exist.");
  const several = list(params, "SecurityGroupIds", 10);
  const securityGroupIds = several.length > 0 ? several : [required(params, "SecurityGroupId")];
  for (const id of securityGroupIds) {
    const group = securityGroup(call, id);
    if (group.vpcId !== vswitch.vpcId)
      throw forbidden(
        "InvalidOperation.VpcMismatch",
        "The security group is not in the VPC of the vSwitch.",
      );
    refuseFull(account, group, [ONE_ADDRESS]);
  }
  const eni = addEni(
    { account, createdAt: call.now },
    {
      kind: "Secondary",
      vswitch,
      wantedIp: text(params, "PrimaryIpAddress"),
      securityGroupIds,
      name: text(params, "NetworkInterfaceName"),
      description: text(params, "Description"),
      tags: tagsOf(params),
    },
  );
  return {
    NetworkInterfaceId: eni.id,
    VpcId: eni.vpcId,
    VSwitchId: eni.vSwitchId,
    Status: "Available",
  };
}

/** AttachNetworkInterface */
export function attachNetworkInterface(call: Call): Answer {
  const eni = findEni(call);
  const instance = call.account.instances.get(required(call.params, "InstanceId"));
  if (instance === undefined)
    throw notFound("InvalidEcsId.NotFound", "The specified InstanceId does not exist.");
  if (eni.instanceId !== "") throw inUse();
  if (eni.vpcId !== instance.vpcId)
    throw forbidden(
      "InvalidOperation.VpcMismatch",
      "The ENI and the instance are not in the same VPC.",
    );
  if (eni.zoneId !== instance.zoneId)
    throw forbidden(
      "InvalidOperation.AvailabilityZoneMismatch",
      "The ENI and the instance are not in the same zone.",
    );
  eni.instanceId = instance.id;
  return {};
}

/** DetachNetworkInterface: not the primary one, and none that a cloud service manages. */
export function detachNetworkInterface(call: Call): Answer {
  const eni = findEni(call);
  if (!call.account.instances.has(required(call.params, "InstanceId")))
    throw notFound("InvalidEcsId.NotFound", "The specified InstanceId does not exist.");
  if (eni.kind === "Primary")
    throw forbidden(
      "InvalidOperation.DetachPrimaryEniNotAllowed",
      "The primary ENI cannot be detached.",
    );
  refuseManaged(eni);
  if (eni.instanceId !== text(call.params, "InstanceId"))
    throw forbidden(
      "InvalidOperation.InvalidEniState",
      "The ENI is not attached to that instance.",
    );
  eni.instanceId = "";
  return {};
}

/** DeleteNetworkInterface */
export function deleteNetworkInterface(call: Call): Answer {
  const eni = findEni(call);
  refuseManaged(eni);
  if (eni.instanceId !== "") throw inUse();
  call.account.enis.delete(eni.id);
  return {};
}

function inUse() {
  return forbidden(
    "InvalidOperation.InvalidEniState",
    "The operation is not supported while the ENI is attached.",
  );
}

function refuseManaged(eni: Eni): void {
  if (eni.serviceManaged)
    throw forbidden("InvalidOperation.EniServiceManaged", "The ENI is managed by a cloud service.");
}

function statusOf(eni: Eni): string {
  return eni.instanceId === "" ? "Available" : "InUse";
}

function eniRow(call: Call, eni: Eni): Answer {
  const instance = call.account.instances.get(eni.instanceId);
  const eip = [...call.account.eips.values()].find(
    ({ instanceId }) =>
      instanceId === eni.id ||
      (eni.kind === "Primary" && instanceId !== "" && instanceId === eni.instanceId),
  );
  const publicIp = eip?.ipAddress ?? (eni.kind === "Primary" ? (instance?.publicIp ?? "") : "");
  const associated =
    publicIp === ""
      ? {}
      : { PublicIpAddress: publicIp, ...(eip === undefined ? {} : { AllocationId: eip.id }) };
  return {
    NetworkInterfaceId: eni.id,
    NetworkInterfaceName: eni.name,
    Description: eni.description,
    Type: eni.kind,
    Status: statusOf(eni),
    InstanceId: eni.instanceId,
    VpcId: eni.vpcId,
    VSwitchId: eni.vSwitchId,
    ZoneId: eni.zoneId,
    MacAddress: eni.macAddress,
    PrivateIpAddress: eni.primaryIp,
    PrivateIpSets: {
      PrivateIpSet: privateIps(eni).map((ip) =>
        ip.Primary ? { ...ip, AssociatedPublicIp: associated } : ip,
      ),
    },
    Ipv6Sets: { Ipv6Set: eni.ipv6Addresses.map((Ipv6Address) => ({ Ipv6Address })) },
    ...prefixSets(eni),
    AssociatedPublicIp: associated,
    Attachment:
      eni.instanceId === ""
        ? {}
        : {
            InstanceId: eni.instanceId,
            DeviceIndex: 0,
            NetworkCardIndex: 0,
            TrunkNetworkInterfaceId: "",
          },
    SecurityGroupIds: { SecurityGroupId: eni.securityGroupIds },
    NetworkInterfaceTrafficMode: "Standard",
    QueueNumber: 2,
    QueuePairNumber: 0,
    SourceDestCheck: false,
    DeleteOnRelease: true,
    ServiceManaged: eni.serviceManaged,
    ServiceID: 0,
    OwnerId: call.account.accountId,
    ResourceGroupId: eni.resourceGroupId,
    CreationTime: toSecond(eni.createdAt),
    Tags: ecsTags(eni),
  };
}
