import { z } from "zod";
import type { Cloud } from "./client.ts";
import { readByNumber, readByToken } from "./pages.ts";

/** A resource of an account as it is listed, with the description in which a landing writes its origin. */
export interface LandedResource {
  readonly kind: "vpc" | "vswitch" | "security-group";
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The VPC it lies in, or its own id. */
  readonly vpcId: string;
}

const text = z.string().default("");

const VpcPage = z.object({
  Vpcs: z.object({
    Vpc: z.array(z.object({ VpcId: z.string(), VpcName: text, Description: text })),
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

/**
 * The VPCs, vSwitches and security groups of the region whose description begins with `prefix`, in that order.
 * @throws CloudError where one of the listings is refused: a partial list would hide what was left behind
 */
export async function collectLanded(cloud: Cloud, prefix: string): Promise<LandedResource[]> {
  const page = { RegionId: cloud.region, PageSize: 50 };
  const [vpcs, vswitches, groups] = await Promise.all([
    readByNumber(cloud, "DescribeVpcs", page, VpcPage, ({ Vpcs }) => Vpcs.Vpc.length),
    readByNumber(
      cloud,
      "DescribeVSwitches",
      page,
      VswitchPage,
      ({ VSwitches }) => VSwitches.VSwitch.length,
    ),
    readByToken(
      cloud,
      "DescribeSecurityGroups",
      { RegionId: cloud.region, MaxResults: 100 },
      GroupPage,
    ),
  ]);
  const all: LandedResource[] = [
    ...vpcs
      .flatMap(({ Vpcs }) => Vpcs.Vpc)
      .map((vpc) => ({
        ...{ kind: "vpc" as const, id: vpc.VpcId, name: vpc.VpcName },
        ...{ description: vpc.Description, vpcId: vpc.VpcId },
      })),
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
  ];
  return all.filter(({ description }) => description.startsWith(prefix));
}
