import type { DestinationFacts } from "../../../core/facts/destination.ts";
import type { RuleCase } from "../../../core/rules/rule.ts";

/** The cases of target-private-ip-in-cidr; the vSwitch is 10.0.0.0/24 where nothing else is said. */
export const targetPrivateIpInCidrCases: readonly RuleCase[] = [
  wanted("an address in the middle", "10.0.0.77", "pass"),
  wanted("the first address, which the vSwitch keeps", "10.0.0.0", "fail"),
  wanted("the second address", "10.0.0.1", "pass"),
  wanted("the last address that is given", "10.0.0.252", "pass"),
  wanted("the last but two, which the vSwitch keeps", "10.0.0.253", "fail"),
  wanted("the last address", "10.0.0.255", "fail"),
  wanted("the address after the block", "10.0.1.0", "fail"),
  wanted("the address before the block", "9.255.255.255", "fail"),
  wanted("the last one of the smallest vSwitch", "10.0.0.4", "pass", {
    vswitchCidr: "10.0.0.0/29",
  }),
  wanted("one more than the smallest vSwitch gives", "10.0.0.5", "fail", {
    vswitchCidr: "10.0.0.0/29",
  }),
  wanted("high addresses", "192.168.255.252", "pass", { vswitchCidr: "192.168.240.0/20" }),
  wanted("high addresses that are kept", "192.168.255.253", "fail", {
    vswitchCidr: "192.168.240.0/20",
  }),
  wanted("in a reserved block", "10.0.0.17", "fail", { reservedCidrs: ["10.0.0.16/28"] }),
  wanted("beside a reserved block", "10.0.0.32", "pass", { reservedCidrs: ["10.0.0.16/28"] }),
  wanted("beside a reserved IPv6 block", "10.0.0.32", "pass", {
    reservedCidrs: ["2001:db8::/80"],
  }),
  wanted("reserved, whatever the vSwitch hides", "10.0.0.17", "fail", {
    reservedCidrs: ["10.0.0.16/28"],
    vswitchCidr: { unknown: "Forbidden: vpc:DescribeVSwitches" },
  }),
  wanted("outside, whatever is reserved", "10.1.0.17", "fail", {
    reservedCidrs: { unknown: "Forbidden: vpc:ListVSwitchCidrReservations" },
  }),
  wanted("an address that may change", null, "pass"),
  wanted("an address that may change, nothing else seen", null, "pass", {
    vswitchCidr: { unknown: "Forbidden: vpc:DescribeVSwitches" },
    reservedCidrs: { unknown: "Forbidden: vpc:ListVSwitchCidrReservations" },
  }),
  wanted("no address", "", "unknown"),
  wanted("a block instead of an address", "10.0.0.77/32", "unknown"),
  wanted("a vSwitch block that cannot be read", "10.0.0.77", "unknown", {
    vswitchCidr: "10.0.0",
  }),
  wanted("a reserved block that cannot be read", "10.0.0.77", "unknown", {
    reservedCidrs: ["10.0.0"],
  }),
  wanted("the address not seen", { unknown: "Forbidden: ecs:DescribeInstances" }, "unknown"),
  wanted("the vSwitch's block not seen", "10.0.0.77", "unknown", {
    vswitchCidr: { unknown: "Forbidden: vpc:DescribeVSwitches" },
  }),
  wanted("the reserved blocks not seen", "10.0.0.77", "unknown", {
    reservedCidrs: { unknown: "Forbidden: vpc:ListVSwitchCidrReservations" },
  }),
];

function wanted(
  name: string,
  privateIp: DestinationFacts["privateIp"],
  expect: RuleCase["expect"],
  others: Partial<DestinationFacts> = {},
): RuleCase {
  return { name, destination: { privateIp, ...others }, expect };
}
