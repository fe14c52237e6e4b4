import { z } from "zod";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { gapOfCall, gapsById } from "../gaps.ts";
import type { Gap } from "../gaps.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber } from "../pages.ts";

const Gateway = z.object({ NatGatewayId: z.string(), VpcId: z.string() });

const GatewayPage = z.object({ NatGateways: z.object({ NatGateway: z.array(Gateway) }) });

const Entry = z.object({ ForwardEntryId: z.string(), InternalIp: z.string() });

const EntryPage = z.object({
  ForwardTableEntries: z.object({ ForwardTableEntry: z.array(Entry) }),
});

/** The DNAT entries of the NAT gateways of some VPCs. */
export interface Dnat {
  of(vpcId: string): Maybe<z.output<typeof Entry>[]>;
  readonly gaps: readonly Gap[];
}

/**
 * The region's NAT gateways in one listing (DescribeNatGateways, 50 a page), and the entries of those in these VPCs
 * (DescribeForwardTableEntries, one gateway in a call, 50 a page).
 */
export async function collectDnat(cloud: Cloud, vpcIds: readonly string[]): Promise<Dnat> {
  if (vpcIds.length === 0) return { of: () => [], gaps: [] };
  const page = { RegionId: cloud.region, PageSize: 50 };
  const pages = await beside(() =>
    readByNumber(cloud, "DescribeNatGateways", page, GatewayPage, ({ NatGateways }) => {
      return NatGateways.NatGateway.length;
    }),
  );
  if (isUnknown(pages)) return { of: () => pages, gaps: gapOfCall("DescribeNatGateways", pages) };
  const gateways = pages
    .flatMap(({ NatGateways }) => NatGateways.NatGateway)
    .filter(({ VpcId }) => vpcIds.includes(VpcId));
  const read = await Promise.all(
    gateways.map(async ({ NatGatewayId, VpcId }) => ({
      id: NatGatewayId,
      VpcId,
      entries: await beside(() => readEntries(cloud, NatGatewayId)),
    })),
  );
  const byVpc = Map.groupBy(read, ({ VpcId }) => VpcId);
  return {
    of: (vpcId) => {
      const lists = (byVpc.get(vpcId) ?? []).map(({ entries }) => entries);
      const failed = lists.find((entries) => isUnknown(entries));
      return failed ?? lists.flatMap((entries) => (isUnknown(entries) ? [] : entries));
    },
    gaps: gapsById(
      "DescribeForwardTableEntries",
      read.map(({ id, entries }) => [id, entries] as const),
    ),
  };
}

async function readEntries(cloud: Cloud, NatGatewayId: string): Promise<z.output<typeof Entry>[]> {
  const parameters = { RegionId: cloud.region, NatGatewayId, PageSize: 50 };
  const pages = await readByNumber(
    cloud,
    "DescribeForwardTableEntries",
    parameters,
    EntryPage,
    (page) => page.ForwardTableEntries.ForwardTableEntry.length,
  );
  return pages.flatMap((page) => page.ForwardTableEntries.ForwardTableEntry);
}

/** The entries that lead to one of the instance's private addresses. */
export function dnatEntriesOf(machine: Machine, dnat: Dnat): Maybe<string[]> {
  if (machine.vpcId === "") return [];
  const entries = dnat.of(machine.vpcId);
  if (isUnknown(entries)) return entries;
  return entries
    .filter(({ InternalIp }) => machine.privateIps.includes(InternalIp))
    .map(({ ForwardEntryId }) => ForwardEntryId)
    .sort(compareText);
}
