import { livingBackends } from "../backends.ts";
import { inRegion, optionalRegion, regionOf, type Answer, type Call } from "../call.ts";
import { missingParameter, notFound } from "../errors.ts";
import { numberedPage } from "../paging.ts";
import { commaIds, matches, refuseUnapplied, required, text, wanted } from "../params.ts";
import type { Backend, LoadBalancer } from "../state-services.ts";
import { ecsTags, hasTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import { defaultResourceGroup } from "../vpc/networks.ts";

export function findLoadBalancer(call: Call): LoadBalancer {
  const region = optionalRegion(call);
  const found = call.account.services.loadBalancers.get(required(call.params, "LoadBalancerId"));
  if (found === undefined || (region !== undefined && found.regionId !== region.regionId))
    throw notFound(
      "InvalidLoadBalancerId.NotFound",
      "The specified LoadBalancerId does not exist.",
    );
  return found;
}

/**
 * DescribeLoadBalancers: `ServerId` and `ServerIntranetAddress` look into the default server group
 * alone, since the documentation promises no more.
 */
export function describeLoadBalancers(call: Call): Answer {
  const { params, account } = call;
  const region = regionOf(call);
  refuseUnapplied(params, ["InternetChargeType", "PayType", "SlaveZoneId", "Tags"]);
  if (text(params, "PageSize") !== "" && text(params, "PageNumber") === "")
    throw missingParameter("PageNumber");
  const ids = commaIds(params, "LoadBalancerId", 10);
  const rows = inRegion(account.services.loadBalancers, region).filter(
    (balancer) =>
      wanted(ids, balancer.id) &&
      matches(params, "LoadBalancerName", balancer.name) &&
      matches(params, "LoadBalancerStatus", "active") &&
      matches(params, "Address", balancer.address) &&
      matches(params, "AddressIPVersion", "ipv4") &&
      matches(params, "AddressType", balancer.addressType) &&
      matches(params, "NetworkType", networkOf(balancer)) &&
      matches(params, "VpcId", balancer.vpcId) &&
      matches(params, "VSwitchId", balancer.vSwitchId) &&
      matches(params, "MasterZoneId", balancer.zoneId) &&
      matches(params, "ResourceGroupId", defaultResourceGroup(account.accountId)) &&
      holdsServer(call, balancer) &&
      hasTags(params, balancer),
  );
  const page = numberedPage(params, rows, { defaultSize: 50, maxSize: 100 });
  return {
    ...page.fields,
    LoadBalancers: {
      LoadBalancer: page.rows.map((balancer) => balancerRow(call, balancer)),
    },
  };
}

/** DescribeLoadBalancerAttribute */
export function describeLoadBalancerAttribute(call: Call): Answer {
  const balancer = findLoadBalancer(call);
  return {
    ...balancerRow(call, balancer),
    BackendServers: {
      BackendServer: livingBackends(call, balancer.backends).map(classicBackendRow),
    },
    ListenerPorts: { ListenerPort: [] },
    ListenerPortsAndProtocal: { ListenerPortAndProtocal: [] },
    ListenerPortsAndProtocol: { ListenerPortAndProtocol: [] },
  };
}

/** Without a port: the default server group has none, its listeners have. */
export function classicBackendRow(backend: Backend): Answer {
  return {
    ServerId: backend.id,
    ServerIp: backend.ip,
    Type: backend.type.toLowerCase(),
    Weight: backend.weight,
    Description: backend.description,
  };
}

function holdsServer(call: Call, balancer: LoadBalancer): boolean {
  const { params } = call;
  const serverId = text(params, "ServerId");
  const addresses = commaIds(params, "ServerIntranetAddress");
  if (serverId === "" && addresses === undefined) return true;
  return livingBackends(call, balancer.backends).some(
    ({ id, ip }) => (serverId === "" || serverId === id) && wanted(addresses, ip),
  );
}

function networkOf(balancer: LoadBalancer): string {
  return balancer.vpcId === "" ? "classic" : "vpc";
}

function balancerRow({ account }: Call, balancer: LoadBalancer): Answer {
  return {
    LoadBalancerId: balancer.id,
    LoadBalancerName: balancer.name,
    LoadBalancerStatus: "active",
    LoadBalancerSpec: "slb.lcu.elastic",
    Address: balancer.address,
    AddressType: balancer.addressType,
    AddressIPVersion: "ipv4",
    NetworkType: networkOf(balancer),
    VpcId: balancer.vpcId,
    VSwitchId: balancer.vSwitchId,
    RegionId: balancer.regionId,
    RegionIdAlias: balancer.regionId,
    MasterZoneId: balancer.zoneId,
    SlaveZoneId: "",
    PayType: "PayOnDemand",
    InstanceChargeType: "PayByCLCU",
    DeleteProtection: "off",
    ModificationProtectionStatus: "NonProtection",
    ResourceGroupId: defaultResourceGroup(account.accountId),
    CreateTime: toSecond(balancer.createdAt),
    CreateTimeStamp: balancer.createdAt.getTime(),
    Tags: ecsTags(balancer),
  };
}
