import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { eitherPage } from "../paging.ts";
import { invalidParameter } from "../errors.ts";
import { list, matches, oneOf, refuseUnapplied, text, type Params } from "../params.ts";
import { EVENT_STATUSES, type SystemEvent } from "../state-surroundings.ts";
import { toSecond } from "../time.ts";

/** What is searched when no status is asked for: events that are over. */
const OVER = ["Avoided", "Executed", "Canceled", "Failed"];

/** Events that are over can be seen this long. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * DescribeInstanceHistoryEvents: without InstanceEventCycleStatus.N or EventCycleStatus only events that are
 * over; 10-100 a page by token, 10 a page and at most 100 by number.
 */
export function describeInstanceHistoryEvents(call: Call): Answer {
  const { params, now } = call;
  refuseUnapplied(params, ["ResourceGroupId", "Tag"]);
  const region = regionOf(call);
  const type = oneOf(params, "ResourceType", ["instance", "ddh", "managedhost"]) ?? "instance";
  const statuses = statusesOf(params);
  const ids = list(params, "ResourceId", 100);
  const eventIds = list(params, "EventId", 100);
  const types = list(params, "InstanceEventType", 30);
  const rows = inRegion(call.account.surroundings.systemEvents, region).filter(
    (event) =>
      type === "instance" &&
      statuses.includes(event.status) &&
      (event.finishedAt === undefined || now.getTime() - event.finishedAt.getTime() <= KEPT_MS) &&
      (ids.length === 0 || ids.includes(event.instanceId)) &&
      (eventIds.length === 0 || eventIds.includes(event.id)) &&
      (types.length === 0
        ? matches(params, "EventType", event.type)
        : types.includes(event.type)) &&
      matches(params, "InstanceId", event.instanceId) &&
      matches(params, "ImpactLevel", event.impactLevel) &&
      within(params, "NotBefore", event.notBefore) &&
      within(params, "EventPublishTime", event.publishedAt),
  );
  const page = eitherPage(params, rows, { maxResults: 100, maxPageSize: 100 });
  return {
    ...page.fields,
    InstanceSystemEventSet: { InstanceSystemEventType: page.rows.map(eventRow) },
  };
}

function statusesOf(params: Params): readonly string[] {
  const several = list(params, "InstanceEventCycleStatus", EVENT_STATUSES.length);
  for (const status of several)
    if (!EVENT_STATUSES.some((known) => known === status))
      throw invalidParameter("InstanceEventCycleStatus.N", `"${status}" is no status`);
  if (several.length > 0) return several;
  const one = oneOf(params, "EventCycleStatus", EVENT_STATUSES);
  return one === undefined ? OVER : [one];
}

/** `Name.Start` and `Name.End` */
function within(params: Params, name: string, at: Date): boolean {
  return (
    at.getTime() >= bound(params, `${name}.Start`, -Infinity) &&
    at.getTime() <= bound(params, `${name}.End`, Infinity)
  );
}

function bound(params: Params, name: string, open: number): number {
  const value = text(params, name);
  if (value === "") return open;
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalidParameter(name, `"${value}" is no time`);
  return time;
}

/** The codes beside the names are those of the documented example: nothing else is said of them. */
function eventRow(event: SystemEvent): Answer {
  return {
    EventId: event.id,
    InstanceId: event.instanceId,
    ResourceType: "instance",
    EventType: { Code: 1, Name: event.type },
    EventCycleStatus: { Code: 0, Name: event.status },
    EventPublishTime: toSecond(event.publishedAt),
    NotBefore: toSecond(event.notBefore),
    EventFinishTime: event.finishedAt === undefined ? "" : toSecond(event.finishedAt),
    ImpactLevel: event.impactLevel,
    Reason: event.reason,
    ReasonCode: "",
    ExtendedAttribute: {
      CanAccept: "",
      Code: "",
      Device: "",
      DiskId: "",
      HostId: "",
      HostType: "",
      InactiveDisks: { InactiveDisk: [] },
      MigrationOptions: { MigrationOption: [] },
      OnlineRepairPolicy: "",
      ResponseResult: "",
    },
  };
}
