import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnCapacityReservation: Rule = {
  id: "warn-capacity-reservation",
  about: "instance",
  title: {
    zh: "实例占用容量预定或私有池",
    en: "The instance runs in a capacity reservation or private pool",
  },
  source: {
    ref: "DescribeInstanceAttachmentAttributes PrivatePoolOptionsId",
    quote: "容量预定和私有池属于账号，过户指南没有说明占用私有池的实例能否过户。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "unbind",
  evidence: ["instance.capacityReservationId"],
  remedy: {
    zh: "让实例不再使用私有池：aliyun ecs ModifyInstanceAttachmentAttributes --RegionId <region> --InstanceId <instance> --PrivatePoolOptions.MatchCriteria None；容量预定本身留在源账号并继续计费，不需要时另行释放。由 Pulumi 管理时同时改 privatePoolOptionsMatchCriteria。",
    en: "Let the instance use no private pool: aliyun ecs ModifyInstanceAttachmentAttributes --RegionId <region> --InstanceId <instance> --PrivatePoolOptions.MatchCriteria None; the reservation itself stays in the source account and goes on charging, so release it where it is no longer needed. Where Pulumi manages it, change privatePoolOptionsMatchCriteria as well.",
  },
  undo: {
    zh: "重新使用私有池：aliyun ecs ModifyInstanceAttachmentAttributes --RegionId <region> --InstanceId <instance> --PrivatePoolOptions.MatchCriteria Target --PrivatePoolOptions.Id <私有池ID>；原来是开放匹配的，改填 Open，不带 ID。",
    en: "Use the pool again: aliyun ecs ModifyInstanceAttachmentAttributes --RegionId <region> --InstanceId <instance> --PrivatePoolOptions.MatchCriteria Target --PrivatePoolOptions.Id <private-pool>; where it matched open pools, say Open instead, without an ID.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { capacityReservationId } }) =>
    nothingNamed("instance.capacityReservationId", capacityReservationId),

  cases: [
    { name: "no reservation", instance: { capacityReservationId: null }, expect: "pass" },
    { name: "the API's empty id", instance: { capacityReservationId: "" }, expect: "pass" },
    { name: "a reservation", instance: { capacityReservationId: "crp-bp1pool" }, expect: "fail" },
    {
      name: "reservation not seen",
      instance: { capacityReservationId: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
