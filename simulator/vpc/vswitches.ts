import { freeIps } from "../ecs/addresses.ts";
import { badRequest, missingParameter } from "../errors.ts";
import { checkZone, inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { checkDescription, checkVpcName } from "../names.ts";
import { contains, hasHostBits, overlaps, parseBlock, type Block } from "../network.ts";
import { numberedPage } from "../paging.ts";
import { flag, integer, matches, required, text } from "../params.ts";
import { hasTags, tagsOf, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Vpc, VSwitch } from "../state.ts";
import { findVpc, findVSwitch, systemRouteTableOf, vswitchesOf } from "./find.ts";
import { vswitchIpv6 } from "./ipv6.ts";

const MAX_VSWITCHES = 150;

/** CreateVSwitch */
export function createVSwitch(call: Call): Answer {
  const { params, account } = call;
  const cidrBlock = required(params, "CidrBlock");
  const zoneId = required(params, "ZoneId");
  const vpc = findVpc(call);
  const region =
    optionalRegion(call) ?? call.regions.find((known) => known.regionId === vpc.regionId);
  if (region === undefined) throw missingParameter("RegionId");
  checkZone(region, zoneId);
  checkVSwitchTexts(text(params, "VSwitchName"), text(params, "Description"));
  checkVSwitchCidr(cidrBlock, vpc, vswitchesOf(call, vpc.id));
  const tags = tagsOf(params);

  const vswitch: VSwitch = {
    id: account.ids.next("vsw", vpc.regionId),
    regionId: vpc.regionId,
    createdAt: call.now,
    tags,
    name: text(params, "VSwitchName"),
    description: text(params, "Description"),
    resourceGroupId: vpc.resourceGroupId,
    vpcId: vpc.id,
    zoneId,
    cidrBlock,
    ipv6CidrBlock: vswitchIpv6(vpc, integer(params, "Ipv6CidrBlock"), vswitchesOf(call, vpc.id)),
    routeTableId: systemRouteTableOf(call, vpc.id).id,
    isDefault: false,
    status: "Available",
    sharedBy: "",
  };
  account.vswitches.set(vswitch.id, vswitch);
  return { VSwitchId: vswitch.id };
}

/** DescribeVSwitchAttributes */
export function describeVSwitchAttributes(call: Call): Answer {
  return { ...vswitchRow(call, findVSwitch(call)), CloudResources: { CloudResourceSetType: [] } };
}

/** DescribeVSwitches: 10 a page, at most 50; one of RegionId and VpcId must be given. */
export function describeVSwitches(call: Call): Answer {
  const { params } = call;
  const region = text(params, "VpcId") === "" ? regionOf(call) : optionalRegion(call);
  const wantsDefault = flag(params, "IsDefault");
  const rows = inRegion(call.account.vswitches, region).filter(
    (vswitch) =>
      matches(params, "VpcId", vswitch.vpcId) &&
      matches(params, "VSwitchId", vswitch.id) &&
      matches(params, "ZoneId", vswitch.zoneId) &&
      matches(params, "VSwitchName", vswitch.name) &&
      matches(params, "ResourceGroupId", vswitch.resourceGroupId) &&
      matches(params, "RouteTableId", vswitch.routeTableId) &&
      matches(params, "VSwitchOwnerId", vswitch.sharedBy || call.account.accountId) &&
      (wantsDefault === undefined || wantsDefault === vswitch.isDefault) &&
      hasTags(params, vswitch),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    VSwitches: { VSwitch: page.rows.map((vswitch) => vswitchRow(call, vswitch)) },
  };
}

/** ModifyVSwitchAttribute */
export function modifyVSwitchAttribute(call: Call): Answer {
  const vswitch = findVSwitch(call);
  const { params } = call;
  checkVSwitchTexts(text(params, "VSwitchName"), text(params, "Description"));
  const last = integer(params, "Ipv6CidrBlock");
  const vpc = call.account.vpcs.get(vswitch.vpcId);
  if (flag(params, "EnableIPv6") === false) vswitch.ipv6CidrBlock = "";
  else if (last !== undefined && vpc !== undefined) {
    const siblings = vswitchesOf(call, vpc.id).filter(({ id }) => id !== vswitch.id);
    vswitch.ipv6CidrBlock = vswitchIpv6(vpc, last, siblings);
  }
  if (params.has("VSwitchName")) vswitch.name = text(params, "VSwitchName");
  if (params.has("Description")) vswitch.description = text(params, "Description");
  return {};
}

/** DeleteVSwitch */
export function deleteVSwitch(call: Call): Answer {
  const vswitch = findVSwitch(call);
  if ([...call.account.enis.values()].some((eni) => eni.vSwitchId === vswitch.id))
    throw badRequest("DependencyViolation", "Specified object has dependent resources.");
  call.account.vswitches.delete(vswitch.id);
  return {};
}

/** Refuses a block that the VPC cannot give to a vSwitch; shared with the reader of worlds. */
export function checkVSwitchCidr(cidrBlock: string, vpc: Vpc, siblings: readonly VSwitch[]): Block {
  const block = parseBlock(cidrBlock);
  if (block?.kind !== "ipv4" || hasHostBits(cidrBlock) || !cidrBlock.includes("/"))
    throw badRequest(
      "InvalidCidrBlock.Malformed",
      `Specified CIDR block is not valid: ${cidrBlock}.`,
    );
  if (block.prefix < 16 || block.prefix > 29)
    throw badRequest(
      "InvalidCirdrBlock.MaskLength",
      `Specified CIDR block is not valid: the mask of ${cidrBlock} is not in 16-29.`,
    );
  const ranges = [vpc.cidrBlock, ...vpc.secondaryCidrs].map((cidr) => parseBlock(cidr));
  if (!ranges.some((range) => range !== undefined && contains(range, block)))
    throw badRequest(
      "InvalidParameter",
      `Specified CIDR block is not valid in VPC: ${cidrBlock} is not inside ${vpc.cidrBlock}.`,
    );
  const taken = siblings.find((sibling) => {
    const other = parseBlock(sibling.cidrBlock);
    return other !== undefined && overlaps(other, block);
  });
  if (taken !== undefined)
    throw badRequest(
      "InvalidCidrBlock.Overlapped",
      `Specified CIDR block overlapped with other subnets: ${taken.id} has ${taken.cidrBlock}.`,
    );
  if (siblings.length >= MAX_VSWITCHES)
    throw badRequest("QuotaExceeded.VSwitch", "Virtual switch quota exceeded.");
  return block;
}

function checkVSwitchTexts(name: string, description: string): void {
  checkVpcName(name, "InvalidVSwitchName.Malformed", "virtual switch");
  checkDescription(description, "InvalidVSwitchDiscription.Malformed", "virtual switch");
}

function vswitchRow(call: Call, vswitch: VSwitch): Answer {
  return {
    VSwitchId: vswitch.id,
    VSwitchName: vswitch.name,
    Description: vswitch.description,
    VpcId: vswitch.vpcId,
    ZoneId: vswitch.zoneId,
    CidrBlock: vswitch.cidrBlock,
    Ipv6CidrBlock: vswitch.ipv6CidrBlock,
    EnabledIpv6: vswitch.ipv6CidrBlock !== "",
    AvailableIpAddressCount: freeIps(call.account, vswitch),
    CreationTime: toSecond(vswitch.createdAt),
    Status: vswitch.status,
    IsDefault: vswitch.isDefault,
    OwnerId: Number(vswitch.sharedBy || call.account.accountId),
    ShareType: vswitch.sharedBy === "" ? "" : "Shared",
    NetworkAclId: "",
    ResourceGroupId: vswitch.resourceGroupId,
    RouteTable: {
      RouteTableId: vswitch.routeTableId,
      RouteTableType: call.account.routeTables.get(vswitch.routeTableId)?.type ?? "System",
    },
    Tags: vpcTags(vswitch),
  };
}
