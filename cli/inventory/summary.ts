import { billingPolicy, permissionOf } from "../../collectors/actions.ts";
import type { Collected } from "../../collectors/collect.ts";
import { isRefusal, missingFacts } from "../../collectors/gaps.ts";
import type { Gap } from "../../collectors/gaps.ts";
import { printable } from "../../core/printable.ts";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";

/** What the RAM policy cannot hold: RAM documents no names for single billing actions. */
export const billingAdvice: Text = {
  zh: `账单与订单的读取权限不在此策略中：请另外授予系统策略 ${billingPolicy}。`,
  en: `Reading bills and orders is not in this policy: attach the system policy ${billingPolicy} beside it.`,
};

/** What was read and what could not be, each gap with the permission that settles it. */
export function summaryOf({ inventory, gaps }: Collected, language: Language): string {
  const { account, region, instances, securityGroups, vpcs, vswitches } = inventory;
  const counts = [instances, securityGroups, vpcs, vswitches].map((list) => String(list.length));
  const [machines = "", groups = "", networks = "", switches = ""] = counts;
  const missing = [...missingFacts(inventory)].map(([fact, count]) => `${fact} (${String(count)})`);
  const lines =
    language === "zh"
      ? [
          `账号 ${account}，地域 ${region}：实例 ${machines}，安全组 ${groups}，专有网络 ${networks}，交换机 ${switches}。`,
          ...(gaps.length + missing.length === 0
            ? ["所需的事实均已读到。"]
            : ["未能读到的（检查时视为未知，不视为通过）："]),
          ...(missing.length === 0 ? [] : [`  - 回答中没有的字段：${missing.join("、")}`]),
        ]
      : [
          `Account ${account}, region ${region}: instances ${machines}, security groups ${groups}, VPCs ${networks}, vSwitches ${switches}.`,
          ...(gaps.length + missing.length === 0
            ? ["Every fact that was looked for has been read."]
            : ["Not read (a check takes it as unknown, never as passed):"]),
          ...(missing.length === 0
            ? []
            : [`  - fields that the answers left out: ${missing.join(", ")}`]),
        ];
  return [...lines, ...gaps.map((gap) => `  - ${gapLine(gap, language)}`)].join("\n");
}

function gapLine(gap: Gap, language: Language): string {
  const what = `${say(gap.what, language)}${idList(gap.ids, language)}`;
  const reason = printable(gap.reason);
  const needs = permissionOf(gap.action);
  if (!isRefusal(gap.reason))
    return language === "zh" ? `${what}：${reason}` : `${what}: ${reason}`;
  const isPolicy = needs === billingPolicy;
  return language === "zh"
    ? `${what}：${reason}；需要${isPolicy ? "系统策略" : "权限"} ${needs}`
    : `${what}: ${reason}; ${isPolicy ? "attach the system policy" : "grant"} ${needs}`;
}

function idList(ids: readonly string[], language: Language): string {
  if (ids.length === 0) return "";
  const named = ids.slice(0, 5).map(printable);
  const rest = ids.length - named.length;
  const more =
    rest === 0
      ? ""
      : language === "zh"
        ? ` 等共 ${String(ids.length)} 个`
        : ` and ${String(rest)} more`;
  return ` ${named.join(", ")}${more}`;
}
