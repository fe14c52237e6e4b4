import { nothingNamed } from "../../../core/rules/nothing-bound.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const instanceKeyPair: Rule = {
  id: "instance-key-pair",
  about: "instance",
  title: {
    zh: "须先解绑密钥对",
    en: "The key pair must be unbound first",
  },
  source: { ref: "R5.17", quote: "实例绑定了密钥对，须先解绑密钥对" },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "detach",
  downtime: true,
  evidence: ["instance.keyPair"],
  remedy: {
    zh: "在停机之前先确认有可用的登录密码（Linux 还要看 sshd 是否允许密码登录），再解绑：aliyun ecs DetachKeyPair --RegionId <region> --KeyPairName <密钥对> --InstanceIds '[\"<instance>\"]'，看返回的 Results 里 Success 是否为 true，然后重启生效：aliyun ecs RebootInstance --RegionId <region> --InstanceId <instance>。由 Pulumi 管理时，改 keyName 会重启运行中的实例，也会启动已停止的实例。",
    en: "Before stopping the instance make sure that a password works (and that sshd allows passwords), then unbind it: aliyun ecs DetachKeyPair --RegionId <region> --KeyPairName <key-pair> --InstanceIds '[\"<instance>\"]', look for Success true in its Results, then restart for it to take effect: aliyun ecs RebootInstance --RegionId <region> --InstanceId <instance>. Where Pulumi manages it, a change of keyName reboots a running instance and starts a stopped one.",
  },
  undo: {
    zh: "重新绑定：aliyun ecs AttachKeyPair --RegionId <region> --KeyPairName <密钥对> --InstanceIds '[\"<instance>\"]'，重启后生效。",
    en: "Bind it again: aliyun ecs AttachKeyPair --RegionId <region> --KeyPairName <key-pair> --InstanceIds '[\"<instance>\"]'; it takes effect after a restart.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/ssh-key-pairs/",

  check: ({ instance: { keyPair } }) => nothingNamed("instance.keyPair", keyPair),

  cases: [
    { name: "no key pair", instance: { keyPair: null }, expect: "pass" },
    { name: "the API's empty name", instance: { keyPair: "" }, expect: "pass" },
    { name: "a key pair", instance: { keyPair: "ops" }, expect: "fail" },
    {
      name: "key pair not seen",
      instance: { keyPair: { unknown: "Forbidden: ecs:DescribeInstances" } },
      expect: "unknown",
    },
  ],
};
