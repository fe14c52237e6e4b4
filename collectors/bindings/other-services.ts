import { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { listed, readById } from "../batches.ts";
import type { AnswersById } from "../batches.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber, readByToken } from "../pages.ts";

const Members = z.object({
  ScalingInstances: z.array(z.object({ InstanceId: z.string(), ScalingGroupId: z.string() })),
});

/** The scaling group of each instance (ESS DescribeScalingInstances, 100 instances in a call). */
export function collectScalingGroups(
  cloud: Cloud,
  ids: readonly string[],
): Promise<AnswersById<string>> {
  return readById("DescribeScalingInstances", ids, 100, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeScalingInstances",
      { RegionId: cloud.region, PageSize: 100, ...listed("InstanceIds", batch) },
      Members,
      (page) => page.ScalingInstances.length,
    );
    return pages
      .flatMap((page) => page.ScalingInstances)
      .map((one) => [one.InstanceId, one.ScalingGroupId] as const);
  });
}

/** `null` where the instance is in no group. */
export function scalingGroupOf(
  id: string,
  groups: AnswersById<string>,
): InstanceFacts["scalingGroupId"] {
  const own = groups.of(id);
  return isUnknown(own) ? own : (own[0] ?? null);
}

const Jobs = z.object({
  ReplicationJobs: z.object({
    ReplicationJob: z.array(
      z.object({ JobId: z.string(), InstanceId: z.string().default(""), Status: z.string() }),
    ),
  }),
});

/** Running SMC jobs by the instance that each is about (DescribeReplicationJobs, 50 instances in a call). */
export function collectReplicationJobs(
  cloud: Cloud,
  ids: readonly string[],
): Promise<AnswersById<string>> {
  return readById("DescribeReplicationJobs", ids, 50, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeReplicationJobs",
      { PageSize: 50, Status: "Running", ...listed("InstanceId", batch) },
      Jobs,
      (page) => page.ReplicationJobs.ReplicationJob.length,
    );
    return pages
      .flatMap((page) => page.ReplicationJobs.ReplicationJob)
      .map((one) => [one.InstanceId, one.JobId] as const);
  });
}

const Endpoints = z.object({
  Endpoints: z.array(z.object({ EndpointId: z.string(), VpcId: z.string().default("") })),
});

/** The reverse endpoints of the region (PrivateLink ListVpcEndpoints, up to 1,000 a page). */
export async function collectReverseEndpoints(
  cloud: Cloud,
): Promise<Maybe<z.output<typeof Endpoints>["Endpoints"]>> {
  return beside(async () => {
    const pages = await readByToken(
      cloud,
      "ListVpcEndpoints",
      { RegionId: cloud.region, EndpointType: "Reverse", MaxResults: 1000 },
      Endpoints,
    );
    return pages.flatMap((page) => page.Endpoints);
  });
}

/** Those in the VPC of the instance: they lead into the VPC, not to one instance. */
export function reverseEndpointsOf(
  { vpcId }: Machine,
  endpoints: Awaited<ReturnType<typeof collectReverseEndpoints>>,
): InstanceFacts["reverseEndpoints"] {
  if (isUnknown(endpoints)) return endpoints;
  return endpoints
    .filter((one) => vpcId !== "" && one.VpcId === vpcId)
    .map((one) => one.EndpointId)
    .sort(compareText);
}
