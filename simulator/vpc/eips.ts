import { badRequest, missingParameter, notFound } from "../errors.ts";
import { inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { checkVpcName } from "../names.ts";
import { numberedPage } from "../paging.ts";
import { commaIds, integer, matches, oneOf, required, text, wanted } from "../params.ts";
import { hasTags, tagsOf, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Eip } from "../state.ts";
import { defaultResourceGroup } from "./networks.ts";

const MAX_EIPS = 20;

function findEip(call: Call): Eip {
  optionalRegion(call);
  const eip = call.account.eips.get(required(call.params, "AllocationId"));
  if (eip === undefined)
    throw notFound("InvalidAllocationId.NotFound", "Specified allocation ID is not found.");
  return eip;
}

/** AllocateEipAddress */
export function allocateEipAddress(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const bandwidth = integer(params, "Bandwidth") ?? 5;
  if (bandwidth < 1 || bandwidth > 500)
    throw badRequest("InvalidParameter", "Specified Bandwidth is not in 1-500.");
  checkVpcName(text(params, "Name"), "InvalidName.Malformed", "EIP");
  const charge = oneOf(params, "InstanceChargeType", ["PostPaid", "PrePaid"]) ?? "PostPaid";
  const tags = tagsOf(params);
  if (inRegion(account.eips, region).length >= MAX_EIPS)
    throw badRequest("QuotaExceeded.Eip", "Elastic IP address quota exceeded.");
  const eip: Eip = {
    id: account.ids.next("eip", region.regionId),
    regionId: region.regionId,
    createdAt: call.now,
    tags,
    name: text(params, "Name"),
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    ipAddress: account.ids.address("public"),
    bandwidth,
    internetChargeType: text(params, "InternetChargeType") || "PayByBandwidth",
    chargeType: charge,
    isp: text(params, "ISP") || "BGP",
    netmode: text(params, "Netmode") || "public",
    instanceId: "",
    instanceType: "",
    instanceRegionId: "",
    privateIp: "",
    mode: "NAT",
  };
  account.eips.set(eip.id, eip);
  return { AllocationId: eip.id, EipAddress: eip.ipAddress, ResourceGroupId: eip.resourceGroupId };
}

/** AssociateEipAddress: to an instance without a public address, or to a secondary interface. */
export function associateEipAddress(call: Call): Answer {
  const eip = findEip(call);
  const { params, account } = call;
  const id = required(params, "InstanceId");
  const type = oneOf(params, "InstanceType", ["EcsInstance", "NetworkInterface"]) ?? "EcsInstance";
  if (eip.instanceId !== "")
    throw badRequest(
      "IncorrectEipStatus",
      "Current elastic IP status does not support this operation.",
    );
  const target = type === "EcsInstance" ? account.instances.get(id) : account.enis.get(id);
  if (target === undefined)
    throw notFound("InvalidInstanceId.NotFound", "The specified InstanceId does not exist.");
  if (target.regionId !== eip.regionId)
    throw badRequest(
      "InvalidBindingStatus",
      "The EIP and the instance are not in the same region.",
    );
  const fixed = account.instances.get(id)?.publicIp ?? "";
  if (fixed !== "" || [...account.eips.values()].some((other) => other.instanceId === id))
    throw badRequest(
      "InvalidInstance.PublicIpAddress",
      "The instance has a public IP address already.",
    );
  eip.instanceId = id;
  eip.instanceType = type;
  eip.instanceRegionId = target.regionId;
  eip.privateIp = text(params, "PrivateIpAddress");
  eip.mode = text(params, "Mode") || "NAT";
  return {};
}

/** UnassociateEipAddress */
export function unassociateEipAddress(call: Call): Answer {
  const eip = findEip(call);
  const id = text(call.params, "InstanceId");
  if (eip.instanceId === "")
    throw badRequest(
      "IncorrectEipStatus",
      "Current elastic IP status does not support this operation.",
    );
  if (id !== "" && id !== eip.instanceId)
    throw badRequest(
      "InvalidAssociation.Mismatched",
      "Specified instance ID and allocation ID are not associated.",
    );
  Object.assign(eip, {
    instanceId: "",
    instanceType: "",
    instanceRegionId: "",
    privateIp: "",
    mode: "NAT",
  });
  return {};
}

/** ReleaseEipAddress: a free, pay-as-you-go one. */
export function releaseEipAddress(call: Call): Answer {
  const eip = findEip(call);
  if (eip.instanceId !== "")
    throw badRequest(
      "IncorrectEipStatus",
      "Current elastic IP status does not support this operation.",
    );
  if (eip.chargeType === "PrePaid")
    throw badRequest("InvalidOperation.PrePaid", "A subscription EIP cannot be released.");
  call.account.eips.delete(eip.id);
  return {};
}

/** ModifyEipAddressAttribute: name and description. */
export function modifyEipAddressAttribute(call: Call): Answer {
  const eip = findEip(call);
  if (call.params.has("Name")) eip.name = text(call.params, "Name");
  if (call.params.has("Description")) eip.description = text(call.params, "Description");
  return {};
}

/** DescribeEipAddresses: 10 a page, at most 100. */
export function describeEipAddresses(call: Call): Answer {
  const region = regionOf(call);
  const { params } = call;
  const ids = commaIds(params, "AllocationId");
  const instance = text(params, "AssociatedInstanceId");
  if (instance !== "" && text(params, "AssociatedInstanceType") === "")
    throw missingParameter("AssociatedInstanceType");
  const rows = inRegion(call.account.eips, region).filter(
    (eip) =>
      wanted(ids, eip.id) &&
      matches(params, "Status", statusOf(eip)) &&
      matches(params, "EipAddress", eip.ipAddress) &&
      matches(params, "EipName", eip.name) &&
      matches(params, "ChargeType", eip.chargeType) &&
      matches(params, "ISP", eip.isp) &&
      matches(params, "AssociatedInstanceType", eip.instanceType) &&
      (instance === "" || instance === eip.instanceId) &&
      hasTags(params, eip),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 100 });
  return { ...page.fields, EipAddresses: { EipAddress: page.rows.map(eipRow) } };
}

function statusOf(eip: Eip): string {
  return eip.instanceId === "" ? "Available" : "InUse";
}

function eipRow(eip: Eip): Answer {
  return {
    AllocationId: eip.id,
    Name: eip.name,
    Description: eip.description,
    RegionId: eip.regionId,
    IpAddress: eip.ipAddress,
    Status: statusOf(eip),
    InstanceId: eip.instanceId,
    InstanceType: eip.instanceType,
    InstanceRegionId: eip.instanceRegionId,
    PrivateIpAddress: eip.privateIp,
    // Filled for an address of a VPC alone (InstanceType IpAddress), which is not sold here.
    VpcId: "",
    Mode: eip.mode,
    Bandwidth: String(eip.bandwidth),
    EipBandwidth: String(eip.bandwidth),
    BandwidthPackageId: "",
    BandwidthPackageType: "",
    BandwidthPackageBandwidth: "",
    InternetChargeType: eip.internetChargeType,
    ChargeType: eip.chargeType,
    BusinessStatus: "Normal",
    BizType: "",
    ISP: eip.isp,
    Netmode: eip.netmode,
    Zone: "",
    PublicIpAddressPoolId: "",
    SegmentInstanceId: "",
    AllocationTime: toSecond(eip.createdAt),
    ExpiredTime: "",
    HasReservationData: "false",
    ReservationActiveTime: "",
    ReservationBandwidth: "",
    ReservationInternetChargeType: "",
    ReservationOrderType: "",
    HDMonitorStatus: "OFF",
    DeletionProtection: false,
    SecondLimited: false,
    ServiceManaged: 0,
    ServiceID: 0,
    SecurityProtectionTypes: { SecurityProtectionType: [] },
    OperationLocks: { LockReason: [] },
    ResourceGroupId: eip.resourceGroupId,
    Tags: vpcTags(eip),
  };
}
