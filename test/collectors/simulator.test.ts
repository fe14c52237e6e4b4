import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openCloud } from "../../collectors/client.ts";
import type { Cloud, CloudOptions } from "../../collectors/client.ts";
import { CloudError } from "../../collectors/cloud-error.ts";
import { collectInventory } from "../../collectors/collect.ts";
import type { Collected, CollectOptions } from "../../collectors/collect.ts";
import { readActions, wireName } from "../../collectors/actions.ts";
import type { ReadAction } from "../../collectors/actions.ts";
import { isUnknown } from "../../core/unknown.ts";
import { startSimulator } from "../../simulator/server.ts";
import type { Simulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";

const file = join(import.meta.dirname, "..", "..", "examples", "worlds", "rehearsal.yaml");
const now = (): Date => new Date("2026-06-01T00:00:00Z");

describe("collectors against the simulator", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ world: parseWorld(readFileSync(file, "utf8"), file), now });
  });
  afterEach(() => simulator.stop());

  async function cloudOf(accessKeyId: string, options: Partial<CloudOptions> = {}): Promise<Cloud> {
    return openCloud({
      region: "cn-hangzhou",
      endpoint: simulator.endpoint,
      protocol: "http",
      key: { accessKeyId, accessKeySecret: "any" },
      callsPerSecond: Infinity,
      sleep: () => Promise.resolve(),
      ...options,
    });
  }
  async function source(options: Partial<CollectOptions> = {}): Promise<Collected> {
    return collectInventory(await cloudOf("LTAI-rehearsal-source"), { now, ...options });
  }

  it("reads the source account of the rehearsal, each fact where the world has it", async () => {
    const { inventory, gaps } = await source();

    expect(gaps).to.be.empty;
    expect(inventory.account).to.equal("1404423000000010");
    const [batch, db, ready, web] = inventory.instances;
    expect(inventory.instances).to.have.length(4);
    expect(batch).to.include({
      id: "i-bp1sourcebatch1",
      spotStrategy: "SpotAsPriceGo",
      status: "Running",
    });
    expect(db).to.include({
      id: "i-bp1sourcedb1",
      chargeType: "PrePaid",
      expiresAt: "2026-09-29T00:00:00Z",
      zone: "cn-hangzhou-i",
    });
    expect(ready).to.deep.include({
      id: "i-bp1sourceweb1",
      name: "web-1",
      status: "Stopped",
      stoppedMode: "KeepCharging",
      createdAt: "2026-04-22T00:00:00Z",
      privateIps: ["172.16.10.11"],
      publicIps: ["203.0.113.11"],
      eip: null,
      keyPair: null,
      dedicatedHostId: null,
      locks: [],
      securityGroupIds: ["sg-bp1sourceweb"],
    });
    expect(web).to.deep.include({
      id: "i-bp1sourceweb2",
      keyPair: "shop-ops",
      eip: {
        allocationId: "eip-bp1sourceweb2",
        ip: "203.0.113.12",
        mode: "NAT",
        chargeType: "PostPaid",
      },
      publicIps: [],
    });
    expect(db?.networkInterfaces)
      .to.be.an("array")
      .that.deep.includes({
        id: "eni-bp1sourcedb1b",
        type: "Secondary",
        privateIps: ["172.16.20.22"],
        ipv6: [],
        prefixes: [],
      });
    const dbDisks = isUnknown(db?.disks) ? [] : (db?.disks ?? []);
    expect(dbDisks.map((disk) => [disk.id, disk.type, disk.encrypted])).to.deep.equal([
      ["d-bp1sourcedb1data", "data", true],
      ["d-bp1sourcedb1sys", "system", false],
    ]);
    expect(
      inventory.securityGroups.map((one) => [
        one.id,
        isUnknown(one.permissions) ? -1 : one.permissions.length,
      ]),
    ).to.deep.equal([
      ["sg-bp1sourcedb", 3],
      ["sg-bp1sourceweb", 8],
    ]);
    expect(inventory.vswitches.map((one) => [one.id, one.cidr])).to.deep.equal([
      ["vsw-bp1sourceh", "172.16.10.0/24"],
      ["vsw-bp1sourcei", "172.16.20.0/24"],
    ]);
  });

  it("keeps to the smallest number of calls, none of them but those that are permitted", async () => {
    await source();

    const counts = simulator.counters()["source"] ?? {};
    expect(counts).to.include({
      GetCallerIdentity: 1,
      DescribeInstances: 1,
      DescribeDisks: 1,
      DescribeSecurityGroups: 1,
      DescribeSecurityGroupAttribute: 2,
      DescribeVpcs: 1,
      DescribeVSwitches: 1,
      DescribeNetworkInterfaces: 1,
      DescribeInstanceHistoryEvents: 1,
      DescribeInstanceRamRole: 1,
      DescribeInstanceAttachmentAttributes: 1,
      DescribeInstanceAutoRenewAttribute: 1,
      DescribeEipAddresses: 1,
      DescribeHaVips: 1,
      DescribeRouteTableList: 1,
      DescribeRouteEntryList: 1,
      DescribeNatGateways: 1,
      ListTrafficMirrorSessions: 2,
      ListVSwitchCidrReservations: 1,
      ListVpcPeerConnections: 1,
      GetProductQuota: 1,
      // The account's own images, and the one that is in use; the snapshots of four instances; two sites.
      DescribeImages: 2,
      DescribeSnapshots: 4,
      DescribeDiskReplicaPairs: 2,
    });
    const permitted = (Object.keys(readActions) as ReadAction[]).map(wireName);
    expect(permitted).to.include.members(Object.keys(counts));
  });

  it("reads what one instance needs and nothing of the others", async () => {
    const { inventory } = await source({ instanceIds: ["i-bp1sourcedb1"] });

    expect(inventory.instances.map((one) => one.id)).to.deep.equal(["i-bp1sourcedb1"]);
    expect(inventory.securityGroups.map((one) => one.id)).to.deep.equal(["sg-bp1sourcedb"]);
    expect(inventory.vswitches.map((one) => one.id)).to.deep.equal(["vsw-bp1sourcei"]);
  });

  it("finds the empty target account empty, over TLS with the simulator's certificate", async () => {
    const cloud = await cloudOf("LTAI-rehearsal-target", {
      protocol: "https",
      ca: simulator.caPem,
    });

    const { inventory, gaps } = await collectInventory(cloud, { now, everything: true });

    expect(inventory).to.deep.include({
      account: "1755000000000020",
      instances: [],
      securityGroups: [],
      vpcs: [],
      vswitches: [],
    });
    expect(gaps).to.be.empty;
  });

  it("does not trust a certificate that it was not told to trust", async () => {
    const cloud = await cloudOf("LTAI-rehearsal-target", { protocol: "https" });

    const error = await cloud.call("GetCallerIdentity").catch((thrown: unknown) => thrown);

    expect(error).to.be.instanceOf(CloudError).with.property("kind", "certificate");
  });

  it("reads the same through throttling, a failing service and a broken connection", async () => {
    const calm = await source();
    simulator.addFault({ action: "*", code: "Throttling.User", httpStatus: 400, times: 2 });
    simulator.addFault({ action: "DescribeDisks", code: "InternalError", httpStatus: 500 });
    simulator.addFault({ action: "DescribeVpcs", code: "", dropConnection: true });

    expect(await source()).to.deep.equal(calm);
  });

  it("knows a key that does not exist", async () => {
    const cloud = await cloudOf("LTAI-nobody");

    const error = await collectInventory(cloud, { now }).catch((thrown: unknown) => thrown);

    expect(error).to.be.instanceOf(CloudError).with.property("kind", "key");
  });
});
