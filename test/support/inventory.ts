import type { z } from "zod";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import { Inventory, type SecurityGroupFacts } from "../../core/inventory.ts";
import { clearStanding } from "../../core/rules/clear-case.ts";
import { clearInstance as clear } from "../../core/rules/clear-instance.ts";
import { sampleDisk } from "../../core/rules/disks.ts";

/** An instance that nothing keeps from a transfer, in the VPC of {@link sourceInventory}. */
export function clearInstance(over: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    ...clear,
    name: "clear",
    chargeType: "PostPaid",
    createdAt: "2026-01-01T00:00:00Z",
    expiresAt: "2099-12-31T15:59:00Z",
    vswitchId: "vsw-bp1sourceh",
    privateIps: ["172.16.10.11"],
    publicIps: [],
    securityGroupIds: ["sg-bp1web"],
    networkInterfaces: [
      {
        id: "eni-bp1clear",
        type: "Primary",
        privateIps: ["172.16.10.11"],
        ipv6: [],
        prefixes: [],
      },
    ],
    disks: [sampleDisk("system")],
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
    addresses: { used: 1, limit: 6000 },
    ...over,
  };
}

/** The inventory of a source account with one VPC, one vSwitch in zone h and one in zone i. */
export function sourceInventory(over: Partial<z.input<typeof Inventory>> = {}): Inventory {
  return Inventory.parse({
    version: 1,
    account: "1404423000000010",
    region: "cn-hangzhou",
    takenAt: "2026-06-01T00:00:00Z",
    standing: clearStanding,
    listed: { vpcs: "region", vswitches: "region", securityGroups: "region" },
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
