import { badRequest } from "../errors.ts";
import { ipv4Of, numberOf, parseBlock, usable } from "../network.ts";
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
    return wantedIp;
  }
  for (let number = first; number <= last; number++) {
    const candidate = ipv4Of(number);
    if (!taken.has(candidate)) return candidate;
  }
  throw badRequest(
    "QuotaExceeded.PrivateIpAddress",
    "Don't have enough private IPs in this switch.",
  );
}

/** How many addresses of the vSwitch are still to be given away. */
export function freeIps(account: Account, vswitch: VSwitch): number {
  const block = parseBlock(vswitch.cidrBlock);
  return block === undefined
    ? 0
    : Math.max(0, usable(block).count - takenIn(account, vswitch).size);
}

function takenIn(account: Account, vswitch: VSwitch): Set<string> {
  const here = [...account.enis.values()].filter((eni) => eni.vSwitchId === vswitch.id);
  return new Set(here.flatMap((eni) => [eni.primaryIp, ...eni.secondaryIps]));
}
