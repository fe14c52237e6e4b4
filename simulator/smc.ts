import { inRegion, optionalRegion, type Answer, type Call, type Product } from "./call.ts";
import { numberedPage } from "./paging.ts";
import { integer, list, matches, oneOf, refuseUnapplied, wanted, type Params } from "./params.ts";
import type { ReplicationJob } from "./state-services.ts";
import { hasTags, vpcTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** Server Migration Center, 2019-06-01. */
export const smc: Product = {
  name: "Smc",
  version: "2019-06-01",
  actions: { DescribeReplicationJobs: describeReplicationJobs },
};

const TYPE_NUMBERS = { server: 0, system: 1, "cross-zone": 2, vmware: 3 } as const;

const STATUSES = [
  "Ready",
  "Running",
  "Stopped",
  "InError",
  "Finished",
  "Waiting",
  "Expired",
  "Deleting",
] as const;

/** DescribeReplicationJobs: `RegionId` is where a job goes to, and only a filter. */
function describeReplicationJobs(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["ResourceGroupId"]);
  const jobIds = idsOf(params, "JobId");
  const sourceIds = idsOf(params, "SourceId");
  const instanceIds = idsOf(params, "InstanceId");
  const status = oneOf(params, "Status", STATUSES);
  const type = integer(params, "JobType");
  const jobs = inRegion(account.services.replicationJobs, optionalRegion(call)).filter(
    (job) =>
      wanted(jobIds, job.id) &&
      wanted(sourceIds, job.sourceId) &&
      wanted(instanceIds, job.instanceId) &&
      (status === undefined || status === job.status) &&
      (type === undefined || type === TYPE_NUMBERS[job.type]) &&
      matches(params, "BusinessStatus", job.businessStatus) &&
      matches(params, "Name", job.name) &&
      hasTags(params, job),
  );
  const page = numberedPage(params, jobs, { defaultSize: 10, maxSize: 50 });
  const resourceGroup = defaultResourceGroup(account.accountId);
  return {
    ...page.fields,
    ReplicationJobs: { ReplicationJob: page.rows.map((job) => jobRow(job, resourceGroup)) },
  };
}

function idsOf(params: Params, name: string): string[] | undefined {
  const ids = list(params, name, 50);
  return ids.length === 0 ? undefined : ids;
}

function jobRow(job: ReplicationJob, resourceGroup: string): Answer {
  return {
    JobId: job.id,
    Name: job.name,
    Description: "",
    JobType: TYPE_NUMBERS[job.type],
    Status: job.status,
    BusinessStatus: job.businessStatus,
    SourceId: job.sourceId,
    InstanceId: job.instanceId,
    TargetType: job.instanceId === "" ? "Image" : "TargetInstance",
    RegionId: job.regionId,
    ResourceGroupId: resourceGroup,
    CreationTime: toSecond(job.createdAt),
    StartTime: toSecond(job.createdAt),
    EndTime: job.status === "Finished" ? toSecond(job.createdAt) : "",
    Progress: job.status === "Finished" ? 100 : 0,
    RunOnce: true,
    ErrorCode: job.status === "InError" ? "InternalError" : "",
    DataDisks: { DataDisk: [] },
    SystemDiskParts: { SystemDiskPart: [] },
    ReplicationJobRuns: { ReplicationJobRun: [] },
    Tags: vpcTags(job),
  };
}
