import { notFound } from "../errors.ts";
import { inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { matches, required, text } from "../params.ts";
import { hasTags, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { RouteTable } from "../state.ts";
import { vswitchesOf } from "./find.ts";
import { entriesOf, tableEntryRow } from "./route-entries.ts";

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
    RouteEntrys: { RouteEntry: entriesOf(call, table).map(tableEntryRow) },
  };
}

function attachedVSwitches(call: Call, table: RouteTable): string[] {
  return vswitchesOf(call, table.vpcId)
    .filter((vswitch) => vswitch.routeTableId === table.id)
    .map((vswitch) => vswitch.id);
}
