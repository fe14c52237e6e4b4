import { z } from "zod";
import type { SecurityGroupFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { inBatches, readByToken } from "./pages.ts";
import { told } from "./wire.ts";

const SecurityGroup = z.object({
  SecurityGroupId: z.string(),
  SecurityGroupName: z.string().default(""),
  Description: z.string().default(""),
  // Empty for groups of the classic network.
  VpcId: z.string().default(""),
  SecurityGroupType: z.enum(["normal", "enterprise"]),
  ServiceManaged: z.boolean().optional(),
});

/** A security group as DescribeSecurityGroups answers it. */
export type SecurityGroupRecord = z.output<typeof SecurityGroup>;

const GroupPage = z.object({ SecurityGroups: z.object({ SecurityGroup: z.array(SecurityGroup) }) });

const AttributePage = z.object({
  InnerAccessPolicy: z.string().optional(),
  Permissions: z.object({ Permission: z.array(z.record(z.string(), z.unknown())) }),
});

/** The security groups with these ids, or all of the region; without their rules. */
export async function listSecurityGroups(
  cloud: Cloud,
  ids: readonly string[] | "all",
): Promise<Maybe<SecurityGroupRecord[]>> {
  const filters =
    ids === "all"
      ? [{}]
      : inBatches(ids, 100).map((batch) => ({ SecurityGroupIds: JSON.stringify(batch) }));
  return attempt(async () => {
    const batches = await Promise.all(
      filters.map((filter) =>
        readByToken(
          cloud,
          "DescribeSecurityGroups",
          { RegionId: cloud.region, MaxResults: 100, ...filter },
          GroupPage,
        ),
      ),
    );
    return batches.flatMap((pages) => pages.flatMap((page) => page.SecurityGroups.SecurityGroup));
  });
}

/**
 * The groups with all their rules, up to 1,000 a page (DescribeSecurityGroupAttribute); not how full they are.
 * The rules keep the API's own form and order.
 */
export async function collectRules(
  cloud: Cloud,
  groups: readonly SecurityGroupRecord[],
  onGroup: () => void,
): Promise<Omit<SecurityGroupFacts, "addresses">[]> {
  return Promise.all(
    groups.map(async (group) => {
      const parameters = {
        RegionId: cloud.region,
        SecurityGroupId: group.SecurityGroupId,
        NicType: "intranet",
        Direction: "all",
        MaxResults: 1000,
      };
      const pages = await attempt(() =>
        readByToken(cloud, "DescribeSecurityGroupAttribute", parameters, AttributePage),
      );
      onGroup();
      return {
        id: group.SecurityGroupId,
        name: group.SecurityGroupName,
        description: group.Description,
        vpcId: group.VpcId,
        type: group.SecurityGroupType,
        serviceManaged: told(group.ServiceManaged, "ServiceManaged"),
        innerAccessPolicy: isUnknown(pages)
          ? pages
          : toPolicy(group.SecurityGroupType, pages[0]?.InnerAccessPolicy),
        permissions: isUnknown(pages)
          ? pages
          : pages.flatMap((page) => page.Permissions.Permission),
      };
    }),
  );
}

function toPolicy(
  type: SecurityGroupFacts["type"],
  policy = "",
): SecurityGroupFacts["innerAccessPolicy"] {
  if (type === "enterprise")
    return { unknown: "enterprise security groups have no inner access policy" };
  // The documentation calls the value case-insensitive.
  switch (policy.toLowerCase()) {
    case "accept":
      return "Accept";
    case "drop":
      return "Drop";
    default:
      return told<never>(undefined, "InnerAccessPolicy");
  }
}
