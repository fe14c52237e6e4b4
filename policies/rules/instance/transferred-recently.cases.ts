import type { InstanceFacts } from "../../../core/facts/instance.ts";
import type { RuleCase } from "../../../core/rules/rule.ts";

const rule = "instance-transferred-recently";
const nobody = { unknown: "nobody has attested it" };

/** The cases of instance-transferred-recently; the instance is from 2025-01-01 where nothing else is said. */
export const transferredRecentlyCases: readonly RuleCase[] = [
  { name: "no order for 0 CNY", instance: { zeroOrders: [] }, expect: "pass" },
  { name: "received two months ago", instance: received("2026-04-01T00:00:00Z"), expect: "fail" },
  { name: "received this instant", instance: received("2026-06-01T00:00:00Z"), expect: "fail" },
  { name: "exactly 183 days ago", instance: received("2025-11-30T00:00:00Z"), expect: "pass" },
  {
    name: "a minute short of 183 days",
    instance: received("2025-11-30T00:01:00Z"),
    expect: "fail",
  },
  {
    name: "six calendar months ago, which are 182 days",
    instance: received("2025-12-01T00:00:00Z"),
    expect: "fail",
  },
  {
    name: "183 days ago, and not yet six calendar months",
    instance: received("2026-03-01T12:00:00Z"),
    now: "2026-09-01T00:00:00Z",
    expect: "fail",
  },
  {
    name: "exactly six calendar months ago, which are 184 days",
    instance: received("2026-03-01T00:00:00Z"),
    now: "2026-09-01T00:00:00Z",
    expect: "pass",
  },
  {
    name: "six months after a day that the sixth month does not have",
    instance: received("2025-08-31T00:00:00Z"),
    now: "2026-03-02T00:00:00Z",
    expect: "pass",
  },
  {
    name: "the order of its own purchase",
    instance: received("2026-05-20T00:30:00Z", "2026-05-20T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "an order exactly a day after the creation",
    instance: received("2026-05-21T00:00:00Z", "2026-05-20T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "an order more than a day after the creation",
    instance: received("2026-05-21T00:01:00Z", "2026-05-20T00:00:00Z"),
    expect: "fail",
  },
  {
    name: "an old transfer beside a recent one",
    instance: {
      zeroOrders: [
        { id: "210000000000001", createdAt: "2025-11-01T00:00:00Z" },
        { id: "210000000000002", createdAt: "2026-05-01T00:00:00Z" },
      ],
    },
    expect: "fail",
  },
  {
    name: "an order that proves it, whatever was attested",
    instance: received("2026-04-01T00:00:00Z"),
    attested: { [rule]: "none-in-half-a-year" },
    expect: "fail",
  },
  {
    name: "an order that proves it, and nobody has said",
    instance: received("2026-04-01T00:00:00Z"),
    attested: { [rule]: nobody },
    expect: "fail",
  },
  { name: "attested, with no order seen", attested: { [rule]: "transferred" }, expect: "fail" },
  {
    name: "attested, orders not seen",
    instance: { zeroOrders: { unknown: "NotAuthorized: bssapi:QueryOrders" } },
    attested: { [rule]: "transferred" },
    expect: "fail",
  },
  {
    name: "an order that somebody knows was none of a transfer",
    instance: received("2026-03-01T00:00:00Z"),
    attested: { [rule]: "zero-order-was-a-purchase" },
    expect: "pass",
  },
  {
    name: "orders not seen, and somebody has looked at them in the console",
    instance: { zeroOrders: { unknown: "order 210000000000001 does not say which instance" } },
    attested: { [rule]: "zero-order-was-a-purchase" },
    expect: "pass",
  },
  { name: "no order, and nobody has said", attested: { [rule]: nobody }, expect: "unknown" },
  {
    name: "orders not seen",
    instance: { zeroOrders: { unknown: "NotAuthorized: bssapi:QueryOrders" } },
    expect: "unknown",
  },
  {
    name: "creation time not seen",
    instance: { createdAt: { unknown: "Forbidden: ecs:DescribeInstances" } },
    expect: "unknown",
  },
];

function received(at: string, createdAt = "2025-01-01T00:00:00Z"): Partial<InstanceFacts> {
  return { createdAt, zeroOrders: [{ id: "210000000000001", createdAt: at }] };
}
