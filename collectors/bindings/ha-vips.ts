import { z } from "zod";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByNumber } from "../pages.ts";

const HaVip = z.object({
  HaVipId: z.string(),
  // The one list of the API whose inner name begins with a small letter.
  AssociatedInstances: z
    .object({ associatedInstance: z.array(z.string()).default([]) })
    .default({ associatedInstance: [] }),
  MasterInstanceId: z.string().default(""),
});

const Page = z.object({ HaVips: z.object({ HaVip: z.array(HaVip) }) });

/** A HaVip and the instances or interfaces behind it. */
export interface BackedHaVip {
  readonly id: string;
  readonly members: readonly string[];
}

/** Every HaVip of the region (DescribeHaVips, 50 a page). */
export async function collectHaVips(cloud: Cloud): Promise<Maybe<BackedHaVip[]>> {
  const parameters = { RegionId: cloud.region, PageSize: 50 };
  return beside(async () => {
    const pages = await readByNumber(
      cloud,
      "DescribeHaVips",
      parameters,
      Page,
      (page) => page.HaVips.HaVip.length,
    );
    return pages
      .flatMap((page) => page.HaVips.HaVip)
      .map((one) => ({
        id: one.HaVipId,
        members: [...one.AssociatedInstances.associatedInstance, one.MasterInstanceId],
      }));
  });
}

/** The HaVips that the instance or one of its interfaces backs. */
export function haVipsOf(machine: Machine, haVips: Maybe<readonly BackedHaVip[]>): Maybe<string[]> {
  if (isUnknown(haVips)) return haVips;
  return haVips
    .filter(({ members }) => members.some((member) => answersTo(machine, member)))
    .map(({ id }) => id)
    .sort(compareText);
}
