import { listedServers, serverRow } from "./backends.ts";
import type { Answer, Call, Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";

/** Network Load Balancer, 2022-04-30. */
export const nlb: Product = {
  name: "Nlb",
  version: "2022-04-30",
  actions: { ListServerGroupServers: listServerGroupServers },
};

/** ListServerGroupServers: the code is written with a small s, other than in ALB. */
function listServerGroupServers(call: Call): Answer {
  const servers = listedServers(call, "nlb", {
    code: "ResourceNotFound.serverGroup",
    ids: 40,
    ips: 40,
  });
  const page = countedTokenPage(call.params, servers, { defaultSize: 20, maxSize: 100 });
  return {
    ...page.fields,
    Servers: page.rows.map((server) => ({
      ...serverRow(server),
      ZoneId: server.zoneId,
      Weight: server.weight,
      Description: server.description,
    })),
  };
}
