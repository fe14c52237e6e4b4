import type { RuleCase } from "../../../core/rules/rule.ts";
import type { Unknown } from "../../../core/unknown.ts";

const rule = "instance-pending-config-change";
const nobody = { unknown: "nobody has attested it" };
const unseen = { unknown: "not in the answer" };
const later = "2026-07-01T00:00:00Z";

/** The cases of instance-pending-config-change; an order ends on 2027-01-01 where nothing else is said. */
export const pendingConfigChangeCases: readonly RuleCase[] = [
  { name: "no order", instance: { configurationOrders: [] }, expect: "pass" },
  { name: "a downgrade to come", instance: ordered("Downgrade", later), expect: "fail" },
  { name: "an upgrade to come", instance: ordered("Upgrade", later), expect: "fail" },
  {
    name: "a temporary upgrade to come",
    instance: ordered("TempUpgrade", later),
    expect: "fail",
  },
  { name: "a change of a new kind to come", instance: ordered("Reshape", later), expect: "fail" },
  {
    name: "an upgrade that begins this instant",
    instance: ordered("Upgrade", "2026-06-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "an upgrade a minute ahead",
    instance: ordered("Upgrade", "2026-06-01T00:01:00Z"),
    expect: "fail",
  },
  {
    name: "an upgrade in effect",
    instance: ordered("Upgrade", "2026-01-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "a plain renewal to come, attested",
    instance: ordered("Renew", later),
    attested: { [rule]: "none" },
    expect: "pass",
  },
  {
    name: "a renewal to come, and nobody has said",
    instance: ordered("Renew", later),
    attested: { [rule]: nobody },
    expect: "unknown",
  },
  {
    name: "a renewal in effect, and nobody has said",
    instance: ordered("Renew", "2026-06-01T00:00:00Z"),
    attested: { [rule]: nobody },
    expect: "unknown",
  },
  {
    name: "a renewal with a downgrade, attested",
    instance: ordered("Renew", later),
    attested: { [rule]: "scheduled" },
    expect: "fail",
  },
  {
    name: "a renewal whose start was not seen, and nobody has said",
    instance: ordered("CompensatoryRenew", unseen),
    attested: { [rule]: nobody },
    expect: "unknown",
  },
  {
    name: "a downgrade to come, whatever was attested and whatever another order hides",
    instance: {
      configurationOrders: [
        ...ordered("Upgrade", unseen).configurationOrders,
        ...ordered("Downgrade", later).configurationOrders,
      ],
    },
    attested: { [rule]: "none" },
    expect: "fail",
  },
  {
    name: "a change whose start was not seen",
    instance: ordered("Upgrade", unseen),
    expect: "unknown",
  },
  {
    name: "a temporary upgrade that is over, its start not seen",
    instance: ordered("TempUpgrade", unseen, "2026-05-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "an order that is over, whenever it says that it began",
    instance: ordered("TempUpgrade", later, "2026-05-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "an order that ends this instant",
    instance: ordered("TempUpgrade", unseen, "2026-06-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "a change attested, orders not seen",
    instance: { configurationOrders: { unknown: "NotAuthorized: bssapi:GetOrders" } },
    attested: { [rule]: "scheduled" },
    expect: "fail",
  },
  { name: "no order, and nobody has said", attested: { [rule]: nobody }, expect: "unknown" },
  {
    name: "orders not seen",
    instance: { configurationOrders: { unknown: "NotAuthorized: bssapi:GetOrders" } },
    expect: "unknown",
  },
];

type Instant = string | Unknown;

function ordered(type: string, startsAt: Instant, endsAt: Instant = "2027-01-01T00:00:00Z") {
  return { configurationOrders: [{ id: "210000000000001", type, startsAt, endsAt }] };
}
