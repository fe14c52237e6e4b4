import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnStaticIpGuest: Rule = {
  id: "warn-static-ip-guest",
  about: "instance",
  title: {
    zh: "操作系统里写死了IP，或镜像没有DHCP，换私网IP后会断网",
    en: "The guest has a static IP or no DHCP, and loses its network once the private IP changes",
  },
  source: {
    ref: "ECS 2019 notice",
    quote: "旧的过户须知提示：配置了静态IP或没有DHCP的系统，在私网IP改变后会断网。",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  downtime: true,
  evidence: ["attested.warn-static-ip-guest"],
  remedy: {
    zh: "停机之前把系统里主网卡改为DHCP，重启一次确认网络正常；先确认 VNC 能登录（aliyun ecs DescribeInstanceVncUrl --RegionId <region> --InstanceId <instance>），改错了还能进去。写死旧地址的程序、hosts 和白名单也一并记下。即使之后改回原地址，过户后的第一次启动用的可能是新地址。",
    en: "Before the stop, set the primary interface to DHCP in the system, and restart once to see that the network works; make sure first that VNC lets you in (aliyun ecs DescribeInstanceVncUrl --RegionId <region> --InstanceId <instance>), should the change go wrong. Write down programs, hosts files and whitelists that hold the old address as well. Even where the old address is set back later, the first start after the transfer may see a new one.",
  },
  undo: {
    zh: "把静态IP配置写回系统，重启网络。",
    en: "Write the static configuration back into the system, and restart its network.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/modify-a-private-ip-address",
  question: {
    ask: {
      zh: "实例的操作系统是否通过DHCP取得主网卡的私网IP？",
      en: "Does the instance's operating system get the private IP of its primary interface by DHCP?",
    },
    answers: [
      {
        value: "dhcp",
        means: { zh: "通过DHCP取得", en: "it gets it by DHCP" },
        clears: true,
      },
      {
        value: "static",
        means: {
          zh: "系统里写死了IP，或镜像没有DHCP",
          en: "the address is written into the system, or the image has no DHCP",
        },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(warnStaticIpGuest, attested),

  cases: [
    { name: "DHCP", attested: { "warn-static-ip-guest": "dhcp" }, expect: "pass" },
    { name: "a static address", attested: { "warn-static-ip-guest": "static" }, expect: "fail" },
    {
      name: "nobody has attested it",
      attested: { "warn-static-ip-guest": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
