import type { RuleCase } from "../../../core/rules/rule.ts";

/** The cases of target-cidr-plan: what CreateVpc and CreateVSwitch take, and what they refuse. */
export const targetCidrPlanCases: readonly RuleCase[] = [
  planned("a /24 in a /16", "10.0.0.0/24", ["10.0.0.0/16"], "pass"),
  planned("the VPC's whole block", "192.168.0.0/16", ["192.168.0.0/16"], "pass"),
  planned("in a secondary block", "172.16.1.0/24", ["10.0.0.0/16", "172.16.0.0/12"], "pass"),
  planned("the smallest vSwitch", "10.0.0.248/29", ["10.0.0.0/16"], "pass"),
  planned("a vSwitch too small", "10.0.0.252/30", ["10.0.0.0/16"], "fail"),
  planned("the largest vSwitch", "10.1.0.0/16", ["10.0.0.0/8"], "pass"),
  planned("a vSwitch too large", "10.0.0.0/15", ["10.0.0.0/8"], "fail"),
  planned("the smallest VPC", "10.0.0.0/28", ["10.0.0.0/28"], "pass"),
  planned("a VPC too small", "10.0.0.0/29", ["10.0.0.0/29"], "fail"),
  planned("a VPC too large", "10.0.0.0/24", ["10.0.0.0/7"], "fail"),
  planned("outside the VPC", "10.1.0.0/24", ["10.0.0.0/16"], "fail"),
  planned("half outside the VPC", "10.0.0.0/23", ["10.0.0.0/24"], "fail"),
  planned("the shared space of carriers", "100.64.1.0/24", ["100.64.0.0/16"], "fail"),
  planned("beside the shared space of carriers", "100.128.1.0/24", ["100.128.0.0/16"], "pass"),
  planned("loopback", "127.0.1.0/24", ["127.0.0.0/16"], "fail"),
  planned("link-local", "169.254.1.0/24", ["169.254.0.0/16"], "fail"),
  planned("multicast", "224.0.1.0/24", ["224.0.0.0/16"], "fail"),
  planned("a reserved secondary block", "10.0.0.0/24", ["10.0.0.0/16", "169.254.0.0/16"], "fail"),
  planned("host bits", "10.0.0.1/24", ["10.0.0.0/16"], "fail"),
  planned("no block at all", "10.0.0", ["10.0.0.0/16"], "fail"),
  planned("no block of the VPC seen", "10.0.0.0/24", [], "unknown"),
  {
    name: "a reserved block of the VPC proves what the vSwitch hides",
    destination: { vpcCidrs: ["127.0.0.0/16"], vswitchCidr: { unknown: "denied" } },
    expect: "fail",
  },
  {
    name: "a vSwitch too small for any VPC",
    destination: {
      vswitchCidr: "10.0.0.0/30",
      vpcCidrs: { unknown: "Forbidden: vpc:DescribeVpcs" },
    },
    expect: "fail",
  },
  {
    name: "the vSwitch's block not seen",
    destination: { vswitchCidr: { unknown: "Forbidden: vpc:DescribeVSwitches" } },
    expect: "unknown",
  },
  {
    name: "the VPC's blocks not seen",
    destination: { vpcCidrs: { unknown: "Forbidden: vpc:DescribeVpcs" } },
    expect: "unknown",
  },
];

function planned(
  name: string,
  vswitchCidr: string,
  vpcCidrs: string[],
  expect: RuleCase["expect"],
): RuleCase {
  return { name, destination: { vswitchCidr, vpcCidrs }, expect };
}
