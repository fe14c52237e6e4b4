import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import { tempUpgradeCases } from "./temp-upgrade.cases.ts";

export const instanceTempUpgrade: Rule = {
  id: "instance-temp-upgrade",
  about: "instance",
  title: {
    zh: "临时升级生效期间不支持过户",
    en: "An instance cannot be transferred while a temporary upgrade is in effect",
  },
  source: {
    ref: "R5.8",
    quote: "实例存在预约变配（续费降配、临时带宽升级等）或生效中的临时升级配置不支持过户。",
  },
  remark: {
    zh: "实例上没有临时升级的字段，只有订单能看出来；还没有生效的临时升级由 instance-pending-config-change 检查。",
    en: "An instance has no field for a temporary upgrade; only orders show it. One that is still to come is for instance-pending-config-change.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  phase: "wait",
  evidence: ["instance.configurationOrders", "attested.instance-temp-upgrade"],
  remedy: {
    zh: "等临时升级结束后再发起过户；起止时间见订单：aliyun bssopenapi GetOrderDetail --OrderId <订单号>",
    en: "Submit after the temporary upgrade has ended; the order tells when that is: aliyun bssopenapi GetOrderDetail --OrderId <order>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "这台实例现在有生效中的临时升级吗（例如临时带宽升级）？",
      en: "Is a temporary upgrade of this instance in effect now, such as a temporary bandwidth upgrade?",
    },
    answers: [
      {
        value: "none",
        means: { zh: "没有，或已经结束", en: "no, or it has ended" },
        clears: true,
      },
      {
        value: "in-effect",
        means: { zh: "有，还没有结束", en: "yes, and it has not ended" },
        clears: false,
      },
    ],
  },

  check: ({ instance: { configurationOrders }, attested, now }) =>
    attestedVerdict(instanceTempUpgrade, attested, provenBy(configurationOrders, now)),

  window({ instance: { configurationOrders }, now }) {
    const proven = provenBy(configurationOrders, now);
    const from = proven.outcome === "fail" ? proven.passesFrom : undefined;
    return from === undefined ? {} : { eligibleFrom: from };
  },

  cases: tempUpgradeCases,
};

function provenBy(orders: InstanceFacts["configurationOrders"], now: Date): Verdict {
  if (isUnknown(orders)) return undecided("instance.configurationOrders", orders);
  const path = (index: number) => `instance.configurationOrders[${String(index)}]`;
  const upgrades = orders.flatMap(({ id, type, startsAt, endsAt }, index) =>
    type === "TempUpgrade" ? [{ id, path: path(index), startsAt, endsAt }] : [],
  );
  // One that is over or still to come is none of this rule's, whatever its other end is.
  const open = upgrades.filter(
    ({ startsAt, endsAt }) =>
      (isUnknown(startsAt) || new Date(startsAt) <= now) &&
      (isUnknown(endsAt) || new Date(endsAt) > now),
  );
  const missing = open.flatMap(({ path: of, startsAt, endsAt }) => {
    if (isUnknown(startsAt)) return [undecided(`${of}.startsAt`, startsAt)];
    return isUnknown(endsAt) ? [undecided(`${of}.endsAt`, endsAt)] : [];
  });
  const inEffect = open.flatMap(({ id, path: of, startsAt, endsAt }) =>
    isUnknown(startsAt) || isUnknown(endsAt) ? [] : [{ id, path: `${of}.endsAt`, endsAt }],
  );
  if (inEffect.length === 0) return missing[0] ?? pass;
  const last = Math.max(...inEffect.map(({ endsAt }) => Date.parse(endsAt)));
  return fail(
    inEffect.map(({ id, path: at, endsAt }) => ({
      path: at,
      expected: `<= ${now.toISOString()}`,
      actual: `${endsAt} TempUpgrade ${id}`,
    })),
    missing.length === 0 ? { passesFrom: new Date(last) } : {},
  );
}
