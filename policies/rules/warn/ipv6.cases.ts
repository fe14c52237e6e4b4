import type { RuleCase } from "../../../core/rules/rule.ts";
import { sampleInterface } from "../../../core/rules/warned.ts";

export const ipv6Cases: readonly RuleCase[] = [
  { name: "IPv4 alone", instance: { networkInterfaces: [sampleInterface()] }, expect: "pass" },
  {
    name: "an IPv6 address",
    instance: { networkInterfaces: [sampleInterface({ ipv6: ["2001:db8::10"] })] },
    expect: "fail",
  },
  {
    name: "an IPv6 prefix",
    instance: { networkInterfaces: [sampleInterface({ prefixes: ["2001:db8::/80"] })] },
    expect: "fail",
  },
  {
    name: "an IPv4 prefix, which another rule names",
    instance: { networkInterfaces: [sampleInterface({ prefixes: ["10.0.0.16/28"] })] },
    expect: "pass",
  },
  {
    name: "a prefix proves what the addresses hide",
    instance: {
      networkInterfaces: [
        sampleInterface({ ipv6: { unknown: "not in the answer" }, prefixes: ["2001:db8::/80"] }),
      ],
    },
    expect: "fail",
  },
  {
    name: "addresses not seen",
    instance: { networkInterfaces: [sampleInterface({ ipv6: { unknown: "not in the answer" } })] },
    expect: "unknown",
  },
  {
    name: "only a secondary interface seen",
    instance: { networkInterfaces: [sampleInterface({ id: "eni-bp1second", type: "Secondary" })] },
    expect: "unknown",
  },
  {
    name: "interfaces not seen",
    instance: { networkInterfaces: { unknown: "Forbidden: ecs:DescribeInstances" } },
    expect: "unknown",
  },
];
