import { inRegion, regionOf, type Answer, type Call, type Product } from "./call.ts";
import { countedTokenPage } from "./paging.ts";
import { matches, oneOf, refuseUnapplied } from "./params.ts";
import type { VpcEndpoint } from "./state-services.ts";
import { hasTags, vpcTags } from "./tags.ts";
import { toSecond } from "./time.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** PrivateLink, 2020-04-15. */
export const privatelink: Product = {
  name: "Privatelink",
  version: "2020-04-15",
  actions: { ListVpcEndpoints: listVpcEndpoints },
};

/** ListVpcEndpoints: 50 a page, at most 1000. */
function listVpcEndpoints(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["AddressIpVersion", "ServiceRegionId"]);
  const type = oneOf(params, "EndpointType", ["Interface", "Reverse", "GatewayLoadBalancer"]);
  const endpoints = inRegion(account.services.vpcEndpoints, regionOf(call)).filter(
    (endpoint) =>
      (type === undefined || type === endpoint.type) &&
      matches(params, "VpcId", endpoint.vpcId) &&
      matches(params, "EndpointId", endpoint.id) &&
      matches(params, "EndpointName", endpoint.name) &&
      matches(params, "EndpointStatus", endpoint.status) &&
      matches(params, "ConnectionStatus", endpoint.connectionStatus) &&
      matches(params, "ServiceName", serviceNameOf(endpoint)) &&
      matches(params, "ResourceGroupId", defaultResourceGroup(account.accountId)) &&
      hasTags(params, endpoint),
  );
  const page = countedTokenPage(params, endpoints, { defaultSize: 50, maxSize: 1000 });
  return {
    ...page.fields,
    Endpoints: page.rows.map((endpoint) => ({
      EndpointId: endpoint.id,
      EndpointName: endpoint.name,
      EndpointDescription: "",
      EndpointType: endpoint.type,
      EndpointStatus: endpoint.status,
      EndpointBusinessStatus: "Normal",
      EndpointDomain: `${endpoint.id}.${endpoint.serviceId}.${endpoint.regionId}.privatelink.aliyuncs.com`,
      ConnectionStatus: endpoint.connectionStatus,
      AddressIpVersion: "IPv4",
      Bandwidth: 1024,
      CreateTime: toSecond(endpoint.createdAt),
      RegionId: endpoint.regionId,
      ResourceGroupId: defaultResourceGroup(account.accountId),
      ResourceOwner: false,
      ServiceId: endpoint.serviceId,
      ServiceName: serviceNameOf(endpoint),
      ServiceRegionId: endpoint.regionId,
      VpcId: endpoint.vpcId,
      Tags: vpcTags(endpoint)["Tag"],
    })),
  };
}

function serviceNameOf({ regionId, serviceId }: VpcEndpoint): string {
  return `com.aliyuncs.privatelink.${regionId}.${serviceId}`;
}
