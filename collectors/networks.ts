import { z } from "zod";
import type { VpcFacts, VswitchFacts } from "../core/inventory.ts";
import type { Maybe } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { inBatches, readByNumber } from "./pages.ts";

const Vpc = z.object({
  VpcId: z.string(),
  VpcName: z.string().default(""),
  CidrBlock: z.string(),
  SecondaryCidrBlocks: z.object({ SecondaryCidrBlock: z.array(z.string()) }).optional(),
});

const VpcPage = z.object({ Vpcs: z.object({ Vpc: z.array(Vpc) }) });

const Vswitch = z.object({
  VSwitchId: z.string(),
  VSwitchName: z.string().default(""),
  VpcId: z.string(),
  ZoneId: z.string(),
  CidrBlock: z.string(),
});

const VswitchPage = z.object({ VSwitches: z.object({ VSwitch: z.array(Vswitch) }) });

/** The VPCs with these ids (20 in a call), or all of the region; 50 a page (DescribeVpcs). */
export async function collectVpcs(
  cloud: Cloud,
  ids: readonly string[] | "all",
): Promise<Maybe<VpcFacts[]>> {
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
    return batches.flat().flatMap((page) => page.Vpcs.Vpc.map(toVpc));
  });
}

/** The vSwitches of these VPCs, or all of the region; 50 a page (DescribeVSwitches, whose filter takes one VPC). */
export async function collectVswitches(
  cloud: Cloud,
  vpcIds: readonly string[] | "all",
): Promise<Maybe<VswitchFacts[]>> {
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
    return batches.flat().flatMap((page) => page.VSwitches.VSwitch.map(toVswitch));
  });
}

function toVpc(vpc: z.output<typeof Vpc>): VpcFacts {
  return {
    id: vpc.VpcId,
    name: vpc.VpcName,
    cidr: vpc.CidrBlock,
    // The answer leaves the list out where the VPC has its primary block alone.
    secondaryCidrs: vpc.SecondaryCidrBlocks?.SecondaryCidrBlock ?? [],
  };
}

function toVswitch(vswitch: z.output<typeof Vswitch>): VswitchFacts {
  return {
    id: vswitch.VSwitchId,
    name: vswitch.VSwitchName,
    vpcId: vswitch.VpcId,
    zone: vswitch.ZoneId,
    cidr: vswitch.CidrBlock,
  };
}
