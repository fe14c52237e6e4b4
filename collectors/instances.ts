import { z } from "zod";
import { InstanceFacts } from "../core/inventory.ts";
import type { NetworkInterfaceFacts } from "../core/inventory.ts";
import { isUnknown } from "../core/unknown.ts";
import type { Maybe, Unknown } from "../core/unknown.ts";
import { attempt } from "./attempt.ts";
import type { Cloud } from "./client.ts";
import { CloudError } from "./cloud-error.ts";
import { inBatches, readByToken } from "./pages.ts";
import { told, toldOrNone, WireTime } from "./wire.ts";

const IpAddresses = z.object({ IpAddress: z.array(z.string()) });

const NetworkInterface = z.object({
  NetworkInterfaceId: z.string(),
  // Answers before 2020 have no Type.
  Type: z.enum(["Primary", "Secondary"]).optional(),
  PrimaryIpAddress: z.string().optional(),
  PrivateIpSets: z
    .object({ PrivateIpSet: z.array(z.object({ PrivateIpAddress: z.string() })) })
    .optional(),
});

const Instance = z.object({
  InstanceId: z.string(),
  InstanceName: z.string().optional(),
  RegionId: z.string().optional(),
  ZoneId: z.string().optional(),
  InstanceType: z.string().optional(),
  ImageId: z.string().optional(),
  Status: z.string().optional(),
  StoppedMode: z.string().optional(),
  InstanceChargeType: z.enum(["PrePaid", "PostPaid"]).optional(),
  InstanceNetworkType: z.string().optional(),
  SpotStrategy: z.string().optional(),
  CreationTime: WireTime.optional(),
  ExpiredTime: WireTime.optional(),
  VpcAttributes: z
    .object({ VpcId: z.string(), VSwitchId: z.string(), PrivateIpAddress: IpAddresses })
    .optional(),
  PublicIpAddress: IpAddresses.optional(),
  EipAddress: z.object({ AllocationId: z.string(), IpAddress: z.string() }).optional(),
  KeyPairName: z.string().optional(),
  DedicatedHostAttribute: z.object({ DedicatedHostId: z.string() }).optional(),
  OperationLocks: z
    .object({ LockReason: z.array(z.object({ LockReason: z.string() })) })
    .optional(),
  SecurityGroupIds: z.object({ SecurityGroupId: z.array(z.string()) }).optional(),
  NetworkInterfaces: z.object({ NetworkInterface: z.array(NetworkInterface) }).optional(),
});

const Page = z.object({ Instances: z.object({ Instance: z.array(Instance) }) });

/** An instance before its disks are known. */
export type InstanceRecord = Omit<InstanceFacts, "disks">;

/** Ids in one call of DescribeInstances, and records on one page. */
const most = 100;

/** Every instance of the region; `unknown` where the listing is refused, or is empty because the caller may not see it. */
export async function collectAllInstances(
  cloud: Cloud,
  onPage: (count: number) => void,
): Promise<Maybe<InstanceRecord[]>> {
  const pages = await attempt(() =>
    readByToken(
      cloud,
      "DescribeInstances",
      { RegionId: cloud.region, MaxResults: most },
      Page,
      (page) => {
        onPage(page.Instances.Instance.length);
      },
    ),
  );
  if (isUnknown(pages)) return pages;
  const instances = pages.flatMap((page) => page.Instances.Instance.map(toRecord));
  const refused = instances.length === 0 ? await whyEmpty(cloud) : undefined;
  return refused ?? instances;
}

/**
 * The instances with these ids, one record for each id.
 * An id that was not returned keeps its place with every fact unknown: it may be in another region or account,
 * or hidden from the caller; nothing proves that it is gone.
 */
export async function collectInstances(
  cloud: Cloud,
  ids: readonly string[],
  onPage: (count: number) => void,
): Promise<InstanceRecord[]> {
  const batches = await Promise.all(
    inBatches(ids, most).map(async (batch) => {
      const parameters = {
        RegionId: cloud.region,
        InstanceIds: JSON.stringify(batch),
        MaxResults: most,
      };
      const pages = await attempt(() => readByToken(cloud, "DescribeInstances", parameters, Page));
      onPage(batch.length);
      if (isUnknown(pages)) return batch.map((id) => unseen(id, pages.unknown));
      return pages.flatMap((page) => page.Instances.Instance.map(toRecord));
    }),
  );
  const seen = new Map(batches.flat().map((record) => [record.id, record]));
  const missing = ids.filter((id) => !seen.has(id));
  if (missing.length === 0) return [...seen.values()];
  const reason = (await whyEmpty(cloud))?.unknown ?? notReturned;
  return [...seen.values(), ...missing.map((id) => unseen(id, reason))];
}

/** Why an id that was asked for is not in the answer, where the dry run says that the call is allowed. */
const notReturned =
  "NotListed: asked for and not returned although the call is allowed (another region or account, released, or outside what the permission covers)";

/**
 * Whether an empty listing means that the caller may not list: DescribeInstances then answers an empty list and no error.
 * A dry run tells the two apart: `DryRunOperation` where the call is allowed.
 */
async function whyEmpty(cloud: Cloud): Promise<Unknown | undefined> {
  const probe = await attempt(async () => {
    try {
      await cloud.call("DescribeInstances", { RegionId: cloud.region, DryRun: true });
    } catch (error) {
      if (!(error instanceof CloudError && error.kind === "request")) throw error;
    }
    return "allowed" as const;
  });
  return probe === "allowed" ? undefined : probe;
}

function unseen(id: string, reason: string): InstanceRecord {
  const facts = Object.keys(InstanceFacts.shape).map((name) => [name, { unknown: reason }]);
  return InstanceFacts.parse({ ...Object.fromEntries(facts), id });
}

function toRecord(instance: z.output<typeof Instance>): InstanceRecord {
  const vpc = instance.VpcAttributes;
  const inVpc = instance.InstanceNetworkType !== "classic";
  return {
    id: instance.InstanceId,
    name: told(instance.InstanceName, "InstanceName"),
    region: told(instance.RegionId, "RegionId"),
    zone: told(instance.ZoneId, "ZoneId"),
    instanceType: told(instance.InstanceType, "InstanceType"),
    imageId: told(instance.ImageId, "ImageId"),
    status: told(instance.Status, "Status"),
    stoppedMode: told(instance.StoppedMode, "StoppedMode"),
    chargeType: told(instance.InstanceChargeType, "InstanceChargeType"),
    spotStrategy: told(instance.SpotStrategy, "SpotStrategy"),
    createdAt: told(instance.CreationTime, "CreationTime"),
    expiresAt: told(instance.ExpiredTime, "ExpiredTime"),
    vpcId: inVpc ? toldAndFilled(vpc?.VpcId, "VpcAttributes.VpcId") : classic,
    vswitchId: inVpc ? toldAndFilled(vpc?.VSwitchId, "VpcAttributes.VSwitchId") : classic,
    privateIps: inVpc
      ? told(vpc?.PrivateIpAddress.IpAddress, "VpcAttributes.PrivateIpAddress")
      : classic,
    publicIps: told(instance.PublicIpAddress?.IpAddress, "PublicIpAddress"),
    eip: toEip(instance.EipAddress),
    // Recorded answers of the real service leave the field out, rather than empty, where no key pair is bound.
    keyPair:
      instance.KeyPairName === undefined || instance.KeyPairName === ""
        ? null
        : instance.KeyPairName,
    dedicatedHostId: toldOrNone(
      instance.DedicatedHostAttribute?.DedicatedHostId,
      "DedicatedHostAttribute",
    ),
    locks: told(
      instance.OperationLocks?.LockReason.map((lock) => lock.LockReason),
      "OperationLocks",
    ),
    securityGroupIds: told(
      instance.SecurityGroupIds?.SecurityGroupId.toSorted(),
      "SecurityGroupIds",
    ),
    networkInterfaces: toInterfaces(instance.NetworkInterfaces?.NetworkInterface, inVpc),
  };
}

const classic = { unknown: "the instance is in the classic network, not in a VPC" };

function toldAndFilled(value: string | undefined, field: string): Maybe<string> {
  return told(value === "" ? undefined : value, field);
}

function toEip(eip: z.output<typeof Instance>["EipAddress"]): InstanceFacts["eip"] {
  if (eip === undefined) return told<never>(undefined, "EipAddress");
  if (eip.AllocationId === "" && eip.IpAddress === "") return null;
  return { allocationId: eip.AllocationId, ip: eip.IpAddress };
}

function toInterfaces(
  interfaces: readonly z.output<typeof NetworkInterface>[] | undefined,
  inVpc: boolean,
): Maybe<NetworkInterfaceFacts[]> {
  if (interfaces === undefined) return told<never>(undefined, "NetworkInterfaces");
  const facts = interfaces.flatMap((one) => {
    const privateIps =
      one.PrivateIpSets?.PrivateIpSet.map((set) => set.PrivateIpAddress) ??
      (one.PrimaryIpAddress === undefined ? [] : [one.PrimaryIpAddress]);
    return one.Type === undefined
      ? []
      : [{ id: one.NetworkInterfaceId, type: one.Type, privateIps }];
  });
  if (facts.length < interfaces.length)
    return told<never>(undefined, "NetworkInterfaces.NetworkInterface.Type");
  // Every instance in a VPC has a primary interface, so a list without it is not the whole list.
  if (inVpc && !facts.some((one) => one.type === "Primary")) {
    return { unknown: "the answer names no primary network interface" };
  }
  return facts.sort((left, right) => compareText(left.id, right.id));
}

/** Order by code unit, the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
