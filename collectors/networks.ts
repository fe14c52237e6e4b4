import { z } from "zod";
import type { VpcFacts, VswitchFacts } from "../core/inventory.ts";
import type { Maybe } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { inBatches, readByNumber } from "./pages.ts";
import { told, toldOrNone } from "./wire.ts";

const Vpc = z.object({
  VpcId: z.string(),
  VpcName: z.string().default(""),
  Description: z.string().default(""),
  CidrBlock: z.string(),
  SecondaryCidrBlocks: z.object({ SecondaryCidrBlock: z.array(z.string()) }).optional(),
  UserCidrs: z.object({ UserCidr: z.array(z.string()) }).optional(),
  EnabledIpv6: z.boolean().optional(),
  Ipv6CidrBlock: z.string().optional(),
  Status: z.string().optional(),
  OwnerId: z.union([z.number(), z.string()]).optional(),
});

const VpcPage = z.object({ Vpcs: z.object({ Vpc: z.array(Vpc) }) });

const Vswitch = z.object({
  VSwitchId: z.string(),
  VSwitchName: z.string().default(""),
  Description: z.string().default(""),
  VpcId: z.string(),
  ZoneId: z.string(),
  CidrBlock: z.string(),
  Ipv6CidrBlock: z.string().optional(),
  Status: z.string().optional(),
  AvailableIpAddressCount: z.number().optional(),
  ShareType: z.string().optional(),
  OwnerId: z.union([z.number(), z.string()]).optional(),
  RouteTable: z.object({ RouteTableId: z.string(), RouteTableType: z.string() }).optional(),
});

const VswitchPage = z.object({ VSwitches: z.object({ VSwitch: z.array(Vswitch) }) });

/** A VPC as DescribeVpcs knows it. */
export type VpcRecord = Omit<VpcFacts, "reaches">;

/** A vSwitch as DescribeVSwitches knows it. */
export interface VswitchRecord {
  readonly facts: Omit<VswitchFacts, "reservedCidrs" | "addressChecks">;
  /** The custom route table that it is bound to, `null` where that is the system one. */
  readonly customRouteTableId: Maybe<string | null>;
}

/**
 * The VPCs with these ids (20 in a call), or all of the region; 50 a page (DescribeVpcs).
 * @param account whose they are unless another one shares them
 */
export async function collectVpcs(
  cloud: Cloud,
  ids: readonly string[] | "all",
  account: string,
): Promise<Maybe<VpcRecord[]>> {
  const filters =
    ids === "all" ? [{}] : inBatches(ids, 20).map((batch) => ({ VpcId: batch.join(",") }));
  return attempt(async () => {
    const batches = await Promise.all(
      filters.map((filter) =>
        readByNumber(
          cloud,
          "DescribeVpcs",
          { RegionId: cloud.region, PageSize: 50, ...filter },
          VpcPage,
          (page) => page.Vpcs.Vpc.length,
        ),
      ),
    );
    return batches.flat().flatMap((page) => page.Vpcs.Vpc.map((one) => toVpc(one, account)));
  });
}

/**
 * The vSwitches of these VPCs, or all of the region; 50 a page (DescribeVSwitches, whose filter takes one VPC).
 * @param account whose they are unless another one shares them
 */
export async function collectVswitches(
  cloud: Cloud,
  vpcIds: readonly string[] | "all",
  account: string,
): Promise<Maybe<VswitchRecord[]>> {
  const filters = vpcIds === "all" ? [{}] : vpcIds.map((VpcId) => ({ VpcId }));
  return attempt(async () => {
    const batches = await Promise.all(
      filters.map((filter) =>
        readByNumber(
          cloud,
          "DescribeVSwitches",
          { RegionId: cloud.region, PageSize: 50, ...filter },
          VswitchPage,
          (page) => page.VSwitches.VSwitch.length,
        ),
      ),
    );
    return batches
      .flat()
      .flatMap((page) => page.VSwitches.VSwitch.map((one) => toVswitch(one, account)));
  });
}

function toVpc(vpc: z.output<typeof Vpc>, account: string): VpcRecord {
  return {
    id: vpc.VpcId,
    name: vpc.VpcName,
    description: vpc.Description,
    cidr: vpc.CidrBlock,
    // The answer leaves the list out where the VPC has its primary block alone.
    secondaryCidrs: vpc.SecondaryCidrBlocks?.SecondaryCidrBlock ?? [],
    userCidrs: vpc.UserCidrs?.UserCidr ?? [],
    ipv6Cidr: vpc.EnabledIpv6 === false ? null : toldOrNone(vpc.Ipv6CidrBlock, "Ipv6CidrBlock"),
    status: told(vpc.Status, "Status"),
    sharedBy: toSharer(vpc, account),
  };
}

function toVswitch(vswitch: z.output<typeof Vswitch>, account: string): VswitchRecord {
  const table = vswitch.RouteTable;
  const custom = table?.RouteTableType === "Custom" ? table.RouteTableId : null;
  return {
    facts: {
      id: vswitch.VSwitchId,
      name: vswitch.VSwitchName,
      description: vswitch.Description,
      vpcId: vswitch.VpcId,
      zone: vswitch.ZoneId,
      cidr: vswitch.CidrBlock,
      ipv6Cidr: toldOrNone(vswitch.Ipv6CidrBlock, "Ipv6CidrBlock"),
      status: told(vswitch.Status, "Status"),
      freeIps: told(vswitch.AvailableIpAddressCount, "AvailableIpAddressCount"),
      sharedBy: toSharer(vswitch, account),
    },
    customRouteTableId: table === undefined ? told<never>(undefined, "RouteTable") : custom,
  };
}

/** DescribeVpcs tells no `ShareType`; without an owner, nobody knows whose the VPC is. */
function toSharer(
  { OwnerId, ShareType }: Pick<z.output<typeof Vswitch>, "OwnerId" | "ShareType">,
  account: string,
): VswitchFacts["sharedBy"] {
  const owner = OwnerId === undefined ? "" : String(OwnerId);
  if (owner === account) return null;
  if (typeof OwnerId === "number" && !Number.isSafeInteger(OwnerId)) {
    return { unknown: "OwnerId is a number too large to be read exactly" };
  }
  if (owner !== "" && owner !== "0") return owner;
  return ShareType === "" ? null : told<never>(undefined, "OwnerId");
}
