import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Rule } from "../../../core/rules/rule.ts";

export const warnLicenseMac: Rule = {
  id: "warn-license-mac",
  about: "instance",
  title: {
    zh: "软件授权绑定了MAC地址、私网IP或实例信息",
    en: "Software is licensed to the MAC address, the private IP or the instance",
  },
  source: {
    ref: "ECS 2019 notice, licence bindings",
    quote: "过户会更换VPC和私网IP，MAC地址和序列号是否改变没有说明，绑定它们的软件授权可能失效。",
  },
  remark: {
    zh: "没有资料说明过户后MAC地址和序列号（SerialNumber）是否保持不变；过户前记下，过户后比对。",
    en: "No source says whether the MAC address and the serial number survive the transfer; write them down before, and compare after.",
  },
  severity: "warning",
  holdsBy: "submit",
  outlet: "fix",
  phase: "cancel",
  evidence: ["attested.warn-license-mac"],
  remedy: {
    zh: "停机之前向软件厂商要改绑的办法或临时授权；记下现在的值：aliyun ecs DescribeInstances --RegionId <region> --InstanceIds '[\"<instance>\"]'（SerialNumber、MacAddress、PrivateIpAddress），过户后比对，变了就改绑。",
    en: "Ask the vendor for a way to bind the licence anew, or for a temporary one, before the stop; write down the present values: aliyun ecs DescribeInstances --RegionId <region> --InstanceIds '[\"<instance>\"]' (SerialNumber, MacAddress, PrivateIpAddress), compare them after the transfer, and bind the licence anew where they changed.",
  },
  undo: {
    zh: "取消过户时，已改绑的授权请厂商改回原值。",
    en: "Where the transfer is called off, let the vendor bind a changed licence to the old values.",
  },
  url: "https://help.aliyun.com/en/user-center/resource-transfer",
  question: {
    ask: {
      zh: "实例上是否有软件的授权绑定了MAC地址、私网IP、序列号或实例ID？",
      en: "Is any software on the instance licensed to its MAC address, private IP, serial number or instance ID?",
    },
    answers: [
      {
        value: "none",
        means: {
          zh: "没有这样的软件，或厂商已确认可以改绑",
          en: "no such software, or its vendor has agreed to bind it anew",
        },
        clears: true,
      },
      {
        value: "licensed",
        means: { zh: "有这样的软件", en: "there is such software" },
        clears: false,
      },
    ],
  },

  check: ({ attested }) => attestedVerdict(warnLicenseMac, attested),

  cases: [
    { name: "none", attested: { "warn-license-mac": "none" }, expect: "pass" },
    { name: "licensed", attested: { "warn-license-mac": "licensed" }, expect: "fail" },
    {
      name: "nobody has attested it",
      attested: { "warn-license-mac": { unknown: "nobody has attested it" } },
      expect: "unknown",
    },
  ],
};
