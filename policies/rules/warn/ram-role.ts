import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnRamRole: Rule = {
  id: "warn-ram-role",
  about: "instance",
  title: {
    zh: "实例绑定了RAM角色，角色留在源账号",
    en: "The instance has a RAM role, which stays with the source account",
  },
  source: {
    ref: "DescribeInstanceRamRole",
    quote: "RAM角色属于账号，不随实例过户；靠它取得凭证的程序在过户后会失去权限。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.ramRole"],
  remedy: {
    zh: "先在目标账号创建权限相同的角色，再解绑：aliyun ecs DetachInstanceRamRole --RegionId <region> --InstanceIds '[\"<instance>\"]' --RamRoleName <角色名>；程序随即取不到临时凭证，所以放在停机之前不久做。过户后绑定目标账号的角色，并核对它能访问的资源（OSS、日志等）是哪个账号的。由 Pulumi 管理时从程序里删去 roleName 或 RamRoleAttachment。",
    en: "Create a role with the same permissions in the target account, then detach this one: aliyun ecs DetachInstanceRamRole --RegionId <region> --InstanceIds '[\"<instance>\"]' --RamRoleName <role>; programs get no credentials from then on, so do it shortly before the stop. Attach the target's role after the transfer, and check whose resources (OSS, logs and others) it reaches. Where Pulumi manages it, remove roleName or the RamRoleAttachment from the program.",
  },
  undo: {
    zh: "重新绑定：aliyun ecs AttachInstanceRamRole --RegionId <region> --InstanceIds '[\"<instance>\"]' --RamRoleName <角色名>",
    en: "Attach it again: aliyun ecs AttachInstanceRamRole --RegionId <region> --InstanceIds '[\"<instance>\"]' --RamRoleName <role>",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",

  check: ({ instance: { ramRole } }) => nothingNamed("instance.ramRole", ramRole),

  cases: [
    { name: "no role", instance: { ramRole: null }, expect: "pass" },
    { name: "the API's empty name", instance: { ramRole: "" }, expect: "pass" },
    { name: "a role", instance: { ramRole: "web-reads-oss" }, expect: "fail" },
    {
      name: "role not seen",
      instance: { ramRole: { unknown: "Forbidden: ecs:DescribeInstanceRamRole" } },
      expect: "unknown",
    },
  ],
};
