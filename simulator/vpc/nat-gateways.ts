import { missingParameter } from "../errors.ts";
import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { matches, refuseUnapplied, text } from "../params.ts";
import { ecsTags, hasTags } from "../tags.ts";
import { toSecond } from "../time.ts";
import type { ForwardEntry, NatGateway } from "../state-surroundings.ts";

/** DescribeNatGateways: 10 a page, at most 50. */
export function describeNatGateways(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["Spec", "AvailabilityMode"]);
  const rows = inRegion(account.surroundings.natGateways, regionOf(call)).filter(
    (gateway) =>
      matches(params, "NatGatewayId", gateway.id) &&
      matches(params, "VpcId", gateway.vpcId) &&
      matches(params, "Name", gateway.name) &&
      matches(params, "NetworkType", gateway.network) &&
      matches(params, "NatType", "Enhanced") &&
      matches(params, "Status", "Available") &&
      matches(params, "InstanceChargeType", "PostPaid") &&
      matches(params, "ZoneId", zoneOf(call, gateway)) &&
      matches(params, "ResourceGroupId", gateway.resourceGroupId) &&
      hasTags(params, gateway),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    NatGateways: { NatGateway: page.rows.map((gateway) => gatewayRow(call, gateway)) },
  };
}

/** DescribeForwardTableEntries: of one gateway or one of its tables, 10 a page and at most 50. */
export function describeForwardTableEntries(call: Call): Answer {
  const { params, account } = call;
  if (text(params, "ForwardTableId") === "" && text(params, "NatGatewayId") === "")
    throw missingParameter("ForwardTableId");
  const rows = inRegion(account.surroundings.natGateways, regionOf(call))
    .filter(
      (gateway) =>
        matches(params, "NatGatewayId", gateway.id) &&
        matches(params, "ForwardTableId", gateway.forwardTableId),
    )
    .flatMap((gateway) => gateway.forwardEntries.map((entry) => ({ gateway, entry })))
    .filter(
      ({ entry }) =>
        matches(params, "ForwardEntryId", entry.id) &&
        matches(params, "ForwardEntryName", entry.name) &&
        matches(params, "ExternalIp", entry.externalIp) &&
        matches(params, "ExternalPort", entry.externalPort) &&
        matches(params, "InternalIp", entry.internalIp) &&
        matches(params, "InternalPort", entry.internalPort) &&
        matches(params, "IpProtocol", entry.protocol),
    );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 50 });
  return {
    ...page.fields,
    ForwardTableEntries: {
      ForwardTableEntry: page.rows.map(({ gateway, entry }) => forwardRow(gateway, entry)),
    },
  };
}

function forwardRow(gateway: NatGateway, entry: ForwardEntry): Answer {
  return {
    ForwardEntryId: entry.id,
    ForwardEntryName: entry.name,
    ForwardTableId: gateway.forwardTableId,
    NatGatewayId: gateway.id,
    ExternalIp: entry.externalIp,
    ExternalPort: entry.externalPort,
    InternalIp: entry.internalIp,
    InternalPort: entry.internalPort,
    IpProtocol: entry.protocol,
    Status: "Available",
  };
}

function zoneOf(call: Call, gateway: NatGateway): string {
  return call.account.vswitches.get(gateway.vSwitchId)?.zoneId ?? "";
}

function gatewayRow(call: Call, gateway: NatGateway): Answer {
  return {
    NatGatewayId: gateway.id,
    Name: gateway.name,
    Description: gateway.description,
    RegionId: gateway.regionId,
    VpcId: gateway.vpcId,
    NatType: "Enhanced",
    NetworkType: gateway.network,
    Status: "Available",
    BusinessStatus: "Normal",
    Spec: "",
    InstanceChargeType: "PostPaid",
    InternetChargeType: "PayByLcu",
    AutoPay: false,
    CreationTime: toSecond(gateway.createdAt),
    ExpiredTime: "",
    DeletionProtection: false,
    EcsMetricEnabled: false,
    EipBindMode: "MULTI_BINDED",
    IcmpReplyEnabled: true,
    SecurityProtectionEnabled: false,
    PrivateLinkEnabled: false,
    PrivateLinkMode: "",
    ForwardTableIds: { ForwardTableId: [gateway.forwardTableId] },
    SnatTableIds: { SnatTableId: gateway.network === "internet" ? [gateway.snatTableId] : [] },
    FullNatTableIds: { FullNatTableId: [] },
    IpLists: {
      IpList: gateway.eipIds.flatMap((id) => {
        const eip = call.account.eips.get(id);
        if (eip === undefined) return [];
        return {
          AllocationId: eip.id,
          IpAddress: eip.ipAddress,
          PrivateIpAddress: eip.privateIp,
          SnatEntryEnabled: true,
          UsingStatus: "Idle",
        };
      }),
    },
    NatGatewayPrivateInfo: {
      VswitchId: gateway.vSwitchId,
      IzNo: zoneOf(call, gateway),
      EniInstanceId: "",
      EniType: "",
      PrivateIpAddress: "",
    },
    ResourceGroupId: gateway.resourceGroupId,
    // TagKey and TagValue, as in ECS and unlike the rest of this product.
    Tags: ecsTags(gateway),
  };
}
