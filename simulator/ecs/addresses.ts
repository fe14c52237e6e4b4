import { badRequest } from "../errors.ts";
import { contains, ipv4Of, numberOf, parseBlock, usable, type Block } from "../network.ts";
import type { Account, VSwitch } from "../state.ts";

/**
 * A private address of the vSwitch: the wanted one if it is free, else the lowest free one.
 * The first and the last three addresses of a block are the platform's.
 */
export function takePrivateIp(account: Account, vswitch: VSwitch, wantedIp: string): string {
  const block = parseBlock(vswitch.cidrBlock);
  if (block === undefined)
    throw badRequest("InvalidVSwitchId.IpInvalid", "The vSwitch has no block.");
  const { first, last } = usable(block);
  const taken = takenIn(account, vswitch);
  const withheld = withheldIn(account, vswitch);
  if (wantedIp !== "") {
    const number = numberOf(wantedIp);
    if (number === undefined)
      throw badRequest(
        "InvalidPrivateIpAddress.Malformed",
        "Specified private IP address is malformed.",
      );
    if (number < first || number > last)
      throw badRequest(
        "InvalidPrivateIpAddress",
        `Specified private IP address is not in the CIDR block of virtual switch: ${wantedIp} is not in ${ipv4Of(first)}-${ipv4Of(last)}.`,
      );
    if (taken.has(wantedIp))
      throw badRequest(
        "InvalidPrivateIpAddress.Duplicated",
        `Specified private IP address is duplicated: ${wantedIp}.`,
      );
    if (withheld.some((other) => other.first <= number && number <= other.last))
      throw badRequest(
        "InvalidPrivateIpAddress",
        `Specified private IP address is in a reserved block: ${wantedIp}.`,
      );
    return wantedIp;
  }
  for (let number = first; number <= last; number++) {
    const reserved = withheld.find((other) => other.first <= number && number <= other.last);
    if (reserved !== undefined) number = reserved.last;
    else if (!taken.has(ipv4Of(number))) return ipv4Of(number);
  }
  throw badRequest(
    "QuotaExceeded.PrivateIpAddress",
    "Don't have enough private IPs in this switch.",
  );
}

/** How many addresses of the vSwitch are still to be given away. */
export function freeIps(account: Account, vswitch: VSwitch): number {
  const block = parseBlock(vswitch.cidrBlock);
  if (block === undefined) return 0;
  const withheld = withheldIn(account, vswitch).reduce(
    (sum, { first, last }) => sum + Number(last - first + 1n),
    0,
  );
  return Math.max(0, usable(block).count - takenIn(account, vswitch).size - withheld);
}

function takenIn(account: Account, vswitch: VSwitch): Set<string> {
  const here = [...account.enis.values()].filter((eni) => eni.vSwitchId === vswitch.id);
  const virtual = [...account.surroundings.haVips.values()].filter(
    (haVip) => haVip.vSwitchId === vswitch.id,
  );
  return new Set([
    ...here.flatMap((eni) => [eni.primaryIp, ...eni.secondaryIps]),
    ...virtual.map(({ ipAddress }) => ipAddress),
  ]);
}

/** The blocks of a vSwitch from which only prefixes are given, and the prefixes outside of them. */
function withheldIn(account: Account, vswitch: VSwitch): Block[] {
  const reserved = [...account.surroundings.cidrReservations.values()].flatMap((reservation) =>
    reservation.vSwitchId === vswitch.id ? (parseBlock(reservation.cidrBlock) ?? []) : [],
  );
  const prefixes = [...account.enis.values()]
    .filter((eni) => eni.vSwitchId === vswitch.id)
    .flatMap((eni) => eni.ipv4Prefixes.flatMap((prefix) => parseBlock(prefix) ?? []))
    .filter((prefix) => !reserved.some((block) => contains(block, prefix)));
  return [...reserved, ...prefixes];
}
