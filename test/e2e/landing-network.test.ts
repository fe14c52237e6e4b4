import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { inventoryOf, startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

describe("a landing with secondary blocks, user blocks and IPv6, on the real engine", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud();
    clean.add(simulator.stop);
    untouched = simulator.resources("target");
    const inventory = await inventoryOf(simulator, "source");
    const instances = inventory.instances.filter(({ name }) => name === "web-1" || name === "db-1");
    const landing = {
      vpc: {
        secondaryCidrs: ["10.8.0.0/16", "10.9.0.0/16"],
        userCidrs: ["100.64.0.0/10"],
        ipv6: true,
      },
      vswitches: [
        { source: "vsw-bp1sourceh", ipv6Mask: 0 },
        { source: "vsw-bp1sourcei", cidr: "10.9.1.0/24", ipv6Mask: 255 },
      ],
    };
    stack = await createTestStack({
      simulator,
      account: "target",
      config: {
        "ecs-transfer:manifest": writeManifest({ ...inventory, instances }, { landing }),
      },
    });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  it("has all of it, and says which addresses a new block gives up", async () => {
    const { exitCode, text } = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(exitCode, text).to.equal(0);

    const { vpcs, vswitches } = await inventoryOf(simulator, "target", { everything: true });
    const [vpc] = vpcs;
    expect(vpc).to.deep.include({
      cidr: "172.16.0.0/16",
      secondaryCidrs: ["10.8.0.0/16", "10.9.0.0/16"],
      userCidrs: ["100.64.0.0/10"],
    });
    const fiftySix = typeof vpc?.ipv6Cidr === "string" ? vpc.ipv6Cidr : "";
    expect(fiftySix).to.match(/::\/56$/);
    expect(new Map(vswitches.map(({ cidr, ipv6Cidr }) => [cidr, ipv6Cidr]))).to.deep.equal(
      new Map([
        ["172.16.10.0/24", fiftySix.replace("::/56", "::/64")],
        ["10.9.1.0/24", fiftySix.replace("::/56", ":ff::/64")],
      ]),
    );
    expect(text).to.contain(
      "vsw-bp1sourcei has 172.16.20.0/24, but the new vSwitch has 10.9.1.0/24",
    );
  });

  it("is clean when it is refreshed", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).to.equal(0);
  });

  it("leaves nothing when it is destroyed", async () => {
    const { exitCode, text } = await stack.pulumi("destroy", "--yes");

    expect(exitCode, text).to.equal(0);
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });
});
