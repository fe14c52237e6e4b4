import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runInventory } from "../../../cli/inventory/run-inventory.ts";
import type { InventoryFlags } from "../../../cli/inventory/run-inventory.ts";
import { UserError } from "../../../cli/user-error.ts";
import { parseInventory } from "../../../core/inventory-file.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { failure, startHandMadeCloud, success } from "../../collectors/hand-made-cloud.ts";
import type { Answering, HandMadeCloud } from "../../collectors/hand-made-cloud.ts";
import { instancesPage, smallRegion } from "../../collectors/small-region.ts";
import { writeManifest } from "../../e2e/support/landing.ts";
import { clearInstance, sourceInventory } from "../../support/inventory.ts";

describe("cli/inventory/address-checks", () => {
  let folder: string;
  let server: HandMadeCloud;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ecs-transfer-address-checks-"));
    server = await startHandMadeCloud(smallRegion);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function answerWith(changes: Record<string, Answering>): Promise<void> {
    await server.stop();
    server = await startHandMadeCloud({ ...smallRegion, ...changes });
  }
  async function run(flags: InventoryFlags): Promise<void> {
    const { endpoint } = server;
    const output = join(folder, "inventory.json");
    await runInventory(
      { region: "cn-hangzhou", endpoint, output, lang: "en", ...flags },
      {
        ...{ out: () => undefined, err: () => undefined, live: false },
        environment: {
          ALIBABA_CLOUD_ACCESS_KEY_ID: "test-key",
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: "not-a-real-secret",
        },
        now: () => new Date("2026-06-01T00:00:00Z"),
      },
    );
  }
  async function refusal(task: Promise<void>): Promise<UserError> {
    const error = await task.then(
      () => expect.fail("nothing was refused"),
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(UserError);
    return error as UserError;
  }

  const landed = (id: string): Record<string, Answering> => ({
    GetCallerIdentity: () => success({ AccountId: id, IdentityType: "RAMUser" }),
    CheckCanAllocateVpcPrivateIpAddress: ({ query }) =>
      success({ CanAllocate: query["PrivateIpAddress"] !== "10.0.1.8" }),
    DescribeInstances: ({ query }) =>
      query["DryRun"] === "true" ? failure(400, "DryRunOperation", "fine") : instancesPage([]),
  });
  /** The landing of the hand-made region: its VPC and vSwitch by name, block and zone. */
  const source = sourceInventory({
    vpcs: [{ id: "vpc-bp1source", name: "net", cidr: "10.0.0.0/8" }],
    vswitches: [
      {
        ...{ id: "vsw-bp1sourceh", vpcId: "vpc-bp1source" },
        ...{ zone: "cn-hangzhou-h", cidr: "10.0.1.0/24" },
      },
      {
        ...{ id: "vsw-bp1sourcei", vpcId: "vpc-bp1source" },
        ...{ zone: "cn-hangzhou-i", cidr: "10.0.2.0/24" },
      },
    ],
    instances: [
      clearInstance({ id: "i-bp1a", privateIps: ["10.0.1.7"] }),
      clearInstance({ id: "i-bp1b", privateIps: ["10.0.1.8"] }),
      clearInstance({
        ...{ id: "i-bp1c", zone: "cn-hangzhou-i" },
        ...{ vswitchId: "vsw-bp1sourcei", privateIps: ["10.0.2.9"] },
      }),
    ],
  });
  const read = (): Inventory => {
    const file = join(folder, "inventory.json");
    const inventory = parseInventory(readFileSync(file, "utf8"), file);
    if (!inventory.ok) throw new Error("the inventory cannot be read");
    return inventory.value;
  };

  it("asks whether the landing can give each address again, and reads what no instance uses", async () => {
    await answerWith(landed("1755000000000020"));

    await run({ manifest: writeManifest(source) });

    const { vpcs, vswitches, securityGroups } = read();
    expect([...vpcs, ...vswitches, ...securityGroups].map(({ id }) => id)).to.deep.equal([
      "vpc-1",
      "vsw-1",
      "sg-1",
    ]);
    expect(vswitches[0]?.addressChecks).to.deep.equal({ "10.0.1.7": true, "10.0.1.8": false });
  });

  it("asks about an adopted vSwitch, which the inventory is yet to show", async () => {
    await answerWith(landed("1755000000000020"));
    const [vpc] = source.vpcs;
    if (vpc === undefined) throw new Error("the source has a VPC");
    const renamed = { ...source, vpcs: [{ ...vpc, name: "shop" }] };
    const landing = {
      vpc: { adopt: "vpc-1" },
      vswitches: [{ source: "vsw-bp1sourceh", adopt: "vsw-1" }],
    };

    await run({ manifest: writeManifest(renamed, { landing }) });

    expect(read().vswitches[0]?.addressChecks).to.deep.equal({
      "10.0.1.7": true,
      "10.0.1.8": false,
    });
  });

  it("asks for none where the landing is not made yet, and reads the rest", async () => {
    await answerWith({
      ...landed("1755000000000020"),
      DescribeVpcs: () => success({ TotalCount: 0, Vpcs: { Vpc: [] } }),
    });

    await run({ manifest: writeManifest(source) });

    expect(read().vswitches[0]?.addressChecks).to.deep.equal({});
    expect(server.calls.map(({ action }) => action)).to.not.include(
      "CheckCanAllocateVpcPrivateIpAddress",
    );
  });

  it("does not need the inventory that it is to write, though the manifest names it", async () => {
    await answerWith(landed("1755000000000020"));
    const manifest = writeManifest(source);
    rmSync(join(manifest, "..", "target.inventory.json"));

    await run({ manifest });

    expect(read().account).to.equal("1755000000000020");
  });

  it("refuses the key of another account, or another region, and says which it should be", async () => {
    const manifest = writeManifest(source);

    expect((await refusal(run({ manifest }))).text.en)
      .to.contain("1755000000000020")
      .and.to.contain("1000000000000001");
    await answerWith(landed("1755000000000020"));
    expect((await refusal(run({ manifest, region: "cn-beijing" }))).text.en)
      .to.contain("cn-hangzhou")
      .and.to.contain("cn-beijing");
    expect(server.calls.map(({ action }) => action)).to.deep.equal(["GetCallerIdentity"]);
  });

  it("tells what is wrong with the manifest before the first call", async () => {
    const missing = await refusal(run({ manifest: join(folder, "no.yaml") }));
    expect(missing.text.en).to.contain("no.yaml").and.to.contain("no such file");

    const unplanned = writeManifest({ ...source, vswitches: [] });
    expect((await refusal(run({ manifest: unplanned }))).text.en).to.contain(
      "vsw-bp1sourceh is not in the inventory",
    );
    expect(server.calls).to.be.empty;
  });
});
