import type { RefusedRule } from "./plan.ts";
import type { Text } from "../text.ts";

/** A source rule that this landing goes on without. */
export function leftOut(sourceGroupId: string, { quote, reason }: RefusedRule): Text {
  return {
    zh: `${sourceGroupId}：未带过去的规则：${quote}（${reason.zh}）`,
    en: `${sourceGroupId}: not carried: ${quote} (${reason.en})`,
  };
}

/** The groups of an instance whose rules no longer hold for it, because the console takes one group alone. */
export function otherGroups(instanceId: string, chosen: string, others: readonly string[]): Text {
  const list = others.join(", ");
  return {
    zh: `${instanceId}：确认时只填一个安全组（由 ${chosen} 落地而来），它所在的 ${list} 的规则不再对它生效。`,
    en: `${instanceId}: the confirmation takes one group, the landing of ${chosen}; the rules of ${list} no longer hold for it.`,
  };
}
