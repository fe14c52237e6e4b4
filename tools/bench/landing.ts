import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { Inventory } from "../../core/inventory.ts";

const account = "1404423000000010";
const common = { region: "cn-hangzhou", vpcId: "vpc-bp1bench" };

/** Twenty rules, a port each. */
function permissions(firstPort: number): Record<string, unknown>[] {
  return Array.from({ length: 20 }, (_, index) => ({
    Direction: "ingress",
    IpProtocol: "TCP",
    PortRange: `${firstPort + index}/${firstPort + index}`,
    SourceCidrIp: "10.0.0.0/8",
    Policy: "Accept",
    Priority: "1",
    NicType: "intranet",
    Description: `port ${firstPort + index}`,
  }));
}

function group(name: string, firstPort: number): Record<string, unknown> {
  return {
    ...{ id: `sg-bp1bench${name}`, name, vpcId: common.vpcId, type: "normal" },
    ...{ serviceManaged: false, innerAccessPolicy: "Accept" },
    permissions: permissions(firstPort),
  };
}

function instance(name: string, zone: string, groupId: string): Record<string, unknown> {
  const id = `i-bp1bench${name}`;
  return {
    ...{ ...common, id, name, zone: `cn-hangzhou-${zone}`, vswitchId: `vsw-bp1bench${zone}` },
    ...{ instanceType: "ecs.g7.large", imageId: "aliyun_3_x64_20G_alibase_20240528.vhd" },
    ...{ status: "Running", stoppedMode: "Not-applicable" },
    ...{ chargeType: "PostPaid", spotStrategy: "NoSpot" },
    ...{ createdAt: "2024-01-01T00:00:00Z", expiresAt: "2099-12-31T15:59:00Z" },
    ...{ privateIps: [], publicIps: [], eip: null, keyPair: null, dedicatedHostId: null },
    ...{ locks: [], securityGroupIds: [groupId], networkInterfaces: [], disks: [] },
  };
}

/** A manifest and its inventory in a folder of their own: three instances, two groups of twenty rules each. */
export function writeLanding(): { readonly manifest: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "ecs-transfer-bench-"));
  const inventory = Inventory.parse({
    version: 1,
    account,
    region: common.region,
    takenAt: "2026-06-01T00:00:00Z",
    vpcs: [{ id: common.vpcId, name: "shop", cidr: "172.16.0.0/16" }],
    vswitches: [
      ["h", "172.16.10.0/24"],
      ["i", "172.16.20.0/24"],
    ].map(([zone = "", cidr]) => ({
      ...{ id: `vsw-bp1bench${zone}`, name: `shop-${zone}`, vpcId: common.vpcId },
      ...{ zone: `cn-hangzhou-${zone}`, cidr },
    })),
    securityGroups: [group("web", 8001), group("db", 9001)],
    instances: [
      instance("web1", "h", "sg-bp1benchweb"),
      instance("web2", "h", "sg-bp1benchweb"),
      instance("db1", "i", "sg-bp1benchdb"),
    ],
  });
  const manifest = join(folder, "transfer.yaml");
  writeFileSync(join(folder, "source.inventory.json"), JSON.stringify(inventory));
  writeFileSync(
    manifest,
    stringify({
      version: 1,
      source: { account, inventory: "source.inventory.json" },
      target: { account: "1755000000000020" },
      instances: inventory.instances.map(({ id }) => ({ id })),
    }),
  );
  return {
    manifest,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
