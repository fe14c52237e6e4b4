import { takePrivateIp } from "../ecs/addresses.ts";
import { ApiError, badRequest } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { contains, parseBlock } from "../network.ts";
import { countedTokenPage } from "../paging.ts";
import { list, matches, oneOf, required, text } from "../params.ts";
import { hasTags, vpcTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { CidrReservation } from "../state-surroundings.ts";

/** CheckCanAllocateVpcPrivateIpAddress: whether an address of a vSwitch is free and not reserved. */
export function checkCanAllocateVpcPrivateIpAddress(call: Call): Answer {
  const { params, account } = call;
  const region = regionOf(call);
  const vswitch = account.vswitches.get(required(params, "VSwitchId"));
  const address = required(params, "PrivateIpAddress");
  const version = text(params, "IpVersion") || "ipv4";
  if (!["ipv4", "ipv6"].includes(version.toLowerCase()))
    throw badRequest("PARAMETER_ILLEGAL", "Parameter illegal.Parameter is ipVersion");
  if (vswitch?.regionId !== region.regionId)
    throw badRequest("ResourceNotFound.VSwitchId", "The specified resource vswitch is not found.");
  const host = address.includes("/") ? undefined : parseBlock(address);
  const range = parseBlock(
    version.toLowerCase() === "ipv4" ? vswitch.cidrBlock : vswitch.ipv6CidrBlock,
  );
  if (host === undefined || range === undefined || !contains(range, host))
    throw badRequest(
      "Mismatch.VSwitchAndPrivateIpAddress",
      "The vswitch and privateIpAddress are mismatched.",
    );
  if (host.kind === "ipv6") return { CanAllocate: !usedIpv6(call, host.text) };
  try {
    takePrivateIp(account, vswitch, address);
    return { CanAllocate: true };
  } catch (error) {
    if (error instanceof ApiError) return { CanAllocate: false };
    throw error;
  }
}

/** ListVSwitchCidrReservations: blocks for prefixes, 1-100 a page and 10 without MaxResults. */
export function listVSwitchCidrReservations(call: Call): Answer {
  const { params, account } = call;
  const region = regionOf(call);
  const ids = list(params, "VSwitchCidrReservationIds", 10);
  const version = oneOf(params, "IpVersion", ["IPv4", "IPv6"]) ?? "IPv4";
  const rows = inRegion(account.surroundings.cidrReservations, region).filter(
    (reservation) =>
      (ids.length === 0 || ids.includes(reservation.id)) &&
      versionOf(reservation) === version &&
      matches(params, "VSwitchId", reservation.vSwitchId) &&
      matches(params, "VSwitchCidrReservationType", "prefix") &&
      hasTags(params, reservation, "Tags"),
  );
  const page = countedTokenPage(params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    VSwitchCidrReservations: page.rows.map((row) => reservationRow(call, row)),
  };
}

function usedIpv6(call: Call, text: string): boolean {
  return [...call.account.enis.values()].some(({ ipv6Addresses }) =>
    ipv6Addresses.some((address) => parseBlock(address)?.text === text),
  );
}

function versionOf({ cidrBlock }: CidrReservation): "IPv4" | "IPv6" {
  return parseBlock(cidrBlock)?.kind === "ipv6" ? "IPv6" : "IPv4";
}

function reservationRow(call: Call, reservation: CidrReservation): Answer {
  const block = parseBlock(reservation.cidrBlock);
  const assigned = [...call.account.enis.values()]
    .flatMap(({ ipv4Prefixes }) => ipv4Prefixes)
    .filter((prefix) => {
      const inner = parseBlock(prefix);
      return block !== undefined && inner !== undefined && contains(block, inner);
    }).length;
  // A prefix of an interface is a /28.
  const room = block === undefined ? 0 : Number((block.last - block.first + 1n) / 16n);
  return {
    VSwitchCidrReservationId: reservation.id,
    VSwitchCidrReservationName: reservation.name,
    VSwitchCidrReservationDescription: reservation.description,
    VSwitchCidrReservationCidr: reservation.cidrBlock,
    VpcId: reservation.vpcId,
    VSwitchId: reservation.vSwitchId,
    IpVersion: versionOf(reservation),
    Type: "prefix",
    Status: "Assigned",
    AssignedCidrCount: assigned,
    AvailableCidrCount: Math.max(0, room - assigned),
    CreationTime: toSecond(reservation.createdAt),
    Tags: vpcTags(reservation)["Tag"],
  };
}
