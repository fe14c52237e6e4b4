import type { Answer, Call, Product } from "./call.ts";
import { badRequest, invalidParameter } from "./errors.ts";
import { countedTokenPage, numberedPage } from "./paging.ts";
import { matches, oneOf, refuseUnapplied, required } from "./params.ts";
import type { Accelerator, Endpoint, EndpointGroup } from "./state-services.ts";
import { hasTags, vpcTags } from "./tags.ts";
import { defaultResourceGroup } from "./vpc/networks.ts";

/** Global Accelerator, 2019-11-20: one central region for accelerators of every region. */
export const ga: Product = {
  name: "Ga",
  version: "2019-11-20",
  actions: {
    ListAccelerators: (call) => listedAccelerators(call, "standard"),
    ListBasicAccelerators: (call) => listedAccelerators(call, "basic"),
    ListEndpointGroups: listEndpointGroups,
    ListBasicEndpoints: listBasicEndpoints,
  },
};

const PAGE = { defaultSize: 10, maxSize: 50 };

function checkRegion({ params }: Call): void {
  const region = required(params, "RegionId");
  if (region !== "cn-hangzhou")
    throw invalidParameter("RegionId", `"${region}" is not cn-hangzhou, the only one GA has`);
}

/** ListAccelerators, ListBasicAccelerators: each kind is in its own list only. */
function listedAccelerators(call: Call, kind: Accelerator["kind"]): Answer {
  checkRegion(call);
  const { params, account } = call;
  const resourceGroup = defaultResourceGroup(account.accountId);
  const accelerators = [...account.services.accelerators.values()].filter(
    (accelerator) =>
      accelerator.kind === kind &&
      matches(params, "AcceleratorId", accelerator.id) &&
      matches(params, "State", "active") &&
      matches(params, "ResourceGroupId", resourceGroup) &&
      hasTags(params, accelerator),
  );
  const page = numberedPage(params, accelerators, PAGE);
  return {
    ...page.fields,
    Accelerators: page.rows.map((accelerator) => acceleratorRow(accelerator, resourceGroup)),
  };
}

/** ListEndpointGroups: default and virtual ones unless the type is given. */
function listEndpointGroups(call: Call): Answer {
  checkRegion(call);
  const { params, account } = call;
  refuseUnapplied(params, ["ListenerId", "Tag"]);
  const id = required(params, "AcceleratorId");
  const type = oneOf(params, "EndpointGroupType", ["default", "virtual"]);
  const accelerator = account.services.accelerators.get(id);
  if (accelerator?.kind !== "standard")
    throw badRequest("NotExist.Accelerator", "The accelerated instance does not exist.");
  const groups = accelerator.endpointGroups.filter(
    (group) =>
      (type === undefined || type === group.type) &&
      matches(params, "EndpointGroupId", group.id) &&
      matches(params, "EndpointGroupRegion", group.regionId) &&
      matches(params, "AccessLogSwitch", "off"),
  );
  const page = numberedPage(params, groups, PAGE);
  return {
    ...page.fields,
    EndpointGroups: page.rows.map((group) => groupRow(accelerator, group)),
  };
}

/** ListBasicEndpoints: its counts are text, and the last page has no token. */
function listBasicEndpoints(call: Call): Answer {
  checkRegion(call);
  const { params, account } = call;
  refuseUnapplied(params, ["Name"]);
  const groupId = required(params, "EndpointGroupId");
  const type = oneOf(params, "EndpointType", ["ENI", "SLB", "ECS", "NLB"]);
  const accelerator = [...account.services.accelerators.values()].find(
    ({ kind, endpointGroups }) =>
      kind === "basic" && endpointGroups.some(({ id }) => id === groupId),
  );
  if (accelerator === undefined)
    throw badRequest("NotExist.EndPointGroup", "The endpoint group does not exist.");
  const endpoints = accelerator.endpointGroups
    .flatMap((group) => group.endpoints)
    .filter(
      (endpoint) =>
        (type === undefined || type === endpoint.type) &&
        matches(params, "EndpointId", endpoint.id),
    );
  const page = countedTokenPage(params, endpoints, PAGE);
  const { MaxResults, TotalCount, NextToken } = page.fields;
  return {
    MaxResults: String(MaxResults),
    TotalCount: String(TotalCount),
    ...(NextToken === "" ? {} : { NextToken }),
    Endpoints: page.rows.map((endpoint) => ({
      AcceleratorId: accelerator.id,
      EndpointGroupId: groupId,
      EndpointId: endpoint.id,
      EndpointType: endpoint.type,
      EndpointAddress: endpoint.endpoint,
      EndpointSubAddress: endpoint.subAddress,
      EndpointSubAddressType: endpoint.subAddress === "" ? "" : "primary",
      EndpointZoneId: "",
      Name: "",
      State: "active",
    })),
  };
}

function acceleratorRow(accelerator: Accelerator, resourceGroup: string): Answer {
  const [group] = accelerator.endpointGroups;
  return {
    AcceleratorId: accelerator.id,
    Name: accelerator.name,
    Description: "",
    State: "active",
    RegionId: accelerator.regionId,
    BandwidthBillingType: "CDT",
    CreateTime: Math.floor(accelerator.createdAt.getTime() / 1000),
    ResourceGroupId: resourceGroup,
    Tags: vpcTags(accelerator)["Tag"],
    ...(accelerator.kind === "basic"
      ? { BasicEndpointGroupId: group?.id ?? "", InstanceChargeType: "PREPAY" }
      : { DnsName: `${accelerator.id}.aliyunga0019.com`, InstanceChargeType: "POSTPAY" }),
  };
}

function groupRow(accelerator: Accelerator, group: EndpointGroup): Answer {
  return {
    AcceleratorId: accelerator.id,
    EndpointGroupId: group.id,
    EndpointGroupRegion: group.regionId,
    EndpointGroupType: group.type,
    Name: group.name,
    Description: "",
    State: "active",
    TrafficPercentage: 100,
    HealthCheckEnabled: false,
    EndpointConfigurations: group.endpoints.map(endpointRow),
    ForwardingRuleIds: [],
    Tags: [],
  };
}

function endpointRow(endpoint: Endpoint): Answer {
  return {
    EndpointId: endpoint.id,
    Type: endpoint.type,
    Endpoint: endpoint.endpoint,
    SubAddress: endpoint.subAddress,
    Weight: 255,
    EnableClientIPPreservation: false,
    EnableProxyProtocol: false,
  };
}
