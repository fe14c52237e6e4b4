import { fail, pass, undecided } from "./verdict.ts";
import type { Verdict } from "./rule.ts";
import type { InstanceFacts } from "../facts/instance.ts";
import { instantMs } from "../instant.ts";
import type { Text } from "../text.ts";
import { isUnknown } from "../unknown.ts";

/**
 * Whether a subscription goes on after an instant; pay-as-you-go instances always do.
 * @param instantAt milliseconds since 1970
 */
export function outlasts(
  { chargeType, expiresAt }: Pick<InstanceFacts, "chargeType" | "expiresAt">,
  instantAt: number,
): Verdict {
  if (isUnknown(chargeType)) return undecided("instance.chargeType", chargeType);
  // The API reports an expiry for pay-as-you-go instances too, and it means nothing.
  if (chargeType === "PostPaid") return pass;
  if (isUnknown(expiresAt)) return undecided("instance.expiresAt", expiresAt);
  if (instantMs(expiresAt) > instantAt) return pass;
  return fail({
    path: "instance.expiresAt",
    expected: `> ${new Date(instantAt).toISOString()}`,
    actual: expiresAt,
  });
}

/** The way back from a renewal. */
export const renewalUndo: Text = {
  zh: "续费是付款，没有撤销命令；过户前按退订规则处理，过户后旧订单只退0元（R5.23）。",
  en: "A renewal is a payment, and no command takes it back; the refund rules apply before the transfer, and after it the old order refunds 0 CNY (R5.23).",
};
