import { badRequest, notFound } from "../errors.ts";
import { checkZone, regionOf, type Answer, type Call } from "../call.ts";
import { checkEcsName } from "../names.ts";
import { flag, integer, list, objects, oneOf, required, text, type Params } from "../params.ts";
import { tagsOf } from "../tags.ts";
import type { Disk, VSwitch } from "../state.ts";
import { freeIps } from "./addresses.ts";
import { addDisk, addEni, addInstance, type Maker } from "./build.ts";
import { instanceType } from "./instance-types.ts";
import { ONE_ADDRESS, refuseFull, refuseMixed } from "./group-room.ts";
import { securityGroup } from "./security-groups.ts";

const MAX_AMOUNT = 100;
const MAX_DATA_DISKS = 16;
const MONTH = 30 * 24 * 60 * 60 * 1000;

/** RunInstances: everything is checked before the first instance is made. */
export function runInstances(call: Call): Answer {
  const region = regionOf(call);
  const { params, account } = call;
  const image = account.images.get(required(params, "ImageId"));
  if (image === undefined)
    throw notFound("InvalidImageId.NotFound", "The specified ImageId does not exist.");
  const type = required(params, "InstanceType");
  instanceType(type);
  const vswitch = vswitchOf(call);
  if (text(params, "ZoneId") !== "") {
    checkZone(region, text(params, "ZoneId"));
    if (text(params, "ZoneId") !== vswitch.zoneId)
      throw badRequest(
        "InvalidParameter.Mismatch",
        "Specified virtual switch is not in the specified zone.",
      );
  }
  const securityGroupIds = groupsOf(call, vswitch);
  checkEcsName(text(params, "InstanceName"), "InvalidInstanceName.Malformed", "instance");
  const keyPairName = text(params, "KeyPairName");
  if (keyPairName !== "" && !account.keyPairs.has(keyPairName))
    throw notFound(
      "InvalidKeyPairName.NotFound",
      "The specified KeyPairName does not exist in our records.",
    );
  const amount = integer(params, "Amount") ?? 1;
  if (amount < 1 || amount > MAX_AMOUNT)
    throw badRequest("InvalidAmount", `The specified Amount is not in 1-${String(MAX_AMOUNT)}.`);
  const chargeType = oneOf(params, "InstanceChargeType", ["PrePaid", "PostPaid"]) ?? "PostPaid";
  const period = integer(params, "Period");
  if (chargeType === "PrePaid" && period === undefined)
    throw badRequest("MissingParamter", 'The specified parameter "Period" is not null.');
  const tags = tagsOf(params);
  const disks = disksOf(params);
  const wantedIp = text(params, "PrivateIpAddress");
  if (wantedIp !== "" && amount > 1)
    throw badRequest(
      "InvalidPrivateIpAddress.Duplicated",
      "Specified private IP address is duplicated: one address, several instances.",
    );
  if (freeIps(account, vswitch) < amount)
    throw badRequest(
      "QuotaExceeded.PrivateIpAddress",
      "Don't have enough private IPs in this switch.",
    );

  const bandwidth = integer(params, "InternetMaxBandwidthOut") ?? 0;
  const make = (): string => {
    const id = account.ids.next("i", region.regionId);
    const maker: Maker = { account, createdAt: call.now };
    addEni(maker, {
      kind: "Primary",
      vswitch,
      wantedIp,
      securityGroupIds,
      instanceId: id,
    });
    const instance = addInstance(maker, {
      id,
      vswitch,
      instanceType: type,
      securityGroupIds,
      imageId: image.id,
      osName: image.osName,
      osType: image.osType,
      tags: new Map(tags),
      description: text(params, "Description"),
      chargeType,
      expiresAt:
        chargeType === "PrePaid" ? new Date(call.now.getTime() + (period ?? 1) * MONTH) : undefined,
      spotStrategy:
        oneOf(params, "SpotStrategy", ["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"]) ??
        "NoSpot",
      internetChargeType: text(params, "InternetChargeType") || "PayByTraffic",
      internetMaxBandwidthOut: bandwidth,
      internetMaxBandwidthIn:
        integer(params, "InternetMaxBandwidthIn") ?? (bandwidth > 0 ? 100 : 0),
      publicIp: bandwidth > 0 ? account.ids.address("public") : "",
      keyPairName,
      userData: text(params, "UserData"),
      ramRoleName: text(params, "RamRoleName"),
      deletionProtection: flag(params, "DeletionProtection") ?? false,
      dedicatedHostId: text(params, "DedicatedHostId"),
      deploymentSetId: text(params, "DeploymentSetId"),
      autoReleaseTime: text(params, "AutoReleaseTime"),
      ...named(params),
    });
    for (const disk of disks)
      addDisk(maker, {
        ...disk,
        regionId: region.regionId,
        zoneId: vswitch.zoneId,
        instanceId: instance.id,
        imageId: disk.kind === "system" ? image.id : "",
        chargeType,
        portable: false,
      });
    return id;
  };
  return { InstanceIdSets: { InstanceIdSet: Array.from({ length: amount }, make) } };
}

function named(params: Params): { name?: string; hostName?: string } {
  return {
    ...(text(params, "InstanceName") === "" ? {} : { name: text(params, "InstanceName") }),
    ...(text(params, "HostName") === "" ? {} : { hostName: text(params, "HostName") }),
  };
}

function vswitchOf(call: Call): VSwitch {
  const vswitch = call.account.vswitches.get(required(call.params, "VSwitchId"));
  if (vswitch === undefined)
    throw notFound("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist.");
  return vswitch;
}

function groupsOf(call: Call, vswitch: VSwitch): string[] {
  const several = list(call.params, "SecurityGroupIds", 10);
  const ids = several.length > 0 ? several : [required(call.params, "SecurityGroupId")];
  const groups = ids.map((id) => securityGroup(call, id));
  const length = Math.min(integer(call.params, "Amount") ?? 1, MAX_AMOUNT);
  const newcomers = Array.from({ length }, () => ONE_ADDRESS);
  for (const group of groups) {
    if (group.vpcId !== vswitch.vpcId)
      throw badRequest(
        "InvalidParameter.Mismatch",
        "Specified security group and virtual switch are not in the same VPC.",
      );
    refuseFull(call.account, group, newcomers);
  }
  refuseMixed(groups);
  return ids;
}

type DiskGiven = Pick<
  Disk,
  | "kind"
  | "device"
  | "name"
  | "description"
  | "size"
  | "category"
  | "performanceLevel"
  | "encrypted"
  | "kmsKeyId"
  | "deleteWithInstance"
>;

/** The disks of each new instance, read before anything is made. */
function disksOf(params: Params): DiskGiven[] {
  const system: DiskGiven = {
    kind: "system",
    device: "/dev/xvda",
    name: text(params, "SystemDisk.DiskName"),
    description: text(params, "SystemDisk.Description"),
    size: sizeOf(params, "SystemDisk.Size"),
    ...categoryOf(text(params, "SystemDisk.Category"), text(params, "SystemDisk.PerformanceLevel")),
    encrypted: flag(params, "SystemDisk.Encrypted") ?? false,
    kmsKeyId: text(params, "SystemDisk.KMSKeyId"),
    deleteWithInstance: true,
  };
  const data = objects(params, "DataDisk", MAX_DATA_DISKS).map((given, index): DiskGiven => ({
    kind: "data",
    device: text(given, "Device") || `/dev/xvd${"bcdefghijklmnopq".charAt(index)}`,
    name: text(given, "DiskName"),
    description: text(given, "Description"),
    size: sizeOf(given, "Size"),
    ...categoryOf(text(given, "Category"), text(given, "PerformanceLevel")),
    encrypted: flag(given, "Encrypted") ?? false,
    kmsKeyId: text(given, "KMSKeyId"),
    deleteWithInstance: flag(given, "DeleteWithInstance") ?? true,
  }));
  return [system, ...data];
}

function sizeOf(params: Params, name: string): number {
  const size = integer(params, name) ?? 40;
  if (size < 1 || size > 65_536)
    throw badRequest(
      "InvalidDiskSize.NotSupported",
      `The specified disk size is not supported: ${String(size)} GiB.`,
    );
  return size;
}

function categoryOf(category: string, performanceLevel: string) {
  const known = category || "cloud_essd";
  return {
    category: known,
    performanceLevel: performanceLevel || (known === "cloud_essd" ? "PL1" : ""),
  };
}
