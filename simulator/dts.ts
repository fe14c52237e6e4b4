import { optionalRegion, type Answer, type Call, type Product } from "./call.ts";
import { invalidParameter } from "./errors.ts";
import { numberedPage } from "./paging.ts";
import {
  commaIds,
  flag,
  integer,
  matches,
  oneOf,
  refuseUnapplied,
  text,
  wanted,
} from "./params.ts";
import type { DtsEndpoint, DtsJob } from "./state-services.ts";
import { ecsTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** Data Transmission Service, 2020-01-01. */
export const dts: Product = {
  name: "Dts",
  version: "2020-01-01",
  actions: { DescribeDtsJobs: describeDtsJobs },
};

/** What the answer calls a type; the request calls it otherwise. */
const TYPE_NAMES = { MIGRATION: "online", SYNC: "sync", SUBSCRIBE: "subscribe" } as const;

const UNAPPLIED = [
  "DedicatedClusterId",
  "DestProductType",
  "DtsBisLabel",
  "GroupId",
  "OrderColumn",
  "OrderDirection",
  "Params",
  "SrcProductType",
  "Tags",
  "Type",
  "ZeroEtlJob",
];

/** DescribeDtsJobs: jobs of one type, migrations unless `JobType` says otherwise; 10, 20 or 30 a page. */
function describeDtsJobs(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, UNAPPLIED);
  const size = integer(params, "PageSize") ?? 20;
  if (![10, 20, 30].includes(size))
    throw invalidParameter("PageSize", `${String(size)} is not one of 10, 20, 30`);
  const type = oneOf(params, "JobType", ["MIGRATION", "SYNC", "SUBSCRIBE"]) ?? "MIGRATION";
  const jobIds = commaIds(params, "DtsJobId");
  const instanceIds = commaIds(params, "DtsInstanceId");
  const regionId = regionIdOf(call);
  const jobs = [...account.services.dtsJobs.values()].filter(
    (job) =>
      job.type === type &&
      (regionId === undefined || regionId === job.regionId) &&
      wanted(jobIds, job.id) &&
      wanted(instanceIds, job.dtsInstanceId) &&
      matches(params, "Status", job.status) &&
      matches(params, "ResourceGroupId", defaultResourceGroup(account.accountId)) &&
      [job.source, job.destination].some(
        (end) =>
          matches(params, "InstanceType", end.instanceType) &&
          matches(params, "InstanceId", end.instanceId),
      ),
  );
  const page = numberedPage(params, jobs, { defaultSize: 20, maxSize: 30 });
  const withoutObjects = flag(params, "WithoutDbList") ?? false;
  return {
    Success: true,
    HttpStatusCode: 200,
    PageNumber: page.fields["PageNumber"],
    PageRecordCount: size,
    TotalRecordCount: jobs.length,
    DtsJobList: page.rows.map((job) => ({
      ...jobRow(job, defaultResourceGroup(account.accountId)),
      ...(withoutObjects ? {} : { DbObject: objectsOf(job) }),
    })),
    EtlDemoList: [],
  };
}

/** `Region` counts; `RegionId` is what it was called before. */
function regionIdOf(call: Call): string | undefined {
  const { params } = call;
  const spoken = text(params, "Region") || text(params, "RegionId");
  return optionalRegion({ ...call, params: new Map([["RegionId", spoken]]) })?.regionId;
}

function jobRow(job: DtsJob, resourceGroup: string): Answer {
  return {
    DtsJobId: job.id,
    DtsInstanceID: job.dtsInstanceId,
    DtsJobName: job.name,
    DtsJobClass: "large",
    DtsJobDirection: "Forward",
    JobType: TYPE_NAMES[job.type],
    Status: job.status,
    CreateTime: toSecond(job.createdAt),
    PayType: "PostPaid",
    ErrorMessage: "",
    Delay: 0,
    ResourceGroupId: resourceGroup,
    SourceEndpoint: endpointRow(job.source),
    DestinationEndpoint: endpointRow(job.destination),
    TagList: ecsTags(job)["Tag"],
  };
}

function endpointRow(endpoint: DtsEndpoint): Answer {
  return {
    InstanceType: endpoint.instanceType,
    InstanceID: endpoint.instanceId,
    Ip: endpoint.ip,
    Port: endpoint.port,
    EngineName: endpoint.engine,
    DatabaseName: endpoint.database,
    UserName: endpoint.userName,
    Region: endpoint.regionId,
    OracleSID: "",
    SslSolutionEnum: "DISABLE",
  };
}

function objectsOf({ source }: DtsJob): string {
  const { database } = source;
  return database === "" ? "{}" : JSON.stringify({ [database]: { name: database, all: true } });
}
