import { regionOf, type Answer, type Call } from "../call.ts";
import { list, matches, required, text } from "../params.ts";
import { DISK_CATEGORIES, SOLD_TYPES } from "./instance-types.ts";

/** DescribeRegions */
export function describeRegions(call: Call): Answer {
  return {
    Regions: {
      Region: call.regions.map(({ regionId }) => ({
        RegionId: regionId,
        LocalName: regionId,
        RegionEndpoint: call.endpoint,
        Status: "available",
      })),
    },
  };
}

/** DescribeZones: every zone sells everything. */
export function describeZones(call: Call): Answer {
  const { zones } = regionOf(call);
  return {
    Zones: {
      Zone: zones.map((ZoneId) => ({
        ZoneId,
        ZoneType: "AvailabilityZone",
        LocalName: ZoneId,
        AvailableInstanceTypes: { InstanceTypes: SOLD_TYPES },
        AvailableDiskCategories: { DiskCategories: DISK_CATEGORIES },
        AvailableVolumeCategories: { VolumeCategories: ["standard"] },
        AvailableResourceCreation: {
          ResourceTypes: ["VSwitch", "IoOptimized", "Instance", "DedicatedHost", "Disk"],
        },
        AvailableDedicatedHostTypes: { DedicatedHostType: [] },
        DedicatedHostGenerations: { DedicatedHostGeneration: [] },
        AvailableResources: { ResourcesInfo: [resourcesInfo()] },
      })),
    },
  };
}

/** DescribeAvailableResource: zones with what they sell of the asked kind. */
export function describeAvailableResource(call: Call): Answer {
  const region = regionOf(call);
  const destination = required(call.params, "DestinationResource");
  const zones = region.zones.filter((zone) => matches(call.params, "ZoneId", zone));
  return {
    AvailableZones: {
      AvailableZone: zones.map((ZoneId) => ({
        RegionId: region.regionId,
        ZoneId,
        Status: "Available",
        StatusCategory: "WithStock",
        AvailableResources: {
          AvailableResource:
            destination === "Zone"
              ? []
              : [
                  {
                    Type: destination,
                    SupportedResources: { SupportedResource: supported(call, destination) },
                  },
                ],
        },
      })),
    },
  };
}

/** DescribeAccountAttributes: quotas and the real-name state. */
export function describeAccountAttributes(call: Call): Answer {
  regionOf(call);
  const wanted = list(call.params, "AttributeName", 20);
  const used = [...call.account.instances.values()].filter(
    ({ chargeType }) => chargeType === "PostPaid",
  );
  const attributes: [string, string][] = [
    ["real-name-authentication", call.account.realName],
    ["max-security-groups", "100"],
    ["max-elastic-network-interfaces", "500"],
    ["max-postpaid-instance-vcpu-count", "400"],
    ["used-postpaid-instance-vcpu-count", String(used.reduce((sum, { cpu }) => sum + cpu, 0))],
    ["max-postpaid-yundisk-capacity", "100000"],
  ];
  return {
    AccountAttributeItems: {
      AccountAttributeItem: attributes
        .filter(([name]) => wanted.length === 0 || wanted.includes(name))
        .map(([AttributeName, Value]) => ({
          AttributeName,
          AttributeValues: { ValueItem: [{ Value }] },
        })),
    },
  };
}

function supported(call: Call, destination: string): Answer[] {
  const asked = text(call.params, "InstanceType");
  const values: Record<string, string[]> = {
    InstanceType: SOLD_TYPES.filter((type) => asked === "" || asked === type),
    SystemDisk: DISK_CATEGORIES,
    DataDisk: DISK_CATEGORIES,
    IoOptimized: ["optimized"],
    Network: ["vpc"],
  };
  return (values[destination] ?? []).map((Value) => ({
    Value,
    Status: "Available",
    StatusCategory: "WithStock",
    ...(destination.endsWith("Disk") ? { Min: 20, Max: 2048, Unit: "GiB" } : {}),
  }));
}

function resourcesInfo(): Answer {
  return {
    IoOptimized: true,
    SystemDiskCategories: { supportedSystemDiskCategory: DISK_CATEGORIES },
    DataDiskCategories: { supportedDataDiskCategory: DISK_CATEGORIES },
    InstanceTypes: { supportedInstanceType: SOLD_TYPES },
    InstanceTypeFamilies: { supportedInstanceTypeFamily: [] },
    InstanceGenerations: { supportedInstanceGeneration: [] },
    NetworkTypes: { supportedNetworkCategory: ["vpc"] },
  };
}
