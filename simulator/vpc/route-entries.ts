import { badRequest, invalidParameter, notFound } from "../errors.ts";
import { regionOf, type Answer, type Call } from "../call.ts";
import { parseBlock } from "../network.ts";
import { tokenPage } from "../paging.ts";
import { integer, list, matches, refuseUnapplied, required, text } from "../params.ts";
import { toMinute } from "../time.ts";
import type { RouteTable } from "../state.ts";
import type { NextHop } from "../state-surroundings.ts";
import { vswitchesOf } from "./find.ts";

/** An entry of any origin. */
interface Entry {
  readonly id: string;
  readonly routeTableId: string;
  readonly name: string;
  readonly description: string;
  readonly destination: string;
  readonly type: "System" | "Custom" | "BGP" | "CEN" | "ECR";
  readonly changedAt: Date;
  readonly nextHops: readonly NextHop[];
}

/**
 * DescribeRouteEntryList: the entries of one table, `MaxResult` (sic) 1-100, 10 without it. Instance is documented
 * as what NextHopType is without a value; clients in the field leave it out and get entries of all types, and so
 * it is here.
 */
export function describeRouteEntryList(call: Call): Answer {
  const { params } = call;
  refuseUnapplied(params, ["ServiceType"]);
  const region = regionOf(call);
  const table = call.account.routeTables.get(required(params, "RouteTableId"));
  if (table?.regionId !== region.regionId)
    throw notFound("InvalidRouteTableId.NotFound", "Specified route table does not exist.");
  const type = text(params, "RouteEntryType");
  if (!["", "System", "Custom", "BGP", "CEN", "ECR"].includes(type))
    throw badRequest("InvalidParameter", "Specified RouteEntryType is not valid.");
  const size = integer(params, "MaxResult") ?? 10;
  if (size < 1 || size > 100)
    throw invalidParameter("MaxResult", `${String(size)} is not in 1-100`);
  const destinations = list(params, "DestCidrBlockList", 20);
  const rows = entriesOf(call, table).filter(
    (entry) =>
      ["", entry.type].includes(type) &&
      matches(params, "RouteEntryId", entry.id) &&
      matches(params, "RouteEntryName", entry.name) &&
      matches(params, "DestinationCidrBlock", entry.destination) &&
      (destinations.length === 0 || destinations.includes(entry.destination)) &&
      matches(params, "IpVersion", versionOf(entry)) &&
      hopsMatch(call, entry),
  );
  const page = tokenPage(params, rows, size);
  return { NextToken: page.nextToken, RouteEntrys: { RouteEntry: page.rows.map(listRow) } };
}

/** The system's own entries and those of the world. */
export function entriesOf(call: Call, table: RouteTable): Entry[] {
  const local = vswitchesOf(call, table.vpcId).map((vswitch) => vswitch.cidrBlock);
  const system = [...local, "100.64.0.0/10"].map((destination, index): Entry => ({
    id: `rte-${table.id.slice(4)}-${String(index)}`,
    routeTableId: table.id,
    name: "",
    description: "Created with VSwitch by system.",
    destination,
    type: "System",
    changedAt: table.createdAt,
    nextHops: [{ type: "local", id: "", weight: 0 }],
  }));
  const given = [...call.account.surroundings.routeEntries.values()]
    .filter(({ routeTableId }) => routeTableId === table.id)
    .map((entry): Entry => ({ ...entry, changedAt: entry.createdAt }));
  return [...system, ...given];
}

/** An entry as DescribeRouteTables shows it: the next hop also beside the list of them. */
export function tableEntryRow(entry: Entry): Answer {
  const [only] = entry.nextHops;
  return {
    ...commonRow(entry),
    InstanceId: entry.nextHops.length === 1 ? (only?.id ?? "") : "",
    NextHopType: only?.type ?? "",
    NextHops: {
      NextHop: entry.nextHops.map(({ id, type, weight }) => ({
        NextHopId: id,
        NextHopType: type,
        Enabled: 1,
        Weight: weight,
      })),
    },
  };
}

function listRow(entry: Entry): Answer {
  return {
    ...commonRow(entry),
    IpVersion: versionOf(entry),
    Origin: "",
    ServiceType: "",
    GmtModified: toMinute(entry.changedAt),
    NextHops: {
      NextHop: entry.nextHops.map(({ id, type, weight }) => ({
        NextHopId: id,
        NextHopType: type,
        NextHopRegionId: "",
        NextHopRelatedInfo: { InstanceId: "", InstanceType: "", RegionId: "" },
        Enabled: 1,
        Weight: weight,
      })),
    },
  };
}

function commonRow(entry: Entry): Answer {
  return {
    RouteTableId: entry.routeTableId,
    RouteEntryId: entry.id,
    RouteEntryName: entry.name,
    Description: entry.description,
    DestinationCidrBlock: entry.destination,
    Type: entry.type,
    Status: "Available",
  };
}

function hopsMatch({ params }: Call, { nextHops }: Entry): boolean {
  return nextHops.some(
    ({ id, type }) => matches(params, "NextHopId", id) && matches(params, "NextHopType", type),
  );
}

function versionOf({ destination }: Entry): string {
  return parseBlock(destination)?.kind ?? "ipv4";
}
