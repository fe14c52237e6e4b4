import type { DestinationFacts } from "../../../core/facts/destination.ts";
import type { RuleCase } from "../../../core/rules/rule.ts";

const peered = (...sourceCidrs: string[]) => ({ peering: { sourceCidrs } });

/** The cases of target-cidr-overlap; the landing's VPC is 10.0.0.0/16 where nothing else is said. */
export const targetCidrOverlapCases: readonly RuleCase[] = [
  overlapping("nothing reached, no peering", { reachableCidrs: [], peering: null }, "pass"),
  overlapping("a network beside it", reaching("10.1.0.0/16"), "pass"),
  overlapping("a larger network around it", reaching("10.0.0.0/8"), "fail"),
  overlapping("a smaller network in it", reaching("10.0.255.255/32"), "fail"),
  overlapping("the default route", reaching("0.0.0.0/0"), "pass"),
  overlapping("half of the default route", reaching("0.0.0.0/1"), "fail"),
  overlapping("an IPv6 network", reaching("2001:db8::/32"), "pass"),
  overlapping("a peering with other blocks", peered("192.168.0.0/16"), "pass"),
  overlapping("a peering with the same block", peered("10.0.0.0/16"), "fail"),
  overlapping(
    "a peering whose secondary block overlaps",
    peered("192.168.0.0/16", "10.0.128.0/17"),
    "fail",
  ),
  overlapping(
    "a secondary block of the landing overlaps",
    { vpcCidrs: ["10.0.0.0/16", "172.16.0.0/16"], ...reaching("172.16.9.0/24") },
    "fail",
  ),
  overlapping(
    "the peering proves what the routes hide",
    {
      ...peered("10.0.0.0/16"),
      reachableCidrs: { unknown: "Forbidden: vpc:DescribeRouteEntryList" },
    },
    "fail",
  ),
  overlapping("one readable block proves it", reaching("a route", "10.0.1.0/24"), "fail"),
  overlapping("a block that cannot be read", reaching("a route"), "unknown"),
  overlapping("no block of the landing's VPC seen", { vpcCidrs: [] }, "unknown"),
  overlapping("no block of the source VPC seen", peered(), "unknown"),
  overlapping(
    "the landing's blocks not seen",
    { vpcCidrs: { unknown: "Forbidden: vpc:DescribeVpcs" } },
    "unknown",
  ),
  overlapping(
    "the routes not seen",
    { reachableCidrs: { unknown: "Forbidden: vpc:DescribeRouteEntryList" } },
    "unknown",
  ),
  overlapping("no decision on peering", { peering: { unknown: "no manifest" } }, "unknown"),
];

function reaching(...cidrs: string[]): Pick<DestinationFacts, "reachableCidrs"> {
  return { reachableCidrs: cidrs.map((cidr) => ({ cidr, through: "pcc-bp1office" })) };
}

function overlapping(
  name: string,
  destination: Partial<DestinationFacts>,
  expect: RuleCase["expect"],
): RuleCase {
  return { name, destination, expect };
}
