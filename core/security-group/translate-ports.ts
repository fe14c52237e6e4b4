import type { LandingRule } from "../landing/plan.ts";
import { isUnknown } from "../unknown.ts";
import { changes } from "./changes.ts";
import { listNotRead } from "./list-refusals.ts";
import type { Permission } from "./permission.ts";
import { missingField, refusals } from "./refusals.ts";
import { no } from "./source-group.ts";
import type { Parts, Refusal, RuleSurroundings } from "./source-group.ts";

type Protocol = LandingRule["protocol"];

/** The destination ports of a rule; those of a list as ranges, because nothing makes such a list in the target. */
export function portsOf(
  { PortRange: range, PortRangeListId: list }: Permission,
  protocol: Protocol,
  around: RuleSurroundings,
): Parts<string> | Refusal {
  // The API reads no list where a range is given.
  if (range === undefined && list !== undefined) return listedPorts(list, protocol, around);
  if (range === undefined) return no(missingField("PortRange"));
  if (!hasPorts(protocol)) {
    return range === "-1/-1" ? { values: [range], changes: [] } : no(refusals.portsOfPortless);
  }
  const read = rangeOf(range);
  return read === undefined ? no(refusals.ports) : { values: [read], changes: [] };
}

/** `from/to` within 1 to 65535 as the API spells it; undefined where it is no such range. */
export function rangeOf(text: string): string | undefined {
  const [, from, to] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (from === undefined || to === undefined || from < 1 || to > 65535 || from > to)
    return undefined;
  return `${String(from)}/${String(to)}`;
}

export function hasPorts(protocol: Protocol): boolean {
  return protocol === "tcp" || protocol === "udp";
}

function listedPorts(
  id: string,
  protocol: Protocol,
  { portRangeLists }: RuleSurroundings,
): Parts<string> | Refusal {
  if (!hasPorts(protocol)) return no(refusals.portsOfPortless);
  const entries = portRangeLists.get(id)?.entries;
  if (entries === undefined || isUnknown(entries))
    return no(listNotRead(id, entries, "ecs:DescribePortRangeListEntries"));
  const ranges = entries.map(({ portRange }) => rangeOf(portRange));
  if (!ranges.every((range) => range !== undefined)) return no(refusals.ports);
  return { values: [...new Set(ranges)], changes: [changes.portList(id, entries.length)] };
}
