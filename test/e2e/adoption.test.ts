import { expect } from "chai";
import { z } from "zod";
import type { Inventory } from "../../core/inventory.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { callCloud } from "./support/cloud.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const Outputs = z.object({
  vpcId: z.string(),
  vswitchIds: z.record(z.string(), z.string()),
  securityGroupIds: z.record(z.string(), z.string()),
});

const Kept = z.object({
  vpcs: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  vswitches: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  securityGroups: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});

/** Actions that only read. */
const reading = /^(Describe|List|Get|Check|Query)/;

describe("a landing in parts that the target has already, on the real engine", () => {
  let simulator: Simulator;
  let stack: TestStack;
  /** Ids of what the target had before, by name. */
  let ids: Readonly<Record<string, string>>;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    ids = await furnish(simulator);
    untouched = simulator.resources("target");
    const inventory = await inventoryOf(simulator, "source");
    const target = await inventoryOf(simulator, "target", { everything: true });
    stack = await createTestStack({
      simulator,
      account: "target",
      config: { "ecs-transfer:manifest": manifestOf(inventory, target, ids) },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("makes what is missing beside them, and puts out the ids of both", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--policy-pack", "policies");
    expect(exitCode, text).to.equal(0);
    const out = Outputs.parse(JSON.parse((await stack.pulumi("stack", "output", "--json")).text));

    expect(out.vpcId).to.equal(ids["office"]);
    expect(out.vswitchIds["vsw-bp1sourceh"]).to.equal(ids["office-h"]);
    expect(out.securityGroupIds["sg-bp1sourceweb"]).to.equal(ids["office-web"]);
    const made = Kept.parse(simulator.resources("target"));
    expect(made.vpcs).to.have.length(1);
    expect(made.vswitches.find(({ id }) => id === out.vswitchIds["vsw-bp1sourcei"])).to.include({
      vpcId: ids["office"],
      cidrBlock: "172.16.20.0/24",
      zoneId: "cn-hangzhou-i",
    });
    expect(
      made.securityGroups.find(({ id }) => id === out.securityGroupIds["sg-bp1sourcedb"]),
    ).to.include({ vpcId: ids["office"], name: "sg-db" });
    expect(text).to.contain("no rule of sg-bp1sourceweb is written to it");
  });

  it("leaves them as they were", () => {
    expect(keptOf(simulator, ids)).to.deep.equal(keptIn(untouched, ids));
  });

  it("has nothing to do when it is run again, refreshed or not", async () => {
    for (const options of [[], ["--refresh"]]) {
      const args = ["up", "--yes", "--skip-preview", "--expect-no-changes", ...options];
      const { exitCode, text } = await stack.pulumi(...args);

      expect(exitCode, text).to.equal(0);
    }
    expect(keptOf(simulator, ids)).to.deep.equal(keptIn(untouched, ids));
  });

  it("plans the same once the target's inventory shows what it made", async () => {
    const target = await inventoryOf(simulator, "target", { everything: true });
    const manifest = manifestOf(await inventoryOf(simulator, "source"), target, ids);
    await stack.pulumi("config", "set", "ecs-transfer:manifest", manifest);

    const { exitCode, text } = await stack.pulumi("preview");

    expect(exitCode, text).to.equal(0);
    expect(text).to.match(/\d+ unchanged/);
    expect(text).not.to.match(/\d+ to (?:create|delete|replace)/);
  });

  it("refuses to adopt what it made itself, which it would delete", async () => {
    const target = await inventoryOf(simulator, "target", { everything: true });
    const own = target.vswitches.find(({ cidr }) => cidr === "172.16.20.0/24");
    const more = { source: "vsw-bp1sourcei", adopt: own?.id };
    const source = await inventoryOf(simulator, "source");
    await stack.pulumi(
      "config",
      "set",
      "ecs-transfer:manifest",
      manifestOf(source, target, ids, more),
    );

    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode, text).not.to.equal(0);
    expect(text).to.contain(`${own?.id ?? ""} was made by this very stack (ecs-transfer/test)`);
    expect(await inventoryOf(simulator, "target", { everything: true })).to.have.deep.property(
      "vswitches",
      target.vswitches,
    );
  });

  it("leaves them alone when it is destroyed, and nothing else", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });

  it("never called an action that names one of them and does more than read", () => {
    const kept = Object.values(ids);
    const own = (value: string) => kept.includes(value);
    const changing = simulator
      .requests()
      .filter(({ account, action }) => account === "target" && !reading.test(action))
      .filter(({ params }) => Object.values(params).some(own))
      .map(({ action, params }) => ({ action, ...params }));

    // A new vSwitch and a new group name the VPC in which they are made.
    expect(
      [...new Set(changing.map(({ action }) => action))].filter(
        (action) => !["CreateVSwitch", "CreateSecurityGroup"].includes(action),
      ),
    ).to.deep.equal(furnishing);
  });
});

/** What making the parts themselves called, by the id of one of them. */
const furnishing = ["AuthorizeSecurityGroup"];

/** A VPC, a vSwitch in zone h and a group with a rule that the source's has not, made by their owner. */
async function furnish(simulator: Simulator): Promise<Readonly<Record<string, string>>> {
  const call = (action: string, query: Readonly<Record<string, string>>, version: string) =>
    callCloud(simulator, "target", action, query, version);
  const vpc = "2016-04-28";
  await call("CreateVpc", { VpcName: "office", CidrBlock: "172.16.0.0/16" }, vpc);
  const office = idOf(simulator, "office");
  await call(
    "CreateVSwitch",
    {
      ...{ VpcId: office, VSwitchName: "office-h", ZoneId: "cn-hangzhou-h" },
      CidrBlock: "172.16.10.0/24",
    },
    vpc,
  );
  const ecs = "2014-05-26";
  await call("CreateSecurityGroup", { VpcId: office, SecurityGroupName: "office-web" }, ecs);
  await call(
    "AuthorizeSecurityGroup",
    {
      SecurityGroupId: idOf(simulator, "office-web"),
      "Permissions.1.IpProtocol": "tcp",
      "Permissions.1.PortRange": "443/443",
      "Permissions.1.SourceCidrIp": "203.0.113.0/24",
      "Permissions.1.NicType": "intranet",
    },
    ecs,
  );
  const names = ["office", "office-h", "office-web"];
  return Object.fromEntries(names.map((name) => [name, idOf(simulator, name)]));
}

function idOf(simulator: Simulator, name: string): string {
  const { vpcs, vswitches, securityGroups } = Kept.parse(simulator.resources("target"));
  const found = [...vpcs, ...vswitches, ...securityGroups].find((one) => one.name === name);
  if (found === undefined) throw new Error(`the target has no ${name}`);
  return found.id;
}

function manifestOf(
  inventory: Inventory,
  target: Inventory,
  ids: Readonly<Record<string, string>>,
  ...more: readonly object[]
): string {
  const going = ["web-1", "db-1"];
  const instances = inventory.instances.filter(
    ({ name }) => typeof name === "string" && going.includes(name),
  );
  const choices = {
    landing: {
      vpc: { adopt: ids["office"] },
      vswitches: [{ source: "vsw-bp1sourceh", adopt: ids["office-h"] }, ...more],
    },
    securityGroups: [{ source: "sg-bp1sourceweb", adopt: ids["office-web"] }],
  };
  return writeManifest({ ...inventory, instances }, choices, target);
}

/** Everything that the simulator knows of the parts that the target had before. */
function keptOf(simulator: Simulator, ids: Readonly<Record<string, string>>): unknown {
  return keptIn(simulator.resources("target"), ids);
}

function keptIn(resources: unknown, ids: Readonly<Record<string, string>>): unknown {
  const kept = Object.values(ids);
  const { vpcs, vswitches, securityGroups } = Kept.parse(resources);
  const found = [...vpcs, ...vswitches, ...securityGroups].filter(({ id }) => kept.includes(id));
  if (found.length < kept.length) throw new Error("a part is gone");
  return found;
}
