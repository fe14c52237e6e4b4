import { z } from "zod";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import type { InstanceRecord } from "../instance-record.ts";
import { compareText } from "../order.ts";
import { readByNumber } from "../pages.ts";
import { told } from "../wire.ts";

const Eip = z.object({
  AllocationId: z.string(),
  IpAddress: z.string(),
  InstanceId: z.string().default(""),
  Mode: z.string().optional(),
  ChargeType: z.string().optional(),
});
export type BoundEip = z.output<typeof Eip>;

const Page = z.object({ EipAddresses: z.object({ EipAddress: z.array(Eip) }) });

/** Every EIP of the region (DescribeEipAddresses, 100 a page). */
export async function collectEips(cloud: Cloud): Promise<Maybe<BoundEip[]>> {
  const parameters = { RegionId: cloud.region, PageSize: 100 };
  return beside(async () => {
    const pages = await readByNumber(
      cloud,
      "DescribeEipAddresses",
      parameters,
      Page,
      (page) => page.EipAddresses.EipAddress.length,
    );
    return pages.flatMap((page) => page.EipAddresses.EipAddress);
  });
}

/**
 * The EIP of an instance: the one that DescribeInstances names, else one that is bound to the instance or to one of
 * its interfaces, with how it is bound and paid.
 */
export function eipOf(
  { id, eip, networkInterfaces }: InstanceRecord,
  eips: Maybe<readonly BoundEip[]>,
): InstanceRecord["eip"] {
  if (isUnknown(eips)) {
    if (isUnknown(eip)) return eip;
    // One that is bound to an interface stands in the listing alone.
    if (eip === null) return eips;
    return { ...eip, mode: eips, chargeType: eips };
  }
  const named = isUnknown(eip) || eip === null ? undefined : eip;
  const ends = [
    id,
    ...(isUnknown(networkInterfaces) ? [] : networkInterfaces.map((one) => one.id)),
  ];
  const found =
    eips.find(({ AllocationId }) => AllocationId === named?.allocationId) ??
    eips
      .filter(({ InstanceId }) => ends.includes(InstanceId))
      .sort((left, right) => compareText(left.AllocationId, right.AllocationId))[0];
  if (found === undefined) {
    // An EIP of another account can be bound to the instance, and is not in this account's listing.
    const absent = { unknown: "NotReturned: DescribeEipAddresses did not return this EIP" };
    return named === undefined ? eip : { ...named, mode: absent, chargeType: absent };
  }
  return {
    allocationId: found.AllocationId,
    ip: found.IpAddress,
    mode: told(found.Mode, "Mode"),
    chargeType: told(found.ChargeType, "ChargeType"),
  };
}
