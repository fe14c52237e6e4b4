import { isUnknown } from "../unknown.ts";
import type { LandingOverview, OverviewSummary } from "./overview.ts";

type Told = Omit<LandingOverview, "summary" | "next" | "costs">;

/** What a landing comes to, in numbers, and the exit code that goes with it. */
export function summaryOf(overview: Told): OverviewSummary {
  const { instances, groups, capacity, stops, targetTakenAt } = overview;
  const addresses = { kept: 0, lost: 0, unknown: 0 };
  for (const { address } of instances) addresses[address.state] += 1;
  const ipv6 = {
    lost: instances.filter((one) => typeof one.ipv6 === "number" && one.ipv6 > 0).length,
    unknown: instances.filter((one) => isUnknown(one.ipv6)).length,
  };
  const proofs = { same: 0, different: 0, unproven: 0 };
  for (const { proof } of groups)
    proofs[proof === "same" || proof === "unproven" ? proof : "different"] += 1;
  const states = { enough: 0, short: 0, unknown: 0 };
  for (const { state } of capacity) states[state] += 1;
  const counts = groups.flatMap((group) => Object.values(group.counts));
  const told = {
    addresses,
    ipv6,
    groups: proofs,
    rules: counts.reduce((sum, count) => sum + count, 0),
    refused: groups.reduce((sum, group) => sum + group.counts.refused, 0),
    losingGroups: instances.filter(
      ({ otherGroupIds, otherGroups }) => otherGroupIds.length > 0 && otherGroups === "leave-out",
    ).length,
    capacity: states,
    peering: peeringOf(overview),
  };
  const isDifferent =
    stops.length + addresses.lost + ipv6.lost + proofs.different + told.refused > 0 ||
    told.losingGroups + states.short > 0 ||
    told.peering === "excluded";
  const isUnsure =
    addresses.unknown + ipv6.unknown + proofs.unproven + states.unknown > 0 ||
    told.peering === "unknown" ||
    targetTakenAt === undefined;
  return { ...told, exitCode: isDifferent ? 1 : isUnsure ? 2 : 0 };
}

function peeringOf({ peering: { isWanted, overlaps } }: Told): OverviewSummary["peering"] {
  if (!isWanted) return "not-wanted";
  if (isUnknown(overlaps)) return "unknown";
  return overlaps.length > 0 ? "excluded" : "possible";
}
