import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Cloud } from "../client.ts";
import type { Gap } from "../gaps.ts";
import type { Machine } from "../machine.ts";
import { readByNumber } from "../pages.ts";
import { foundIn, gapsOfParts, readParts } from "./parts.ts";

// Answers may hold user names and passwords of databases: nothing but these fields is taken.
const End = z
  .object({ InstanceID: z.string().default(""), Ip: z.string().default("") })
  .prefault({});

const Job = z.object({
  DtsJobId: z.string(),
  Status: z.string().default(""),
  SourceEndpoint: End,
  DestinationEndpoint: End,
});
type Job = z.output<typeof Job>;

/** A job may carry the one that takes the data back, which goes on when the first is over. */
const Page = z.object({ DtsJobList: z.array(Job.extend({ ReverseJob: Job.optional() })) });

const Total = z
  .object({ TotalRecordCount: z.number() })
  .transform(({ TotalRecordCount }) => TotalRecordCount);

/** The kinds of job; without one only migrations are listed. */
const jobTypes = ["MIGRATION", "SYNC", "SUBSCRIBE"] as const;

/** Jobs that are over use no instance any more. */
const over = /^(?:Finished|Released|Deleted)$/i;

/** The jobs that may use an instance. */
export interface DtsJobs {
  of(machine: Machine): InstanceFacts["dtsJobs"];
  readonly gaps: readonly Gap[];
}

/** The DTS jobs of the region (DescribeDtsJobs, 30 a page, one listing for each kind). */
export async function collectDtsJobs(cloud: Cloud): Promise<DtsJobs> {
  const parts = await readParts(
    "DescribeDtsJobs",
    jobTypes.map((type) => () => jobsOf(cloud, type)),
  );
  return {
    of: (machine) =>
      foundIn(
        parts.rows.flatMap((job) => rolesOf(machine, job)),
        parts,
      ),
    gaps: gapsOfParts("DescribeDtsJobs", parts),
  };
}

async function jobsOf(cloud: Cloud, JobType: (typeof jobTypes)[number]): Promise<Job[]> {
  const pages = await readByNumber(
    cloud,
    "DescribeDtsJobs",
    { Region: cloud.region, RegionId: cloud.region, JobType, PageSize: 30, WithoutDbList: true },
    Page,
    (page) => page.DtsJobList.length,
    { total: Total },
  );
  return pages
    .flatMap((page) => page.DtsJobList)
    .flatMap(({ ReverseJob, ...job }) => (ReverseJob === undefined ? [job] : [job, ReverseJob]))
    .filter(({ Status }) => !over.test(Status));
}

type Role = Exclude<InstanceFacts["dtsJobs"], { unknown: string }>[number];

function rolesOf(machine: Machine, job: Job): Role[] {
  const ends = [
    ["source", job.SourceEndpoint],
    ["destination", job.DestinationEndpoint],
  ] as const;
  return ends.flatMap(([role, end]) =>
    isOf(machine, end) ? [{ id: job.DtsJobId, status: job.Status, role }] : [],
  );
}

/** By its id, else by an address: one that belongs to another instance or VPC is another's. */
function isOf(machine: Machine, { InstanceID, Ip }: z.output<typeof End>): boolean {
  if (InstanceID === machine.id || machine.publicIps.includes(Ip)) return true;
  const isReachable = InstanceID === machine.vpcId || /^(?:cen-|$)/.test(InstanceID);
  return isReachable && machine.privateIps.includes(Ip);
}
