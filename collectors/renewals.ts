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
  InstanceRenewAttributes: z.object({
    InstanceRenewAttribute: z.array(
      z.object({ InstanceId: z.string(), AutoRenewEnabled: z.boolean().optional() }),
    ),
  }),
});

/** Whether subscriptions renew themselves (DescribeInstanceAutoRenewAttribute, 100 instances in a call). */
export function collectRenewals(
  cloud: Cloud,
  records: readonly InstanceRecord[],
): Promise<AnswersById<Maybe<boolean>>> {
  // The call refuses pay-as-you-go instances, and with one of them the whole batch.
  const ids = records.filter((one) => one.chargeType === "PrePaid").map((one) => one.id);
  return readById("DescribeInstanceAutoRenewAttribute", ids, 100, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeInstanceAutoRenewAttribute",
      { RegionId: cloud.region, InstanceId: batch.join(","), PageSize: 100 },
      Page,
      (page) => page.InstanceRenewAttributes.InstanceRenewAttribute.length,
    );
    return pages
      .flatMap((page) => page.InstanceRenewAttributes.InstanceRenewAttribute)
      .map((one) => [one.InstanceId, told(one.AutoRenewEnabled, "AutoRenewEnabled")] as const);
  });
}

export function autoRenewOf(
  { id, chargeType }: InstanceRecord,
  renewals: AnswersById<Maybe<boolean>>,
): Maybe<boolean> {
  if (isUnknown(chargeType)) return chargeType;
  if (chargeType !== "PrePaid") return false;
  const own = renewals.of(id);
  if (isUnknown(own)) return own;
  return own[0] ?? told<never>(undefined, "InstanceRenewAttribute");
}
