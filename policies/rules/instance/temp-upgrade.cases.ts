import type { RuleCase } from "../../../core/rules/rule.ts";
import type { Unknown } from "../../../core/unknown.ts";

const rule = "instance-temp-upgrade";
const nobody = { unknown: "nobody has attested it" };
const unseen = { unknown: "not in the answer" };

/** The cases of instance-temp-upgrade, which reads nothing but orders of type TempUpgrade. */
export const tempUpgradeCases: readonly RuleCase[] = [
  { name: "no order", instance: { configurationOrders: [] }, expect: "pass" },
  {
    name: "in effect",
    instance: upgraded("2026-05-30T00:00:00Z", "2026-06-03T00:00:00Z"),
    expect: "fail",
  },
  {
    name: "begins this instant",
    instance: upgraded("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"),
    expect: "fail",
  },
  {
    name: "ends this instant",
    instance: upgraded("2026-05-30T00:00:00Z", "2026-06-01T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "ends in a minute",
    instance: upgraded("2026-05-30T00:00:00Z", "2026-06-01T00:01:00Z"),
    expect: "fail",
  },
  {
    name: "still to come",
    instance: upgraded("2026-06-01T00:01:00Z", "2026-06-03T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "another kind of order in effect",
    instance: {
      configurationOrders: [
        {
          id: "210000000000001",
          type: "Upgrade",
          startsAt: "2026-05-30T00:00:00Z",
          endsAt: "2027-01-01T00:00:00Z",
        },
      ],
    },
    expect: "pass",
  },
  {
    name: "in effect, whatever was attested",
    instance: upgraded("2026-05-30T00:00:00Z", "2026-06-03T00:00:00Z"),
    attested: { [rule]: "none" },
    expect: "fail",
  },
  {
    name: "one in effect proves what another one hides",
    instance: {
      configurationOrders: [
        ...upgraded("2026-05-30T00:00:00Z", unseen).configurationOrders,
        ...upgraded("2026-05-30T00:00:00Z", "2026-06-03T00:00:00Z").configurationOrders,
      ],
    },
    expect: "fail",
  },
  {
    name: "begun, its end not seen",
    instance: upgraded("2026-05-30T00:00:00Z", unseen),
    expect: "unknown",
  },
  {
    name: "not over, its beginning not seen",
    instance: upgraded(unseen, "2026-06-03T00:00:00Z"),
    expect: "unknown",
  },
  {
    name: "over, its beginning not seen",
    instance: upgraded(unseen, "2026-05-31T00:00:00Z"),
    expect: "pass",
  },
  {
    name: "to come, its end not seen",
    instance: upgraded("2026-07-01T00:00:00Z", unseen),
    expect: "pass",
  },
  { name: "attested, with no order seen", attested: { [rule]: "in-effect" }, expect: "fail" },
  { name: "no order, and nobody has said", attested: { [rule]: nobody }, expect: "unknown" },
  {
    name: "orders not seen",
    instance: { configurationOrders: { unknown: "NotAuthorized: bssapi:GetOrders" } },
    expect: "unknown",
  },
];

type Instant = string | Unknown;

function upgraded(startsAt: Instant, endsAt: Instant) {
  return {
    configurationOrders: [{ id: "210000000000001", type: "TempUpgrade", startsAt, endsAt }],
  };
}
