import type { RuleCase } from "../../../core/rules/rule.ts";
import { sampleInterface } from "../../../core/rules/warned.ts";

export const secondaryPrivateIpCases: readonly RuleCase[] = [
  { name: "one address", instance: { networkInterfaces: [sampleInterface()] }, expect: "pass" },
  {
    name: "two addresses",
    instance: { networkInterfaces: [sampleInterface({ privateIps: ["10.0.0.10", "10.0.0.11"] })] },
    expect: "fail",
  },
  {
    name: "an IPv4 prefix",
    instance: { networkInterfaces: [sampleInterface({ prefixes: ["10.0.0.16/28"] })] },
    expect: "fail",
  },
  {
    name: "an IPv6 prefix, which another rule names",
    instance: { networkInterfaces: [sampleInterface({ prefixes: ["2001:db8::/80"] })] },
    expect: "pass",
  },
  {
    name: "two addresses on a secondary interface, which is detached anyway",
    instance: {
      networkInterfaces: [
        sampleInterface(),
        sampleInterface({
          id: "eni-bp1second",
          type: "Secondary",
          privateIps: ["10.0.0.11", "10.0.0.12"],
        }),
      ],
    },
    expect: "pass",
  },
  {
    name: "two addresses, prefixes not seen",
    instance: {
      networkInterfaces: [
        sampleInterface({
          privateIps: ["10.0.0.10", "10.0.0.11"],
          prefixes: { unknown: "not in the answer" },
        }),
      ],
    },
    expect: "fail",
  },
  {
    name: "one address, prefixes not seen",
    instance: {
      networkInterfaces: [sampleInterface({ prefixes: { unknown: "not in the answer" } })],
    },
    expect: "unknown",
  },
  {
    name: "no address seen",
    instance: { networkInterfaces: [sampleInterface({ privateIps: [] })] },
    expect: "unknown",
  },
  { name: "no interface seen", instance: { networkInterfaces: [] }, expect: "unknown" },
  {
    name: "interfaces not seen",
    instance: { networkInterfaces: { unknown: "Forbidden: ecs:DescribeInstances" } },
    expect: "unknown",
  },
];
