import { inRegion, regionOf, type Answer, type Call } from "../call.ts";
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
  const wanted = list(call.params, "AttributeName", 8);
  return {
    AccountAttributeItems: {
      AccountAttributeItem: [...attributesOf(call)]
        .filter(([name]) => wanted.length === 0 || wanted.includes(name))
        .map(([AttributeName, Value]) => ({
          AttributeName,
          AttributeValues: { ValueItem: [{ Value }] },
        })),
    },
  };
}

/** The usual quotas under those that the world gives. */
function attributesOf(call: Call): Map<string, string> {
  const { account } = call;
  const running = inRegion(account.instances, regionOf(call)).filter(
    ({ chargeType }) => chargeType === "PostPaid",
  );
  const vcpus = (spot: boolean): string =>
    String(
      running
        .filter(({ spotStrategy }) => (spotStrategy !== "NoSpot") === spot)
        .reduce((sum, { cpu }) => sum + cpu, 0),
    );
  return new Map([
    ["instance-network-type", "vpc"],
    ["max-security-groups", "100"],
    ["max-elastic-network-interfaces", "500"],
    ["max-postpaid-instance-vcpu-count", "400"],
    ["max-spot-instance-vcpu-count", "800"],
    ["max-postpaid-yundisk-capacity", "100000"],
    ["max-dedicated-hosts", "2"],
    ["real-name-authentication", account.realName],
    ["used-postpaid-instance-vcpu-count", vcpus(false)],
    ["used-spot-instance-vcpu-count", vcpus(true)],
    ...account.surroundings.attributes,
  ]);
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
