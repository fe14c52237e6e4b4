import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { answerTo, attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Attested } from "../../../core/rules/attestation.ts";
import { halfYearAfter } from "../../../core/rules/half-year.ts";
import type { Rule, Verdict } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";
import type { Unknown } from "../../../core/unknown.ts";
import { transferredRecentlyCases } from "./transferred-recently.cases.ts";

/** An order for 0 CNY that comes with the instance itself, such as a free trial's, is no sign of a transfer. */
const purchaseMs = 24 * 60 * 60 * 1000;

export const instanceTransferredRecently: Rule = {
  id: "instance-transferred-recently",
  about: "instance",
  title: {
    zh: "半年内已过户一次的实例不支持过户",
    en: "An instance transferred within the last half year cannot be transferred again",
  },
  source: { ref: "R5.1", quote: "实例半年内已过户一次（以过户成功为准）。" },
  remark: {
    zh: "没有接口能查到过户记录。过户后接收方会有一个0元新购订单（R8.3）：比实例创建晚一天以上的0元新购订单按一次过户处理，它也可能来自别的优惠，以订单详情为准。创建时间是否随过户重置没有说明，所以没有这样的订单也不能证明没有过户。“半年”是日历月还是183天没有说明，这里取较晚的一个。",
    en: "No API tells past transfers. The receiver of one gets an order of type New for 0 CNY (R8.3): such an order more than a day after the creation counts as a transfer here, and may come from another discount, which the order's details tell. Whether a transfer resets the creation time is not documented, so the lack of such an order proves nothing. Whether half a year is calendar months or 183 days is not documented either; the later end counts here.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "wait",
  phase: "wait",
  evidence: ["instance.createdAt", "instance.zeroOrders", "attested.instance-transferred-recently"],
  remedy: {
    zh: "等到上一次过户成功满半年；没有命令可以提前，急用时改走共享镜像或 SMC（R10）。订单是什么可以查：aliyun bssopenapi GetOrderDetail --OrderId <订单号>；读不到订单，或订单没有写明是哪台实例时，在费用与成本控制台看过后答 zero-order-was-a-purchase。",
    en: "Wait until half a year after the last successful transfer; nothing makes it earlier, and where it cannot wait, take the shared image or SMC instead (R10). What an order was: aliyun bssopenapi GetOrderDetail --OrderId <order>; where orders cannot be read, or do not say which instance they are about, look at them in the Expenses and Costs console and answer zero-order-was-a-purchase.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  question: {
    ask: {
      zh: "这台实例在最近半年内经过户成功转入过源账号吗？",
      en: "Did this instance come to the source account by a successful transfer within the last half year?",
    },
    answers: [
      {
        value: "none-in-half-a-year",
        means: {
          zh: "没有，或上一次过户成功已满半年",
          en: "no, or the last successful transfer was more than half a year ago",
        },
        clears: true,
      },
      {
        value: "zero-order-was-a-purchase",
        means: {
          zh: "没有；已在控制台看过订单，0元订单来自代金券、试用、按量付费开通等，不是过户",
          en: "no; the orders were looked at in the console, and those for 0 CNY came from a voucher, a trial, a pay-as-you-go purchase or the like, not from a transfer",
        },
        clears: true,
      },
      {
        value: "transferred",
        means: { zh: "半年内过户过", en: "it was transferred within the last half year" },
        clears: false,
      },
    ],
  },

  check({ instance, attested, now }) {
    // An order is a sign and no proof: whoever knows what the orders were for settles it, seen here or not.
    const proven = areExplained(attested) ? pass : provenBy(instance, now);
    return attestedVerdict(instanceTransferredRecently, attested, proven);
  },

  window({ instance: { createdAt, zeroOrders }, attested }) {
    if (isUnknown(createdAt) || isUnknown(zeroOrders) || areExplained(attested)) return {};
    const passesFrom = lastOf(transfersIn(createdAt, zeroOrders));
    return passesFrom === undefined ? {} : { eligibleFrom: passesFrom };
  },

  cases: transferredRecentlyCases,
};

/** Whether somebody says that the orders for 0 CNY were purchases. */
function areExplained(attested: Attested): boolean {
  const answer = answerTo(attested, "instance-transferred-recently");
  return !isUnknown(answer) && answer.value === "zero-order-was-a-purchase";
}

interface Transfer {
  readonly path: string;
  readonly order: string;
  readonly passesFrom: Date;
}

type ZeroOrders = Exclude<InstanceFacts["zeroOrders"], Unknown>;

function provenBy(
  { createdAt, zeroOrders }: Pick<InstanceFacts, "createdAt" | "zeroOrders">,
  now: Date,
): Verdict {
  if (isUnknown(createdAt)) return undecided("instance.createdAt", createdAt);
  if (isUnknown(zeroOrders)) return undecided("instance.zeroOrders", zeroOrders);
  const recent = transfersIn(createdAt, zeroOrders).filter(({ passesFrom }) => now < passesFrom);
  const passesFrom = lastOf(recent);
  if (passesFrom === undefined) return pass;
  return fail(
    recent.map(({ path, order }) => ({ path, expected: "none in half a year", actual: order })),
    { passesFrom },
  );
}

function transfersIn(createdAt: string, zeroOrders: ZeroOrders): Transfer[] {
  const purchaseEnds = Date.parse(createdAt) + purchaseMs;
  return zeroOrders.flatMap(({ id, createdAt: at }, index) =>
    Date.parse(at) > purchaseEnds
      ? [
          {
            path: `instance.zeroOrders[${String(index)}].createdAt`,
            order: `${at} ${id}`,
            passesFrom: halfYearAfter(new Date(at)),
          },
        ]
      : [],
  );
}

function lastOf(transfers: readonly Transfer[]): Date | undefined {
  const instants = transfers.map(({ passesFrom }) => passesFrom.getTime());
  return instants.length === 0 ? undefined : new Date(Math.max(...instants));
}
