import { z } from "zod";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { readById } from "./batches.ts";
import type { AnswersById } from "./batches.ts";
import type { Cloud } from "./client.ts";
import type { InstanceRecord } from "./instance-record.ts";
import { readByNumber } from "./pages.ts";

const Page = z.object({
  Links: z.object({ Link: z.array(z.object({ InstanceId: z.string(), VpcId: z.string() })) }),
});

/**
 * The VPCs that instances of the classic network are linked to (DescribeClassicLinkInstances, 100 in a call).
 * No call is made where every instance is in a VPC.
 */
export function collectClassicLinks(
  cloud: Cloud,
  records: readonly InstanceRecord[],
): Promise<AnswersById<string>> {
  const ids = records.filter((one) => one.networkType === "classic").map((one) => one.id);
  return readById("DescribeClassicLinkInstances", ids, 100, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeClassicLinkInstances",
      { RegionId: cloud.region, InstanceId: batch.join(","), PageSize: 100 },
      Page,
      (page) => page.Links.Link.length,
    );
    return pages
      .flatMap((page) => page.Links.Link)
      .map((link) => [link.InstanceId, link.VpcId] as const);
  });
}

export function classicLinkOf(
  { id, networkType }: InstanceRecord,
  links: AnswersById<string>,
): Maybe<string | null> {
  if (isUnknown(networkType)) return networkType;
  if (networkType === "vpc") return null;
  const own = links.of(id);
  return isUnknown(own) ? own : (own[0] ?? null);
}
