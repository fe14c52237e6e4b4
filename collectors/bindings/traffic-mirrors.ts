import { z } from "zod";
import { isUnknown } from "../../core/unknown.ts";
import type { Maybe } from "../../core/unknown.ts";
import { beside } from "../beside.ts";
import type { Cloud } from "../client.ts";
import { answersTo } from "../machine.ts";
import type { Machine } from "../machine.ts";
import { compareText } from "../order.ts";
import { readByToken } from "../pages.ts";

const Session = z.object({
  TrafficMirrorSessionId: z.string(),
  TrafficMirrorSourceIds: z.array(z.string()).default([]),
  TrafficMirrorTargetId: z.string().default(""),
});
export type MirrorSession = z.output<typeof Session>;

const Page = z.object({ TrafficMirrorSessions: z.array(Session) });

/**
 * Every traffic mirror session of the region (ListTrafficMirrorSessions, 100 a page).
 * Asked for twice, since `Enabled` counts as `false` where it is left out.
 */
export async function collectTrafficMirrors(cloud: Cloud): Promise<Maybe<MirrorSession[]>> {
  return beside(async () => {
    const lists = await Promise.all(
      [true, false].map((Enabled) => {
        const parameters = { RegionId: cloud.region, MaxResults: 100, Enabled };
        return readByToken(cloud, "ListTrafficMirrorSessions", parameters, Page);
      }),
    );
    return lists.flat().flatMap((page) => page.TrafficMirrorSessions);
  });
}

/** The sessions that start or end at one of the instance's interfaces. */
export function trafficMirrorsOf(
  machine: Machine,
  sessions: Maybe<readonly MirrorSession[]>,
): Maybe<string[]> {
  if (isUnknown(sessions)) return sessions;
  const ids = sessions
    .filter((one) =>
      [...one.TrafficMirrorSourceIds, one.TrafficMirrorTargetId].some((end) =>
        answersTo(machine, end),
      ),
    )
    .map((one) => one.TrafficMirrorSessionId);
  return [...new Set(ids)].sort(compareText);
}
