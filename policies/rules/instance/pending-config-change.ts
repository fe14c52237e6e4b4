import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { attestedVerdict } from "../../../core/rules/attestation.ts";
import { withHints } from "../../../core/rules/hint.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Unknown } from "../../../core/unknown.ts";
import { pendingConfigChangeCases } from "./pending-config-change.cases.ts";

/** Renewals, which may or may not change the configuration from the next period on. */
const renewals = ["Renew", "CompensatoryRenew"];

export const instancePendingConfigChange: Rule = {
  id: "instance-pending-config-change",
  about: "instance",
  title: {
    zh: "存在预约变配的实例不支持过户",
    en: "An instance with a scheduled change of its configuration cannot be transferred",
  },
  source: {
    ref: "R5.8",
    quote: "实例存在预约变配（续费降配、临时带宽升级等）或生效中的临时升级配置不支持过户。",
  },
  remark: {
    zh: "实例上没有预约变配的字段，只有订单能看出来。以后才生效的续费订单可能只是提前续费，也可能带着续费降配，订单类型分不清，由回答决定。",
    en: "An instance has no field for a scheduled change; only orders show it. A renewal that starts later may be a plain early renewal or carry a downgrade: its type does not tell, and the answer decides.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.configurationOrders", "attested.instance-pending-config-change"],
  remedy: {
    zh: "先看订单内容：aliyun bssopenapi GetOrderDetail --OrderId <订单号>。还没有生效的变更，能取消或退订的在费用与成本控制台的订单里处理；不能取消的，等它生效以后（临时升级要等它结束以后）再发起过户。",
    en: "Read the order: aliyun bssopenapi GetOrderDetail --OrderId <order>. Cancel or refund a change that has not taken effect among the orders of the Expenses and Costs console, where it lets you; otherwise submit after it has taken effect, or after its end where it is a temporary upgrade.",
  },
  undo: {
    zh: "取消的变更不能恢复，须重新下单，价格以下单时为准。",
    en: "A cancelled change does not come back: place the order again, at the price of that day.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "这台实例有还没有生效的变配吗（续费降配、续费变配、预约的临时带宽升级等）？单纯的提前续费不算。",
      en: "Is a change of this instance's configuration scheduled and not in effect yet (a downgrade or change at renewal, a temporary bandwidth upgrade to come)? A plain early renewal does not count.",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有，最多只有单纯的提前续费", en: "no, or a plain early renewal at most" },
        clears: true,
      },
      {
        value: "scheduled",
        means: { zh: "有，还没有生效", en: "yes, and it is not in effect yet" },
        clears: false,
      },
    ],
  },

  check({ instance: { configurationOrders: orders }, attested, now }) {
    const hints = isUnknown(orders) ? [] : laterRenewals(orders, now);
    const verdict = attestedVerdict(instancePendingConfigChange, attested, provenBy(orders, now));
    return withHints(verdict, hints);
  },

  cases: pendingConfigChangeCases,
};

type Orders = Exclude<InstanceFacts["configurationOrders"], Unknown>;

function provenBy(orders: InstanceFacts["configurationOrders"], now: Date): Verdict {
  if (isUnknown(orders)) return undecided("instance.configurationOrders", orders);
  const changes = orders.flatMap((order, index) =>
    renewals.includes(order.type) || isOver(order, now)
      ? []
      : [{ ...order, path: `instance.configurationOrders[${String(index)}].startsAt` }],
  );
  const ahead = changes.flatMap(({ id, type, startsAt, path }) =>
    !isUnknown(startsAt) && new Date(startsAt) > now
      ? [{ path, expected: `<= ${now.toISOString()}`, actual: `${startsAt} ${type} ${id}` }]
      : [],
  );
  if (ahead.length > 0) return fail(ahead);
  for (const { startsAt, path } of changes) {
    if (isUnknown(startsAt)) return undecided(path, startsAt);
  }
  return pass;
}

/** One that has ended is not to come, whatever its beginning is. */
function isOver({ endsAt }: Orders[number], now: Date): boolean {
  return !isUnknown(endsAt) && new Date(endsAt) <= now;
}

function laterRenewals(orders: Orders, now: Date): string[] {
  return orders.flatMap(({ id, type, startsAt }) => {
    if (!renewals.includes(type)) return [];
    if (isUnknown(startsAt)) return [`order ${id} (${type}) may change it, its start was not seen`];
    return new Date(startsAt) > now ? [`order ${id} (${type}) of ${startsAt} may change it`] : [];
  });
}
