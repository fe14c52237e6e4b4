import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
import { numberedPage } from "../paging.ts";
import { matches, oneOf, refuseUnapplied, required, text } from "../params.ts";
import { toSecond } from "../time.ts";
import type { OldAccelerator } from "../state-surroundings.ts";

/** DescribeGlobalAccelerationInstances: without BandwidthType only dedicated ones; 10 a page, at most 100. */
export function describeGlobalAccelerationInstances(call: Call): Answer {
  const { params, account } = call;
  refuseUnapplied(params, ["ServiceLocation"]);
  const region = regionOf(call);
  const bandwidthType = oneOf(params, "BandwidthType", ["Sharing", "Exclusive"]) ?? "Exclusive";
  const server = text(params, "ServerId");
  const rows = inRegion(account.surroundings.oldAccelerators, region).filter(
    (accelerator) =>
      accelerator.bandwidthType === bandwidthType &&
      (server === "" || accelerator.serverIds.includes(server)) &&
      matches(params, "GlobalAccelerationInstanceId", accelerator.id) &&
      matches(params, "IpAddress", accelerator.ipAddress) &&
      matches(params, "Name", accelerator.name) &&
      matches(params, "Status", statusOf(accelerator)),
  );
  const page = numberedPage(params, rows, { defaultSize: 10, maxSize: 100 });
  return {
    ...page.fields,
    GlobalAccelerationInstances: {
      GlobalAccelerationInstance: page.rows.map((accelerator) => acceleratorRow(call, accelerator)),
    },
  };
}

/** DescribeServerRelatedGlobalAccelerationInstances: dedicated ones that lead to one server. */
export function describeServerRelatedGlobalAccelerationInstances(call: Call): Answer {
  const { params, account } = call;
  const region = regionOf(call);
  const server = required(params, "ServerId");
  const type = oneOf(params, "ServerType", ["EcsInstance", "SlbInstance"]) ?? "EcsInstance";
  const rows = inRegion(account.surroundings.oldAccelerators, region).filter(
    ({ bandwidthType, serverIds }) =>
      type === "EcsInstance" && bandwidthType === "Exclusive" && serverIds.includes(server),
  );
  return {
    GlobalAccelerationInstances: {
      GlobalAccelerationInstance: rows.map((accelerator) => ({
        GlobalAccelerationInstanceId: accelerator.id,
        RegionId: accelerator.regionId,
        IpAddress: accelerator.ipAddress,
        ServerIpAddress: addressOf(call, server),
      })),
    },
  };
}

function statusOf({ serverIds }: OldAccelerator): string {
  return serverIds.length === 0 ? "Available" : "InUse";
}

function addressOf(call: Call, instanceId: string): string {
  const primary = [...call.account.enis.values()].find(
    (eni) => eni.instanceId === instanceId && eni.kind === "Primary",
  );
  return primary?.primaryIp ?? "";
}

function acceleratorRow(call: Call, accelerator: OldAccelerator): Answer {
  return {
    GlobalAccelerationInstanceId: accelerator.id,
    Name: accelerator.name,
    Description: accelerator.description,
    RegionId: accelerator.regionId,
    IpAddress: accelerator.ipAddress,
    Status: statusOf(accelerator),
    Bandwidth: "10",
    BandwidthType: accelerator.bandwidthType,
    ChargeType: "PostPaid",
    InternetChargeType: "PayByTraffic",
    AccelerationLocation: "china-mainland",
    ServiceLocation: "china-mainland",
    CreationTime: toSecond(accelerator.createdAt),
    ExpiredTime: "",
    OperationLocks: { LockReason: [] },
    PublicIpAddresses: { PublicIpAddress: [] },
    BackendServers: {
      BackendServer: accelerator.serverIds.map((id) => ({
        ServerId: id,
        ServerType: "EcsInstance",
        ServerIpAddress: addressOf(call, id),
        RegionId: accelerator.regionId,
      })),
    },
  };
}
