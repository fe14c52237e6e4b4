import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { countedTokenPage } from "../paging.ts";
import { flag, list, matches, text } from "../params.ts";
import { hasTags, vpcTags } from "../tags.ts";
import { toMinute } from "../time.ts";
import type { TrafficMirrorSession } from "../state-surroundings.ts";

/** ListTrafficMirrorSessions: 1-100 a page, 10 without MaxResults. */
export function listTrafficMirrorSessions(call: Call): Answer {
  const { params, account } = call;
  const ids = list(params, "TrafficMirrorSessionIds", 100);
  const enabled = flag(params, "Enabled");
  const source = text(params, "TrafficMirrorSourceId");
  const rows = inRegion(account.surroundings.trafficMirrorSessions, regionOf(call)).filter(
    (session) =>
      (ids.length === 0 || ids.includes(session.id)) &&
      (enabled === undefined || enabled === session.enabled) &&
      (source === "" || session.sourceIds.includes(source)) &&
      matches(params, "TrafficMirrorTargetId", session.targetId) &&
      matches(params, "TrafficMirrorFilterId", session.filterId) &&
      matches(params, "TrafficMirrorSessionName", session.name) &&
      matches(params, "Priority", String(session.priority)) &&
      matches(params, "VirtualNetworkId", String(session.virtualNetworkId)) &&
      matches(params, "ResourceGroupId", session.resourceGroupId) &&
      hasTags(params, session, "Tags"),
  );
  const page = countedTokenPage(params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    NextToken: page.fields["NextToken"],
    // The API itself writes this number as text.
    TotalCount: String(rows.length),
    TrafficMirrorSessions: page.rows.map(sessionRow),
  };
}

function sessionRow(session: TrafficMirrorSession): Answer {
  return {
    TrafficMirrorSessionId: session.id,
    TrafficMirrorSessionName: session.name,
    TrafficMirrorSessionDescription: session.description,
    TrafficMirrorSessionStatus: "Created",
    TrafficMirrorSessionBusinessStatus: "Normal",
    TrafficMirrorFilterId: session.filterId,
    TrafficMirrorSourceIds: session.sourceIds,
    TrafficMirrorTargetId: session.targetId,
    TrafficMirrorTargetType: session.targetType,
    Enabled: session.enabled,
    PacketLength: 1500,
    Priority: session.priority,
    VirtualNetworkId: session.virtualNetworkId,
    CreationTime: toMinute(session.createdAt),
    ResourceGroupId: session.resourceGroupId,
    Tags: vpcTags(session)["Tag"],
  };
}
