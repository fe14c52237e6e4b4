import { z } from "zod";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { readById } from "./batches.ts";
import type { AnswersById } from "./batches.ts";
import type { Cloud } from "./client.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { readByNumber } from "./pages.ts";
import { told } from "./wire.ts";

const Page = z.object({
  Instances: z.object({
    Instance: z.array(
      z.object({ InstanceId: z.string(), PrivatePoolOptionsId: z.string().default("") }),
    ),
  }),
});

/** The private pool that each instance is to run in (DescribeInstanceAttachmentAttributes, 100 instances in a call). */
export function collectPrivatePools(
  cloud: Cloud,
  ids: readonly string[],
): Promise<AnswersById<string>> {
  return readById("DescribeInstanceAttachmentAttributes", ids, 100, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeInstanceAttachmentAttributes",
      { RegionId: cloud.region, InstanceIds: JSON.stringify(batch), PageSize: 100 },
      Page,
      (page) => page.Instances.Instance.length,
    );
    return pages
      .flatMap((page) => page.Instances.Instance)
      .map((one) => [one.InstanceId, one.PrivatePoolOptionsId] as const);
  });
}

/** The capacity reservation that the instance runs in, else the private pool that it is tied to. */
export function reservationOf(
  { id, capacityReservationId }: InstanceRecord,
  pools: AnswersById<string>,
): Maybe<string | null> {
  if (typeof capacityReservationId === "string") return capacityReservationId;
  const own = pools.of(id);
  if (isUnknown(own)) return own;
  const [pool] = own;
  if (pool === undefined) return told<never>(undefined, "this instance's private pool");
  return pool === "" ? capacityReservationId : pool;
}
