import { Inventory, type InstanceFacts, type SecurityGroupFacts } from "../../core/inventory.ts";

/** An instance that nothing keeps from a transfer. */
export function clearInstance(over: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    id: "i-bp1clear",
    name: "clear",
    region: "cn-hangzhou",
    zone: "cn-hangzhou-h",
    instanceType: "ecs.g7.large",
    imageId: "aliyun_3_x64_20G_alibase_20240528.vhd",
    status: "Stopped",
    stoppedMode: "KeepCharging",
    chargeType: "PostPaid",
    spotStrategy: "NoSpot",
    createdAt: "2026-01-01T00:00:00Z",
    expiresAt: "2099-12-31T15:59:00Z",
    vpcId: "vpc-bp1source",
    vswitchId: "vsw-bp1sourceh",
    privateIps: ["172.16.10.11"],
    publicIps: [],
    eip: null,
    keyPair: null,
    dedicatedHostId: null,
    locks: [],
    securityGroupIds: ["sg-bp1web"],
    networkInterfaces: [{ id: "eni-bp1clear", type: "Primary", privateIps: ["172.16.10.11"] }],
    disks: [
      {
        id: "d-bp1clear",
        type: "system",
        category: "cloud_essd",
        encrypted: false,
        kmsKeyId: null,
        portable: false,
        burstingEnabled: false,
        status: "In_use",
        sizeGiB: 40,
      },
    ],
    ...over,
  };
}

/** A rule in the shape of DescribeSecurityGroupAttribute: TCP, accepted, priority 1. */
export function permission(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Direction: "ingress",
    IpProtocol: "TCP",
    PortRange: "443/443",
    SourceCidrIp: "0.0.0.0/0",
    Policy: "Accept",
    Priority: "1",
    NicType: "intranet",
    Description: "",
    ...over,
  };
}

/** A normal group of the source VPC. */
export function securityGroup(over: Partial<SecurityGroupFacts> = {}): SecurityGroupFacts {
  return {
    id: "sg-bp1web",
    name: "sg-web",
    description: "",
    vpcId: "vpc-bp1source",
    type: "normal",
    serviceManaged: false,
    innerAccessPolicy: "Accept",
    permissions: [permission()],
    ...over,
  };
}

/** The inventory of a source account with one VPC, one vSwitch in zone h and one in zone i. */
export function sourceInventory(over: Partial<Inventory> = {}): Inventory {
  return Inventory.parse({
    version: 1,
    account: "1404423000000010",
    region: "cn-hangzhou",
    takenAt: "2026-06-01T00:00:00Z",
    vpcs: [{ id: "vpc-bp1source", name: "shop", cidr: "172.16.0.0/16" }],
    vswitches: [
      {
        id: "vsw-bp1sourceh",
        name: "shop-h",
        vpcId: "vpc-bp1source",
        zone: "cn-hangzhou-h",
        cidr: "172.16.10.0/24",
      },
      {
        id: "vsw-bp1sourcei",
        name: "shop-i",
        vpcId: "vpc-bp1source",
        zone: "cn-hangzhou-i",
        cidr: "172.16.20.0/24",
      },
    ],
    securityGroups: [securityGroup()],
    instances: [clearInstance()],
    ...over,
  });
}
