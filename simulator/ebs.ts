import { inRegion, regionOf, type Answer, type Call, type Product } from "./call.ts";
import { invalidParameter } from "./errors.ts";
import { numberedPage, tokenPage, type Page } from "./paging.ts";
import {
  commaIds,
  integer,
  matches,
  oneOf,
  refuseUnapplied,
  text,
  wanted,
  type Params,
} from "./params.ts";
import { ecsTags, hasTags } from "./tags.ts";
import type { ReplicaPair } from "./state-surroundings.ts";

/** Elastic Block Storage, 2021-07-30. */
export const ebs: Product = {
  name: "ebs",
  version: "2021-07-30",
  actions: { DescribeDiskReplicaPairs: describeDiskReplicaPairs },
};

/**
 * DescribeDiskReplicaPairs: those that start in the region, or end there with Site=backup; by token 1-500 a
 * page, by number 1-100.
 */
function describeDiskReplicaPairs(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["ReplicaGroupId"]);
  const region = regionOf(call);
  const site = oneOf(params, "Site", ["production", "backup"]) ?? "production";
  const ids = commaIds(params, "PairIds");
  const pairs = account.surroundings.replicaPairs;
  const here =
    site === "production"
      ? inRegion(pairs, region)
      : [...pairs.values()].filter((pair) => pair.destinationRegionId === region.regionId);
  const rows = here.filter(
    (pair) =>
      wanted(ids, pair.id) &&
      pair.name.includes(text(params, "Name")) &&
      matches(params, "ResourceGroupId", pair.resourceGroupId) &&
      hasTags(params, pair),
  );
  const page = pageOf(params, rows);
  return { ...page.fields, ReplicaPairs: page.rows.map((pair) => pairRow(pair, site)) };
}

function pageOf(params: Params, rows: readonly ReplicaPair[]): Page<ReplicaPair> {
  if (text(params, "MaxResults") === "" && text(params, "NextToken") === "") {
    const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 100 });
    return { rows: page.rows, fields: { ...page.fields, NextToken: "" } };
  }
  const size = integer(params, "MaxResults") ?? 10;
  if (size < 1 || size > 500)
    throw invalidParameter("MaxResults", `${String(size)} is not in 1-500`);
  const page = tokenPage(params, rows, size);
  return { rows: page.rows, fields: { NextToken: page.nextToken, TotalCount: rows.length } };
}

function pairRow(pair: ReplicaPair, site: string): Answer {
  const started = Math.floor(pair.createdAt.getTime() / 1000);
  return {
    ReplicaPairId: pair.id,
    PairName: pair.name,
    Description: pair.description,
    SourceDiskId: pair.sourceDiskId,
    SourceRegion: pair.regionId,
    SourceZoneId: pair.sourceZoneId,
    DestinationDiskId: pair.destinationDiskId,
    DestinationRegion: pair.destinationRegionId,
    DestinationZoneId: pair.destinationZoneId,
    PrimaryRegion: pair.regionId,
    PrimaryZone: pair.sourceZoneId,
    StandbyRegion: pair.destinationRegionId,
    StandbyZone: pair.destinationZoneId,
    Site: site,
    Status: pair.status,
    StatusMessage: "",
    RPO: 900,
    Bandwidth: 10_240,
    ChargeType: "POSTPAY",
    EnableRtc: false,
    // Seconds since 1970, not text as elsewhere.
    CreateTime: started,
    LastRecoverPoint: started,
    ReplicaGroupId: "",
    ReplicaGroupName: "",
    ResourceGroupId: pair.resourceGroupId,
    // A bare list, without the `Tag` level of the older products.
    Tags: ecsTags(pair)["Tag"],
  };
}
