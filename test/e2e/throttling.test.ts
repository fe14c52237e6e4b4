import { expect } from "chai";
import type { RequestRecord } from "../../simulator/records.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const web = permission();
const out = permission({
  ...{ Direction: "egress", SourceCidrIp: "", DestCidrIp: "10.0.0.0/8" },
  ...{ IpProtocol: "ALL", PortRange: "-1/-1" },
});

describe("a landing that the API throttles once in every action", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "target" });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  /** One `up` of a landing with these rules; gives what the cloud was asked. */
  async function throttledUp(...permissions: Record<string, unknown>[]): Promise<RequestRecord[]> {
    const manifest = writeManifest(
      sourceInventory({ securityGroups: [securityGroup({ permissions })] }),
    );
    const before = simulator.requests().length;
    simulator.clearFaults();
    simulator.addFault({ action: "*", code: "Throttling" });
    const { exitCode, text } = await stack.pulumi(
      ...["up", "--yes", "--skip-preview", "--config", `ecs-transfer:manifest=${manifest}`],
    );
    simulator.clearFaults();
    expect(exitCode, text).to.equal(0);
    return simulator.requests().slice(before);
  }

  it("is made by one up, and nothing exists twice", async () => {
    const requests = await throttledUp(web, out);

    expect(throttled(requests))
      .to.have.members(actions(requests))
      .and.to.include.members(writes.create);
    expect(landed(simulator)).to.deep.equal({
      vpcs: 1,
      vswitches: 1,
      groups: 1,
      rules: ["egress -1/-1 ", "ingress 443/443 "],
    });
  });

  it("is changed by one up, the read before a new rule included, which the provider does not try again", async () => {
    const requests = await throttledUp(
      permission({ Description: "changed" }),
      permission({ PortRange: "80/80" }),
    );

    expect(throttled(requests))
      .to.have.members(actions(requests))
      .and.to.include.members(writes.change);
    expect(landed(simulator)).to.deep.equal({
      ...{ vpcs: 1, vswitches: 1, groups: 1 },
      rules: ["ingress 443/443 changed", "ingress 80/80 "],
    });
  });

  it("is what the state says", async () => {
    const { exitCode, text } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");

    expect(exitCode, text).to.equal(0);
  });
});

/** What the provider must have asked for, so that a throttled action is not missed because it was never called. */
const writes = {
  create: [
    ...[
      "CreateVpc",
      "CreateVSwitch",
      "CreateSecurityGroup",
      "ModifySecurityGroupPolicy",
      "TagResources",
    ],
    ...["AuthorizeSecurityGroup", "AuthorizeSecurityGroupEgress", "DescribeSecurityGroupAttribute"],
  ],
  change: [
    ...["AuthorizeSecurityGroup", "ModifySecurityGroupRule", "RevokeSecurityGroupEgress"],
    "DescribeSecurityGroupAttribute",
  ],
};

function throttled(requests: readonly RequestRecord[]): string[] {
  return requests.filter(({ code }) => code === "Throttling").map(({ action }) => action);
}

function actions(requests: readonly RequestRecord[]): string[] {
  return [...new Set(requests.map(({ action }) => action))];
}

interface Rule {
  readonly direction: string;
  readonly match: { readonly PortRange: string };
  readonly description: string;
}

function landed(simulator: Simulator): {
  vpcs: number;
  vswitches: number;
  groups: number;
  rules: string[];
} {
  const target = simulator.resources("target") as Record<"vpcs" | "vswitches", unknown[]> & {
    readonly securityGroups: readonly { readonly rules: readonly Rule[] }[];
  };
  const rules = target.securityGroups.flatMap((group) => group.rules);
  return {
    vpcs: target.vpcs.length,
    vswitches: target.vswitches.length,
    groups: target.securityGroups.length,
    rules: rules
      .map(({ direction, match, description }) => `${direction} ${match.PortRange} ${description}`)
      .sort(),
  };
}
