import { z } from "zod";
import type { VswitchFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { beside } from "./beside.ts";
import type { Cloud } from "./client.ts";
import { gapsById } from "./gaps.ts";
import type { Gap } from "./gaps.ts";
import type { VpcRecord, VswitchRecord } from "./networks.ts";
import { compareText } from "./order.ts";
import { read, readByToken } from "./pages.ts";

const ReservationPage = z.object({
  VSwitchCidrReservations: z.array(
    z.object({
      VSwitchId: z.string(),
      VSwitchCidrReservationCidr: z.string(),
      Status: z.string().optional(),
    }),
  ),
});

/** The reserved IPv4 blocks of the region by vSwitch (ListVSwitchCidrReservations, 100 a page). */
export async function collectReservations(
  cloud: Cloud,
): Promise<Maybe<ReadonlyMap<string, readonly string[]>>> {
  const parameters = { RegionId: cloud.region, MaxResults: 100, IpVersion: "IPv4" };
  return beside(async () => {
    const pages = await readByToken(
      cloud,
      "ListVSwitchCidrReservations",
      parameters,
      ReservationPage,
    );
    const held = pages
      .flatMap((page) => page.VSwitchCidrReservations)
      .filter((one) => one.Status !== "Released");
    const byVswitch = Map.groupBy(held, (one) => one.VSwitchId);
    return new Map(
      [...byVswitch].map(([id, some]) => [
        id,
        some.map((one) => one.VSwitchCidrReservationCidr).sort(compareText),
      ]),
    );
  });
}

/** An address that somebody wants in a vSwitch. */
export interface AddressCheck {
  readonly vswitchId: string;
  /** IPv4. */
  readonly ip: string;
}

/** The VPCs and vSwitches that were listed: none of a kind whose listing failed. */
export interface ListedNetworks {
  readonly vpcs: readonly VpcRecord[];
  readonly vswitches: readonly VswitchRecord["facts"][];
}

/** Whether the addresses can be given. */
export interface AddressChecks {
  /** The vSwitches that were asked about. */
  readonly vswitchIds: readonly string[];
  /** The answers for one vSwitch by address; an address whose call failed is not among them. */
  of(vswitchId: string): VswitchFacts["addressChecks"];
  readonly gaps: readonly Gap[];
}

const CanAllocate = z.object({ CanAllocate: z.boolean() });

/**
 * Asks about each address once (CheckCanAllocateVpcPrivateIpAddress, one address in a call).
 * @param wantedIn which addresses those are, once the networks are listed
 */
export async function checkAddresses(
  cloud: Cloud,
  vpcListing: Promise<Maybe<readonly VpcRecord[]>>,
  vswitchListing: Promise<Maybe<readonly VswitchRecord[]>>,
  wantedIn: (networks: ListedNetworks) => readonly AddressCheck[],
): Promise<AddressChecks> {
  const action = "CheckCanAllocateVpcPrivateIpAddress";
  const [vpcs, vswitches] = await Promise.all([vpcListing, vswitchListing]);
  const checks = wantedIn({
    vpcs: isUnknown(vpcs) ? [] : vpcs,
    vswitches: isUnknown(vswitches) ? [] : vswitches.map(({ facts }) => facts),
  });
  const wanted = new Map(checks.map((one) => [`${one.vswitchId} ${one.ip}`, one]));
  const asked = await Promise.all(
    [...wanted.values()].map(async ({ vswitchId, ip }) => {
      const parameters = { RegionId: cloud.region, VSwitchId: vswitchId, PrivateIpAddress: ip };
      const answer = await beside(() => read(cloud, action, parameters, CanAllocate));
      return { vswitchId, ip, free: isUnknown(answer) ? answer : answer.CanAllocate };
    }),
  );
  return {
    vswitchIds: [...new Set(asked.map(({ vswitchId }) => vswitchId))],
    of: (vswitchId) =>
      Object.fromEntries(
        asked.flatMap((one) =>
          one.vswitchId === vswitchId && !isUnknown(one.free) ? [[one.ip, one.free] as const] : [],
        ),
      ),
    gaps: gapsById(
      action,
      asked.map(({ vswitchId, ip, free }) => [`${ip} (${vswitchId})`, free] as const),
    ),
  };
}
