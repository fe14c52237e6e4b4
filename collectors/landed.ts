import { z } from "zod";
import type { Cloud } from "./client.ts";
import { readByNumber, readByToken } from "./pages.ts";

/** A resource of an account as it is listed, with the description in which a landing writes its origin. */
export interface LandedResource {
  readonly kind: "vpc" | "vpc-block" | "vswitch" | "security-group" | "prefix-list";
  /** `<VPC>:<block>` of a secondary block, which has no description but its VPC's. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The VPC it lies in, or its own id; empty for a prefix list, which lies in none. */
  readonly vpcId: string;
}

const text = z.string().default("");

const VpcPage = z.object({
  Vpcs: z.object({
    Vpc: z.array(
      z.object({
        ...{ VpcId: z.string(), VpcName: text, Description: text },
        SecondaryCidrBlocks: z.object({ SecondaryCidrBlock: z.array(z.string()) }).optional(),
      }),
    ),
  }),
});

const VswitchPage = z.object({
  VSwitches: z.object({
    VSwitch: z.array(
      z.object({ VSwitchId: z.string(), VSwitchName: text, Description: text, VpcId: z.string() }),
    ),
  }),
});

const GroupPage = z.object({
  SecurityGroups: z.object({
    SecurityGroup: z.array(
      z.object({
        SecurityGroupId: z.string(),
        SecurityGroupName: text,
        Description: text,
        VpcId: text,
      }),
    ),
  }),
});

const ListPage = z.object({
  PrefixLists: z.object({
    PrefixList: z.array(
      z.object({ PrefixListId: z.string(), PrefixListName: text, Description: text }),
    ),
  }),
});

/**
 * The VPCs with their secondary blocks, vSwitches, security groups and prefix lists of the region whose description
 * begins with `prefix`, in that order.
 * @throws CloudError where one of the listings is refused: a partial list would hide what was left behind
 */
export async function collectLanded(cloud: Cloud, prefix: string): Promise<LandedResource[]> {
  const page = { RegionId: cloud.region, PageSize: 50 };
  const byToken = { RegionId: cloud.region, MaxResults: 100 };
  const [vpcs, vswitches, groups, lists] = await Promise.all([
    readByNumber(cloud, "DescribeVpcs", page, VpcPage, ({ Vpcs }) => Vpcs.Vpc.length),
    readByNumber(
      cloud,
      "DescribeVSwitches",
      page,
      VswitchPage,
      ({ VSwitches }) => VSwitches.VSwitch.length,
    ),
    readByToken(cloud, "DescribeSecurityGroups", byToken, GroupPage),
    readByToken(cloud, "DescribePrefixLists", byToken, ListPage),
  ]);
  const all: LandedResource[] = [
    ...vpcs
      .flatMap(({ Vpcs }) => Vpcs.Vpc)
      .flatMap((vpc) => {
        const shared = { description: vpc.Description, vpcId: vpc.VpcId };
        const blocks = vpc.SecondaryCidrBlocks?.SecondaryCidrBlock ?? [];
        return [
          { kind: "vpc" as const, id: vpc.VpcId, name: vpc.VpcName, ...shared },
          ...blocks.map((block) => ({
            ...{ kind: "vpc-block" as const, id: `${vpc.VpcId}:${block}`, name: block, ...shared },
          })),
        ];
      }),
    ...vswitches
      .flatMap(({ VSwitches }) => VSwitches.VSwitch)
      .map((vswitch) => ({
        ...{ kind: "vswitch" as const, id: vswitch.VSwitchId, name: vswitch.VSwitchName },
        ...{ description: vswitch.Description, vpcId: vswitch.VpcId },
      })),
    ...groups
      .flatMap(({ SecurityGroups }) => SecurityGroups.SecurityGroup)
      .map((group) => ({
        ...{
          kind: "security-group" as const,
          id: group.SecurityGroupId,
          name: group.SecurityGroupName,
        },
        ...{ description: group.Description, vpcId: group.VpcId },
      })),
    ...lists
      .flatMap(({ PrefixLists }) => PrefixLists.PrefixList)
      .map((list) => ({
        ...{ kind: "prefix-list" as const, id: list.PrefixListId, name: list.PrefixListName },
        ...{ description: list.Description, vpcId: "" },
      })),
  ];
  return all.filter(({ description }) => description.startsWith(prefix));
}
