import { z } from "zod";
import type { InstanceFacts } from "../core/facts/instance.ts";
import { isUnknown } from "../core/unknown.ts";
import { listed, readById } from "./batches.ts";
import type { AnswersById } from "./batches.ts";
import type { Cloud } from "./client.ts";
import { compareText } from "./order.ts";
import { readByToken } from "./pages.ts";
import { told, WireTime } from "./wire.ts";

const Event = z.object({
  EventId: z.string(),
  InstanceId: z.string(),
  EventType: z.object({ Name: z.string() }),
  EventCycleStatus: z.object({ Name: z.string() }),
  NotBefore: WireTime.optional(),
});
type Event = z.output<typeof Event>;

const Page = z.object({
  InstanceSystemEventSet: z.object({ InstanceSystemEventType: z.array(Event) }),
});

/** Events that are still to come or going on; without a status only the finished ones would be listed. */
const open = ["Scheduled", "Executing", "Inquiring"];

/** The system events of the instances (DescribeInstanceHistoryEvents, 100 instances in a call, 100 events a page). */
export function collectEvents(cloud: Cloud, ids: readonly string[]): Promise<AnswersById<Event>> {
  return readById("DescribeInstanceHistoryEvents", ids, 100, async (batch) => {
    const parameters = {
      RegionId: cloud.region,
      ResourceType: "instance",
      MaxResults: 100,
      ...listed("ResourceId", batch),
      ...listed("InstanceEventCycleStatus", open),
    };
    const pages = await readByToken(cloud, "DescribeInstanceHistoryEvents", parameters, Page);
    return pages
      .flatMap((page) => page.InstanceSystemEventSet.InstanceSystemEventType)
      .map((event) => [event.InstanceId, event] as const);
  });
}

export function eventsOf(id: string, events: AnswersById<Event>): InstanceFacts["systemEvents"] {
  const own = events.of(id);
  if (isUnknown(own)) return own;
  return own
    .map((event) => ({
      id: event.EventId,
      type: event.EventType.Name,
      status: event.EventCycleStatus.Name,
      notBefore: told(event.NotBefore, "NotBefore"),
    }))
    .sort((left, right) => compareText(left.id, right.id));
}
