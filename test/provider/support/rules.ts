import fc from "fast-check";
import type { GroupRule } from "../../../core/security-group/group-rule.ts";

/** A rule that lets HTTPS in from 10.0.0.0/8. */
export function groupRule(over: Partial<GroupRule> = {}): GroupRule {
  return {
    ...{ direction: "ingress", protocol: "tcp", portRange: "443/443" },
    ...{ cidr: "10.0.0.0/8", policy: "accept", priority: 1 },
    ...over,
  };
}

const peer = fc.oneof(
  fc.constantFrom("10.0.0.0/8", "192.168.1.0/24", "2001:db8::/32").map((cidr) => ({ cidr })),
  fc.constantFrom("sg-1", "sg-2").map((groupId) => ({ groupId })),
  fc.constantFrom("pl-1", "pl-2").map((prefixListId) => ({ prefixListId })),
);
const ports = fc.oneof(
  fc.constantFrom("443/443", "1/65535").map((portRange) => ({ portRange })),
  fc.constant({ portRangeListId: "prl-1" }),
);

/** Any rule that a program may ask for; of few values, so that equal ones occur. */
export const anyRule: fc.Arbitrary<GroupRule> = fc
  .tuple(
    fc.record({
      direction: fc.constantFrom("ingress" as const, "egress" as const),
      protocol: fc.constantFrom("tcp", "udp"),
      policy: fc.constantFrom("accept" as const, "drop" as const),
      priority: fc.integer({ min: 1, max: 3 }),
    }),
    peer,
    ports,
    fc.record(
      {
        localCidr: fc.constantFrom("172.16.0.0/16", "2001:db8:1::/48"),
        sourcePortRange: fc.constant("1024/65535"),
        description: fc.constantFrom("one", "二"),
      },
      { requiredKeys: [] },
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as GroupRule);
