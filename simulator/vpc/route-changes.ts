import type { Answer, Call } from "../call.ts";
import { badRequest, notFound } from "../errors.ts";
import { checkDescription, checkVpcName } from "../names.ts";
import { contains, hasHostBits, parseBlock, type Block } from "../network.ts";
import { refuseUnapplied, required, text } from "../params.ts";
import type { RouteTable } from "../state.ts";
import type { RouteEntry } from "../state-surroundings.ts";
import { checkStatus, connectionsOf } from "../vpc-peer-status.ts";
import { vswitchesOf } from "./find.ts";
import { entriesOf } from "./route-entries.ts";

const MOST_ENTRIES = 200;

/** CreateRouteEntry with one next hop; several (`NextHopList`) are not made here. */
export function createRouteEntry(call: Call): Answer {
  const { params, account, now } = call;
  refuseUnapplied(params, ["NextHopList"]);
  const table = tableOf(call);
  const block = destinationOf(call, table);
  const nextHop = { ...nextHopOf(call, table), weight: 0 };
  const name = text(params, "RouteEntryName");
  const description = text(params, "Description");
  checkVpcName(name, "InvalidRouteEntryName.Malformed", "RouteEntry");
  checkDescription(description, "InvalidDescription.Malformed", "RouteEntry");
  const id = account.ids.next("rte", table.regionId);
  account.surroundings.routeEntries.set(id, {
    id,
    regionId: table.regionId,
    createdAt: now,
    tags: new Map(),
    name,
    description,
    resourceGroupId: table.resourceGroupId,
    routeTableId: table.id,
    destination: block.text,
    type: "Custom",
    nextHops: [nextHop],
  });
  return { RouteEntryId: id };
}

/** DeleteRouteEntry by id, or by table, destination and next hop. */
export function deleteRouteEntry(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["NextHopList"]);
  const { routeEntries } = account.surroundings;
  const id = text(params, "RouteEntryId");
  const entry = id === "" ? namedEntry(call) : routeEntries.get(id);
  if (entry === undefined)
    throw badRequest("InvalidRouteEntry.NotFound", "Route entry not exists.");
  routeEntries.delete(entry.id);
  return {};
}

function namedEntry(call: Call): RouteEntry | undefined {
  const table = tableOf(call);
  const destination = parseBlock(required(call.params, "DestinationCidrBlock"))?.text;
  const nextHop = text(call.params, "NextHopId");
  const { routeEntries } = call.account.surroundings;
  const entry = [...routeEntries.values()].find(
    (one) =>
      one.routeTableId === table.id &&
      one.destination === destination &&
      (nextHop === "" || one.nextHops.some((hop) => hop.id === nextHop)),
  );
  const isSystem = entriesOf(call, table).some(
    (one) => one.type === "System" && one.destination === destination,
  );
  if (entry === undefined && isSystem)
    throw badRequest(
      "OperationDenied",
      "Specified operation is denied as route entry type is system.",
    );
  return entry;
}

function tableOf({ params, account }: Call): RouteTable {
  const table = account.routeTables.get(required(params, "RouteTableId"));
  if (table === undefined)
    throw notFound("InvalidRouteTableId.NotFound", "Specified route table does not exist.");
  return table;
}

/** Neither what a vSwitch of the VPC has already, nor the cloud's own services, nor a destination twice. */
function destinationOf(call: Call, table: RouteTable): Block {
  const given = required(call.params, "DestinationCidrBlock");
  const block = parseBlock(given);
  if (block === undefined || hasHostBits(given))
    throw badRequest("InvalidCidrBlock.Malformed", "Specified CIDR block is not valid.");
  const taken = ["100.64.0.0/10", ...vswitchesOf(call, table.vpcId).map((one) => one.cidrBlock)];
  const inside = taken
    .map((text) => parseBlock(text))
    .find((own) => own !== undefined && contains(own, block));
  if (inside !== undefined)
    throw badRequest("InvalidCidrBlock", "Specified CIDR block is not valid.");
  const entries = entriesOf(call, table).filter(({ type }) => type !== "System");
  if (entries.some(({ destination }) => destination === block.text))
    throw badRequest("InvalidCIDRBlock.Duplicate", "Specified CIDR block is already exists.");
  if (entries.length >= MOST_ENTRIES)
    throw badRequest("QuotaExceeded", "Route entry quota exceeded in this route table.");
  return block;
}

/** The next hop is in the VPC of the table; the kinds are those that the simulator has. */
function nextHopOf(call: Call, table: RouteTable): { readonly type: string; readonly id: string } {
  const { params, account } = call;
  const type = text(params, "NextHopType") || "Instance";
  const id = required(params, "NextHopId");
  const vpcs = {
    Instance: () => account.instances.get(id)?.vpcId,
    NetworkInterface: () => account.enis.get(id)?.vpcId,
    HaVip: () => account.surroundings.haVips.get(id)?.vpcId,
    VpcPeer: () => peeredVpc(call, id, table),
  };
  if (!Object.hasOwn(vpcs, type))
    throw badRequest(
      "UnsupportedParameter",
      `The simulator makes no routes to ${type}: there are ${Object.keys(vpcs).join(", ")}.`,
    );
  const vpcId = vpcs[type as keyof typeof vpcs]();
  if (vpcId === undefined)
    throw notFound("InvalidNextHopId.NotFound", "Specified next hop does not exist.");
  if (vpcId !== table.vpcId) throw badRequest("InvalidNexthop", "The Specified nexthop illegal.");
  return { type, id };
}

/** The end of a connection that the table is at; that of the requester where it is at neither. */
function peeredVpc(call: Call, id: string, table: RouteTable): string {
  const connection = connectionsOf(call).get(id);
  if (connection === undefined)
    throw badRequest("ResourceNotFound.VpcPeer", `The specified resource of ${id} is not found.`);
  checkStatus(connection, ["Activated"], call.now);
  const { near, far } = connection;
  return far.vpcId === table.vpcId ? far.vpcId : near.vpcId;
}
