import { notFound } from "./errors.ts";
import { inRegion, optionalRegion, type Answer, type Call } from "./call.ts";
import { list, text, wanted } from "./params.ts";
import type { Backend, ServerGroup } from "./state-services.ts";
import { hasTags } from "./tags.ts";

/** The backends that still are there: a load balancer drops what is released. */
export function livingBackends<T extends Pick<Backend, "type" | "id">>(
  { account }: Call,
  backends: readonly T[],
): T[] {
  return backends.filter(({ type, id }) => {
    if (type === "Ip") return true;
    return type === "Ecs" ? account.instances.has(id) : account.enis.has(id);
  });
}

/**
 * Server groups of one kind. The real products know the region by their endpoint; all regions are
 * this server, so a request that names none sees all.
 */
export function serverGroupsOf(call: Call, kind: ServerGroup["kind"]): ServerGroup[] {
  return inRegion(call.account.services.serverGroups, optionalRegion(call)).filter(
    (group) => group.kind === kind,
  );
}

/** What ListServerGroupServers lists: `ServerIds` and `ServerIps` both narrow. */
export function listedServers(
  call: Call,
  kind: ServerGroup["kind"],
  limits: { code: string; ids: number; ips?: number },
): (Backend & { group: ServerGroup })[] {
  const { params } = call;
  const groups = serverGroupsOf(call, kind);
  const groupId = text(params, "ServerGroupId");
  if (groupId !== "" && !groups.some(({ id }) => id === groupId))
    throw notFound(limits.code, "The specified resource of serverGroup is not found.");
  const ids = orAll(list(params, "ServerIds", limits.ids));
  const ips = limits.ips === undefined ? undefined : orAll(list(params, "ServerIps", limits.ips));
  return groups
    .filter((group) => (groupId === "" || group.id === groupId) && hasTags(params, group))
    .flatMap((group) =>
      livingBackends(call, group.backends).map((backend) => ({ ...backend, group })),
    )
    .filter(({ id, ip }) => wanted(ids, id) && wanted(ips, ip));
}

/** The fields that the rows of all three kinds share. */
export function serverRow(server: Backend & { group: ServerGroup }): Answer {
  return {
    ServerGroupId: server.group.id,
    ServerId: server.id,
    ServerIp: server.ip,
    ServerType: server.type,
    Port: server.port,
    Status: "Available",
  };
}

function orAll(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values;
}
