import { z } from "zod";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe } from "../core/unknown.ts";
import { readById } from "./batches.ts";
import type { AnswersById } from "./batches.ts";
import type { Cloud } from "./client.ts";
import { readByNumber } from "./pages.ts";

const Page = z.object({
  InstanceRamRoleSets: z.object({
    InstanceRamRoleSet: z.array(
      z.object({ InstanceId: z.string(), RamRoleName: z.string().default("") }),
    ),
  }),
});

/** The RAM role of each instance (DescribeInstanceRamRole, 50 instances in a call). */
export function collectRamRoles(
  cloud: Cloud,
  ids: readonly string[],
): Promise<AnswersById<string>> {
  return readById("DescribeInstanceRamRole", ids, 50, async (batch) => {
    const pages = await readByNumber(
      cloud,
      "DescribeInstanceRamRole",
      { RegionId: cloud.region, InstanceIds: JSON.stringify(batch), PageSize: 50 },
      Page,
      (page) => page.InstanceRamRoleSets.InstanceRamRoleSet.length,
    );
    return pages
      .flatMap((page) => page.InstanceRamRoleSets.InstanceRamRoleSet)
      .map((one) => [one.InstanceId, one.RamRoleName] as const);
  });
}

/** The name of the role; an instance without one is left out of the answer, or named with an empty role. */
export function ramRoleOf(id: string, roles: AnswersById<string>): Maybe<string | null> {
  const own = roles.of(id);
  if (isUnknown(own)) return own;
  return own.find((role) => role !== "") ?? null;
}
