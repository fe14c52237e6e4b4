import { badRequest, notFound } from "../errors.ts";
import { inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { matches, required, text } from "../params.ts";
import { hasTags, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { RouteTable } from "../state.ts";
import { vswitchesOf } from "./find.ts";

/** DescribeRouteTableList: 10 a page, at most 50. */
export function describeRouteTableList(call: Call): Answer {
  const { params } = call;
  const rows = inRegion(call.account.routeTables, regionOf(call)).filter(
    (table) =>
      matches(params, "VpcId", table.vpcId) &&
      matches(params, "RouterId", table.vRouterId) &&
      matches(params, "RouteTableId", table.id) &&
      matches(params, "RouteTableName", table.name) &&
      matches(params, "RouteTableType", table.type) &&
      hasTags(params, table),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    RouterTableList: { RouterTableListType: page.rows.map((table) => listRow(call, table)) },
  };
}

/** DescribeRouteTables: one of RouteTableId, RouterId and VRouterId narrows it. */
export function describeRouteTables(call: Call): Answer {
  const { params } = call;
  const id = text(params, "RouteTableId");
  const rows = inRegion(call.account.routeTables, optionalRegion(call)).filter(
    (table) =>
      (id === "" || id === table.id) &&
      matches(params, "VRouterId", table.vRouterId) &&
      matches(params, "RouterId", table.vRouterId) &&
      matches(params, "RouteTableName", table.name),
  );
  if (id !== "" && rows.length === 0)
    throw notFound("InvalidRouteTableId.NotFound", "Specified route table does not exist.");
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    RouteTables: { RouteTable: page.rows.map((table) => tableRow(call, table)) },
  };
}

/** DescribeRouteEntryList: the system entries of one table, `MaxResult` 1-100. */
export function describeRouteEntryList(call: Call): Answer {
  const table = call.account.routeTables.get(required(call.params, "RouteTableId"));
  if (table === undefined)
    throw notFound("InvalidRouteTableId.NotFound", "Specified route table does not exist.");
  const type = text(call.params, "RouteEntryType");
  if (!["", "System", "Custom", "BGP", "CEN", "ECR"].includes(type))
    throw badRequest("InvalidParameter", "Specified RouteEntryType is not valid.");
  const rows = type === "" || type === "System" ? systemEntries(call, table) : [];
  return { NextToken: "", RouteEntrys: { RouteEntry: rows } };
}

/** ModifyRouteTableAttributes */
export function modifyRouteTableAttributes(call: Call): Answer {
  const table = call.account.routeTables.get(required(call.params, "RouteTableId"));
  if (table === undefined)
    throw notFound("InvalidRouteTableId.NotFound", "Specified route table does not exist.");
  if (call.params.has("RouteTableName")) table.name = text(call.params, "RouteTableName");
  if (call.params.has("Description")) table.description = text(call.params, "Description");
  return {};
}

function listRow(call: Call, table: RouteTable): Answer {
  return {
    RouteTableId: table.id,
    RouteTableName: table.name,
    RouteTableType: table.type,
    RouterId: table.vRouterId,
    RouterType: "VRouter",
    VpcId: table.vpcId,
    VSwitchIds: { VSwitchId: attachedVSwitches(call, table) },
    Description: table.description,
    AssociateType: "VSwitch",
    GatewayIds: { GatewayIds: [] },
    CreationTime: toSecond(table.createdAt),
    OwnerId: Number(call.account.accountId),
    ResourceGroupId: table.resourceGroupId,
    RoutePropagationEnable: true,
    Status: "Available",
    Tags: vpcTags(table),
  };
}

function tableRow(call: Call, table: RouteTable): Answer {
  return {
    RouteTableId: table.id,
    RouteTableType: table.type,
    VRouterId: table.vRouterId,
    CreationTime: toSecond(table.createdAt),
    ResourceGroupId: table.resourceGroupId,
    Status: "Available",
    VSwitchIds: { VSwitchId: attachedVSwitches(call, table) },
    RouteEntrys: { RouteEntry: systemEntries(call, table) },
  };
}

function attachedVSwitches(call: Call, table: RouteTable): string[] {
  return vswitchesOf(call, table.vpcId)
    .filter((vswitch) => vswitch.routeTableId === table.id)
    .map((vswitch) => vswitch.id);
}

function systemEntries(call: Call, table: RouteTable): Answer[] {
  const local = vswitchesOf(call, table.vpcId).map((vswitch) => vswitch.cidrBlock);
  return [...local, "100.64.0.0/10"].map((cidr, index) => ({
    RouteTableId: table.id,
    RouteEntryId: `rte-${table.id.slice(4)}-${String(index)}`,
    RouteEntryName: "",
    Description: "Created with VSwitch by system.",
    DestinationCidrBlock: cidr,
    Type: "System",
    Status: "Available",
    InstanceId: "",
    NextHopType: "local",
    NextHops: { NextHop: [{ NextHopId: "", NextHopType: "local", Enabled: 1, Weight: 0 }] },
  }));
}
