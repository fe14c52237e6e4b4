import { noTarget } from "../case/landed-parts.ts";
import type { LandingPlan } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import type { Maybe } from "../unknown.ts";
import { measured, sumOf } from "./capacity.ts";
import type { Capacity } from "./capacity.ts";
import type { LandedParts } from "./landed-parts.ts";

/** vCPUs of the pay-as-you-go instances that arrive; nothing where every one is a subscription. */
export function accountCapacity(
  { region }: LandingPlan,
  { target, arriving }: LandedParts,
): Capacity[] {
  const counted = arriving.filter(({ facts }) => facts.chargeType !== "PrePaid");
  if (counted.length === 0) return [];
  const quota = target?.standing.postpaidVcpus ?? noTarget;
  return [
    measured({
      kind: "pay-as-you-go-vcpus",
      subject: region,
      what: {
        zh: "该地域按量付费实例的 vCPU",
        en: "vCPUs of the region's pay-as-you-go instances",
      },
      used: isUnknown(quota) ? quota : quota.used,
      needed: sumOf(
        counted.map(({ facts: { chargeType, cpu } }): Maybe<number> =>
          isUnknown(chargeType) ? chargeType : cpu,
        ),
      ),
      limit: isUnknown(quota) ? quota : quota.max,
      source: {
        zh: "DescribeAccountAttributes 的 max-postpaid-instance-vcpu-count 和 used-postpaid-instance-vcpu-count。",
        en: "max-postpaid-instance-vcpu-count and used-postpaid-instance-vcpu-count of DescribeAccountAttributes.",
      },
    }),
  ];
}
