import { badRequest } from "../errors.ts";
import { inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { checkDescription, checkVpcName } from "../names.ts";
import { parseBlock } from "../network.ts";
import { checkVpcCidr } from "./cidr-blocks.ts";
import { numberedPage } from "../paging.ts";
import { commaIds, flag, matches, text, wanted } from "../params.ts";
import { hasTags, tagsOf, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { Vpc } from "../state.ts";
import { findVpc, routeTablesOf, vswitchesOf } from "./find.ts";
import { freeIpv6 } from "./ipv6.ts";

const DEFAULT_CIDR = "172.16.0.0/12";
const MAX_VPCS = 10;
/** CreateVpc */
export function createVpc(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const cidrBlock = text(params, "CidrBlock") || DEFAULT_CIDR;
  checkVpcCidr(cidrBlock);
  checkVpcTexts(text(params, "VpcName"), text(params, "Description"));
  const userCidrs = userCidrsOf(text(params, "UserCidr"));
  const tags = tagsOf(params);
  if (inRegion(account.vpcs, region).length >= MAX_VPCS)
    throw badRequest("QuotaExceeded.Vpc", "VPC quota exceeded.");

  const vpc: Vpc = {
    id: account.ids.next("vpc", region.regionId),
    regionId: region.regionId,
    createdAt: call.now,
    tags,
    name: text(params, "VpcName"),
    description: text(params, "Description"),
    resourceGroupId: text(params, "ResourceGroupId") || defaultResourceGroup(account.accountId),
    cidrBlock,
    secondaryCidrs: [],
    userCidrs,
    ipv6CidrBlock: flag(params, "EnableIpv6") === true ? freeIpv6(call) : "",
    vRouterId: account.ids.next("vrt", region.regionId),
    isDefault: false,
    cens: [],
  };
  account.vpcs.set(vpc.id, vpc);
  const routeTableId = addSystemRouteTable(call, vpc);
  return {
    VpcId: vpc.id,
    VRouterId: vpc.vRouterId,
    RouteTableId: routeTableId,
    ResourceGroupId: vpc.resourceGroupId,
  };
}

/** Every VPC is born with one; also used when a world is read. */
export function addSystemRouteTable(call: Pick<Call, "account" | "now">, vpc: Vpc): string {
  const id = call.account.ids.next("vtb", vpc.regionId);
  call.account.routeTables.set(id, {
    id,
    regionId: vpc.regionId,
    createdAt: vpc.createdAt,
    tags: new Map(),
    name: "",
    description: "",
    resourceGroupId: vpc.resourceGroupId,
    vpcId: vpc.id,
    vRouterId: vpc.vRouterId,
    type: "System",
  });
  return id;
}

/** The resource group that an account's resources are in unless another is named. */
export function defaultResourceGroup(accountId: string): string {
  return `rg-acfm${accountId.slice(-11)}`;
}

/** DescribeVpcAttribute */
export function describeVpcAttribute(call: Call): Answer {
  optionalRegion(call);
  const vpc = findVpc(call);
  return {
    ...vpcRow(call, vpc),
    ClassicLinkEnabled: [...call.account.instances.values()].some(
      ({ classicLinkVpcId }) => classicLinkVpcId === vpc.id,
    ),
    AssociatedCens: {
      AssociatedCen: vpc.cens.map(({ id, ownerId, status }) => ({
        CenId: id,
        CenOwnerId: Number(ownerId),
        CenStatus: status,
      })),
    },
    AssociatedPropagationSources: { AssociatedPropagationSources: [] },
    CloudResources: { CloudResourceSetType: cloudResources(call, vpc) },
    Ipv4GatewayId: "",
    SupportIpv4Gateway: true,
  };
}

/** DescribeVpcs: 10 a page, at most 50. */
export function describeVpcs(call: Call): Answer {
  const { params } = call;
  const ids = commaIds(params, "VpcId", 20);
  const wantsDefault = flag(params, "IsDefault");
  const rows = inRegion(call.account.vpcs, regionOf(call)).filter(
    (vpc) =>
      wanted(ids, vpc.id) &&
      matches(params, "VpcName", vpc.name) &&
      matches(params, "ResourceGroupId", vpc.resourceGroupId) &&
      (wantsDefault === undefined || wantsDefault === vpc.isDefault) &&
      hasTags(params, vpc),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return { ...page.fields, Vpcs: { Vpc: page.rows.map((vpc) => vpcRow(call, vpc)) } };
}

/** ModifyVpcAttribute */
export function modifyVpcAttribute(call: Call): Answer {
  const vpc = findVpc(call);
  const { params } = call;
  const cidrBlock = text(params, "CidrBlock");
  if (cidrBlock !== "" && cidrBlock !== vpc.cidrBlock)
    throw badRequest(
      "OperationDenied.ModifyCidrBlock",
      "The primary CIDR block of a VPC cannot be modified.",
    );
  checkVpcTexts(text(params, "VpcName"), text(params, "Description"));
  if (params.has("VpcName")) vpc.name = text(params, "VpcName");
  if (params.has("Description")) vpc.description = text(params, "Description");
  const ipv6 = flag(params, "EnableIPv6");
  if (ipv6 === true && vpc.ipv6CidrBlock === "") vpc.ipv6CidrBlock = freeIpv6(call);
  return {};
}

/** DeleteVpc */
export function deleteVpc(call: Call): Answer {
  const vpc = findVpc(call);
  const { account } = call;
  if (vswitchesOf(call, vpc.id).length > 0)
    throw badRequest("DependencyViolation.VSwitch", "Specified object has dependent resources");
  if ([...account.securityGroups.values()].some((group) => group.vpcId === vpc.id))
    throw badRequest(
      "DependencyViolation.SecurityGroup",
      "Specified object has dependent resources SecurityGroup.",
    );
  for (const table of routeTablesOf(call, vpc.id)) account.routeTables.delete(table.id);
  account.vpcs.delete(vpc.id);
  return {};
}

function checkVpcTexts(name: string, description: string): void {
  checkVpcName(name, "InvalidVpcName.Malformed", "VPC");
  checkDescription(description, "InvalidVpcDiscription.Malformed", "VPC");
}

function userCidrsOf(value: string): string[] {
  const cidrs = value.split(",").filter((cidr) => cidr !== "");
  if (cidrs.length > 3)
    throw badRequest("InvalidUserCidr.Quota", "Specified UserCidr number is greater than 3.");
  if (cidrs.some((cidr) => parseBlock(cidr) === undefined))
    throw badRequest("InvalidParameter", "Specified UserCidr invalid format.");
  return cidrs;
}

function vpcRow(call: Call, vpc: Vpc): Answer {
  const ipv6 = vpc.ipv6CidrBlock;
  return {
    VpcId: vpc.id,
    VpcName: vpc.name,
    Description: vpc.description,
    RegionId: vpc.regionId,
    OwnerId: Number(call.account.accountId),
    ResourceGroupId: vpc.resourceGroupId,
    CreationTime: toSecond(vpc.createdAt),
    Status: "Available",
    CidrBlock: vpc.cidrBlock,
    SecondaryCidrBlocks: { SecondaryCidrBlock: vpc.secondaryCidrs },
    UserCidrs: { UserCidr: vpc.userCidrs },
    EnabledIpv6: ipv6 !== "",
    Ipv6CidrBlock: ipv6,
    Ipv6CidrBlocks: {
      Ipv6CidrBlock: ipv6 === "" ? [] : [{ Ipv6CidrBlock: ipv6, Ipv6Isp: "BGP" }],
    },
    IsDefault: vpc.isDefault,
    VRouterId: vpc.vRouterId,
    VSwitchIds: { VSwitchId: vswitchesOf(call, vpc.id).map((vswitch) => vswitch.id) },
    RouterTableIds: { RouterTableIds: routeTablesOf(call, vpc.id).map(({ id }) => id) },
    NatGatewayIds: {
      NatGatewayIds: [...call.account.surroundings.natGateways.values()]
        .filter(({ vpcId }) => vpcId === vpc.id)
        .map(({ id }) => id),
    },
    DnsHostnameStatus: "DISABLED",
    DhcpOptionsSetId: "",
    DhcpOptionsSetStatus: "",
    CenStatus: vpc.cens.some(({ status }) => status === "Attached") ? "Attached" : "Detached",
    Tags: vpcTags(vpc),
  };
}

function cloudResources(call: Call, vpc: Vpc): Answer[] {
  const counts: [string, number][] = [
    ["VSwitch", vswitchesOf(call, vpc.id).length],
    [
      "SecurityGroup",
      [...call.account.securityGroups.values()].filter((group) => group.vpcId === vpc.id).length,
    ],
    ["RouteTable", routeTablesOf(call, vpc.id).length],
  ];
  return counts.map(([ResourceType, ResourceCount]) => ({ ResourceType, ResourceCount }));
}

/** MoveResourceGroup of the VPC product. */
export function moveResourceGroup(call: Call): Answer {
  const { account, params } = call;
  const id = text(params, "ResourceId");
  const resource = account.vpcs.get(id) ?? account.vswitches.get(id) ?? account.eips.get(id);
  if (resource === undefined)
    throw badRequest("InvalidResourceId.NotFound", "The specified resource does not exist.");
  resource.resourceGroupId = text(params, "NewResourceGroupId");
  return {};
}
