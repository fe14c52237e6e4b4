import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { CloudError } from "../cloud-error.ts";
import { gapOfCall, gapsById, gapsOfList } from "../gaps.ts";
import type { Gap } from "../gaps.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber, readByToken } from "../pages.ts";

const TablePage = z.object({
  RouterTableList: z.object({
    RouterTableListType: z.array(z.object({ RouteTableId: z.string(), VpcId: z.string() })),
  }),
});

const NextHop = z.object({
  NextHopId: z.string().default(""),
  NextHopType: z.string(),
  NextHopRelatedInfo: z.object({ InstanceId: z.string().optional() }).optional(),
});

const Entry = z.object({
  RouteEntryId: z.string().default(""),
  RouteTableId: z.string(),
  DestinationCidrBlock: z.string(),
  Type: z.string(),
  NextHops: z.object({ NextHop: z.array(NextHop) }),
});
export type RouteEntry = z.output<typeof Entry>;

const EntryPage = z.object({ RouteEntrys: z.object({ RouteEntry: z.array(Entry) }) });

/** The entries of the route tables of some VPCs, those of type System left out. */
export interface Routes {
  of(vpcId: string): Maybe<RouteEntry[]>;
  readonly gaps: readonly Gap[];
}

/** All tables of the region in one listing (DescribeRouteTableList, 50 a page), and the entries of those VPCs' tables. */
export async function collectRoutes(
  cloud: Cloud,
  vpcIds: readonly string[] | "all",
): Promise<Routes> {
  if (vpcIds.length === 0) return { of: () => [], gaps: [] };
  const pages = await beside(() =>
    readByNumber(
      cloud,
      "DescribeRouteTableList",
      { RegionId: cloud.region, PageSize: 50 },
      TablePage,
      (page) => page.RouterTableList.RouterTableListType.length,
    ),
  );
  if (isUnknown(pages))
    return { of: () => pages, gaps: gapOfCall("DescribeRouteTableList", pages) };
  const tables = pages
    .flatMap((page) => page.RouterTableList.RouterTableListType)
    .filter((table) => vpcIds === "all" || vpcIds.includes(table.VpcId));
  const missing = gapsOfList(
    "DescribeRouteTableList",
    vpcIds === "all" ? [] : vpcIds,
    tables,
    (table) => table.VpcId,
  );
  const routes = await readTables(cloud, tables);
  return { of: (vpcId) => routes.of(vpcId), gaps: [...missing, ...routes.gaps] };
}

async function readTables(
  cloud: Cloud,
  tables: readonly { readonly RouteTableId: string; readonly VpcId: string }[],
): Promise<Routes> {
  const read = await Promise.all(
    tables.map(async ({ RouteTableId, VpcId }) => ({
      RouteTableId,
      VpcId,
      entries: await beside(() => readEntries(cloud, RouteTableId)),
    })),
  );
  const byVpc = Map.groupBy(read, ({ VpcId }) => VpcId);
  return {
    of: (vpcId) => {
      const own = byVpc.get(vpcId);
      // Every VPC has its system table.
      if (own === undefined)
        return { unknown: `NotReturned: DescribeRouteTableList returned no table of ${vpcId}` };
      const failed = own.map(({ entries }) => entries).find((entries) => isUnknown(entries));
      return failed ?? own.flatMap(({ entries }) => (isUnknown(entries) ? [] : entries));
    },
    gaps: gapsById(
      "DescribeRouteEntryList",
      read.map(({ RouteTableId, entries }) => [RouteTableId, entries] as const),
    ),
  };
}

/**
 * The entries of one table, 100 a page, without a filter: the documentation calls `Instance` the default next hop,
 * which would leave the others out. That it did not is seen by the system entries, which every table has.
 */
async function readEntries(cloud: Cloud, RouteTableId: string): Promise<RouteEntry[]> {
  const action = "DescribeRouteEntryList";
  const parameters = { RegionId: cloud.region, RouteTableId, MaxResult: 100 };
  const pages = await readByToken(cloud, action, parameters, EntryPage);
  const entries = pages.flatMap((page) => page.RouteEntrys.RouteEntry);
  const others = entries.filter(({ Type }) => Type !== "System");
  if (others.length === entries.length) {
    const message = `the service listed no system entry of ${RouteTableId}`;
    throw new CloudError({ kind: "request", code: "IncompleteListing", message }, action);
  }
  return others;
}

/** Entries that lead to the instance, to one of its interfaces or to a HaVip that it backs. */
export function routeEntriesOf(
  machine: Machine,
  routes: Routes,
  haVips: Maybe<string[]>,
): InstanceFacts["routeEntries"] {
  const entries = machine.vpcId === "" ? [] : routes.of(machine.vpcId);
  if (isUnknown(entries)) return entries;
  const hops = entries.flatMap((entry) => entry.NextHops.NextHop.map((hop) => ({ entry, hop })));
  if (isUnknown(haVips) && hops.some(({ hop }) => hop.NextHopType === "HaVip")) return haVips;
  const vips = isUnknown(haVips) ? [] : haVips;
  return hops
    .filter(
      ({ hop }) =>
        answersTo(machine, hop.NextHopId) ||
        hop.NextHopRelatedInfo?.InstanceId === machine.id ||
        vips.includes(hop.NextHopId),
    )
    .map(({ entry, hop }) => ({
      id: entry.RouteEntryId,
      routeTableId: entry.RouteTableId,
      destination: entry.DestinationCidrBlock,
      nextHop: hop.NextHopId,
    }))
    .sort((left, right) => compareText(left.id, right.id));
}
