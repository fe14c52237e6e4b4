import { nothingListed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceUnpaidOrder: Rule = {
  id: "instance-unpaid-order",
  about: "instance",
  title: {
    zh: "须先支付或取消未支付的订单",
    en: "Unpaid orders must be paid or cancelled first",
  },
  source: {
    ref: "R5.15",
    quote: "实例有未支付订单、存在预约的物理机迁移升级任务时不支持过户，必须先取消或等待完成。",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["instance.unpaidOrders"],
  remedy: {
    zh: "先看订单内容：aliyun bssopenapi GetOrderDetail --OrderId <订单号>；不需要的取消：aliyun bssopenapi CancelOrder --OrderId <订单号>；需要的由源账号支付。",
    en: "Read the order: aliyun bssopenapi GetOrderDetail --OrderId <order>; cancel it where it is not needed: aliyun bssopenapi CancelOrder --OrderId <order>; let the source account pay it where it is.",
  },
  undo: {
    zh: "取消的订单不能恢复，须重新下单；支付按退订规则处理。",
    en: "A cancelled order does not come back and has to be placed again; what is paid falls under the refund rules.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { unpaidOrders } }) =>
    nothingListed("instance.unpaidOrders", unpaidOrders, ({ id, type }) => `${id} ${type}`),

  cases: [
    { name: "no unpaid order", instance: { unpaidOrders: [] }, expect: "pass" },
    {
      name: "an unpaid renewal",
      instance: { unpaidOrders: [{ id: "210000000000001", type: "Renew" }] },
      expect: "fail",
    },
    {
      name: "an unpaid upgrade and an unpaid purchase",
      instance: {
        unpaidOrders: [
          { id: "210000000000001", type: "Upgrade" },
          { id: "210000000000002", type: "New" },
        ],
      },
      expect: "fail",
    },
    {
      name: "an unpaid order that may be of this instance or of another",
      instance: {
        unpaidOrders: { unknown: "unpaid order 210000000000001 does not name its instances" },
      },
      expect: "unknown",
    },
    {
      name: "orders not seen",
      instance: { unpaidOrders: { unknown: "NotAuthorized: bssapi:QueryOrders" } },
      expect: "unknown",
    },
  ],
};
