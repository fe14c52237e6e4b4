import type { Text } from "../text.ts";
import type { LandingOverview } from "./overview.ts";

/**
 * What is paid for and what is not.
 * Source: the guide, and https://www.alibabacloud.com/help/en/vpc/vpc-product-billing.
 */
export function costsOf({ peering }: Pick<LandingOverview, "peering">): Text[] {
  return [
    {
      zh: "专有网络、交换机、安全组及其规则、前缀列表：免费。",
      en: "VPC, vSwitches, security groups with their rules and prefix lists: free of charge.",
    },
    {
      zh: "过户本身：免费。过户成功后，实例的后续费用由目标账号支付（R2.2）。",
      en: "The transfer itself: no fee. Once it has succeeded, all further charges of the instances are the target's (R2.2).",
    },
    ...(peering.isWanted
      ? [
          {
            zh: "与源 VPC 的对等连接：本方案不创建；同一地域内免费，跨账号也一样。",
            en: "The peering with the source VPC: not part of this landing; free of charge inside a region, across accounts as well.",
          },
        ]
      : []),
  ];
}
