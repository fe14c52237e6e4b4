import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber } from "../pages.ts";

// Answers hold user names and object lists as well; nothing but these fields is taken.
const End = z.object({
  InstanceType: z.string().default(""),
  InstanceID: z.string().default(""),
  Ip: z.string().default(""),
});
const Page = z.object({
  DtsJobList: z.array(
    z.object({
      DtsJobId: z.string(),
      Status: z.string().default(""),
      SourceEndpoint: End.default({ InstanceType: "", InstanceID: "", Ip: "" }),
      DestinationEndpoint: End.default({ InstanceType: "", InstanceID: "", Ip: "" }),
    }),
  ),
});
type Job = z.output<typeof Page>["DtsJobList"][number];

const Total = z.object({ TotalRecordCount: z.number() }).transform((page) => page.TotalRecordCount);

/** The kinds of job; without one only migrations are listed. */
const jobTypes = ["MIGRATION", "SYNC", "SUBSCRIBE"];

/** Jobs that are over hold no authorisation any more. */
const over = /^(?:Finished|Released|Deleted)$/i;

/** The DTS jobs of the region (DescribeDtsJobs, 30 a page, one listing for each kind). */
export async function collectDtsJobs(cloud: Cloud): Promise<Maybe<Job[]>> {
  return beside(async () => {
    const pages = await Promise.all(
      jobTypes.map((JobType) =>
        readByNumber(
          cloud,
          "DescribeDtsJobs",
          {
            Region: cloud.region,
            RegionId: cloud.region,
            JobType,
            PageSize: 30,
            WithoutDbList: true,
          },
          Page,
          (page) => page.DtsJobList.length,
          { total: Total },
        ),
      ),
    );
    return pages.flat().flatMap((page) => page.DtsJobList);
  });
}

/** The jobs that read from the instance or write to it, by its id or one of its addresses. */
export function dtsJobsOf(machine: Machine, jobs: Maybe<readonly Job[]>): InstanceFacts["dtsJobs"] {
  if (isUnknown(jobs)) return jobs;
  return jobs
    .filter(({ Status }) => !over.test(Status))
    .flatMap((job) => {
      const ends = [
        ["source", job.SourceEndpoint],
        ["destination", job.DestinationEndpoint],
      ] as const;
      return ends.flatMap(([role, end]) =>
        isOf(machine, end) ? [{ id: job.DtsJobId, status: job.Status, role }] : [],
      );
    })
    .sort((one, other) => compareText(one.id + one.role, other.id + other.role));
}

function isOf(machine: Machine, { InstanceID, Ip }: z.output<typeof End>): boolean {
  return (
    InstanceID === machine.id ||
    (Ip !== "" && [...machine.privateIps, ...machine.publicIps].includes(Ip))
  );
}
