import { listedServers, serverRow } from "./backends.ts";
import type { Answer, Call, Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";
import { refuseUnapplied } from "./params.ts";

/** Gateway Load Balancer, 2024-04-15. */
export const gwlb: Product = {
  name: "Gwlb",
  version: "2024-04-15",
  actions: { ListServerGroupServers: listServerGroupServers },
};

/** ListServerGroupServers */
function listServerGroupServers(call: Call): Answer {
  refuseUnapplied(call.params, ["Skip"]);
  const servers = listedServers(call, "gwlb", {
    code: "ResourceNotFound.ServerGroup",
    ids: 200,
    ips: 200,
  });
  const page = countedTokenPage(call.params, servers, { defaultSize: 20, maxSize: 1000 });
  return { ...page.fields, Servers: page.rows.map(serverRow) };
}
