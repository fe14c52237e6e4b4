import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { startSimulator } from "../../simulator/server.ts";
import { parseWorld } from "../../simulator/world.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { callCloud } from "./support/cloud.ts";
import { createPeeringStack, peeringWorld } from "./support/peering.ts";
import type { Answer, TestStack } from "./support/stack.ts";

interface Route {
  readonly routeTableId: string;
  readonly destination: string;
  readonly nextHops: readonly { readonly type: string; readonly id: string }[];
}

interface Held {
  readonly peerConnections: readonly { readonly id: string; readonly status: string }[];
  readonly routeEntries: readonly Route[];
  readonly routeTables: readonly { readonly id: string; readonly vpcId: string }[];
}

describe("a peering of two accounts", () => {
  const clean = cleanUps();
  let simulator: Simulator;
  let stack: TestStack;

  before(async () => {
    simulator = await startSimulator({ world: parseWorld(peeringWorld, "peering.yaml") });
    clean.add(simulator.stop);
    stack = await createPeeringStack(simulator, "vpc-new");
    clean.add(stack.remove);
  });

  after(() => clean.run());

  const heldBy = (account: string) => simulator.resources(account) as unknown as Held;

  /** The routes of an account: from which VPC, to where, over what. */
  function routesOf(account: string): string[][] {
    const { routeEntries, routeTables } = heldBy(account);
    return routeEntries.map(({ routeTableId, destination, nextHops }) => [
      routeTables.find(({ id }) => id === routeTableId)?.vpcId ?? "",
      destination,
      ...nextHops.flatMap(({ type, id }) => [type, id]),
    ]);
  }

  async function run(...command: string[]): Promise<Answer> {
    const answer = await stack.pulumi(...command);
    expect(answer.exitCode, answer.text).to.equal(0);
    return answer;
  }

  it("is made by one account, accepted by the other, and led to from both", async () => {
    await run("up", "--yes", "--skip-preview");

    const [connection] = heldBy("target").peerConnections;
    const id = connection?.id ?? "";
    expect(connection).to.include({ status: "Activated" });
    expect(heldBy("source").peerConnections).to.deep.equal([connection]);
    expect(routesOf("target")).to.have.deep.members([
      ["vpc-new", "172.16.0.0/16", "VpcPeer", id],
      ["vpc-new", "192.168.0.0/16", "VpcPeer", id],
    ]);
    expect(routesOf("source")).to.deep.equal([["vpc-old", "10.0.0.0/16", "VpcPeer", id]]);
    const made = simulator.requests().map(({ account, action }) => `${account} ${action}`);
    expect(made).to.include.members([
      "target CreateVpcPeerConnection",
      "source AcceptVpcPeerConnection",
    ]);
  });

  it("says its id and those of the routes", async () => {
    const { text } = await run("stack", "output", "--json");

    const [connection] = heldBy("target").peerConnections;
    const outputs = JSON.parse(text) as { peeringId: string; routeIds: object };
    expect(outputs.peeringId).to.equal(connection?.id);
    expect(outputs.routeIds)
      .to.have.nested.property("accepter.system")
      .that.has.all.keys("10.0.0.0/16");
    expect(outputs.routeIds)
      .to.have.nested.property("requester.system")
      .that.has.all.keys("172.16.0.0/16", "192.168.0.0/16");
  });

  it("is what both clouds have", async () => {
    await run("refresh", "--yes", "--expect-no-changes");
    await run("preview", "--refresh", "--expect-no-changes");
  });

  it("leaves no key in the state", async () => {
    const { text } = await run("stack", "export", "--show-secrets");

    for (const { accessKeyId } of simulator.accounts) expect(text).not.to.include(accessKeyId);
    expect(text).to.include("vpc-old").and.not.to.include("not-a-real-secret");
  });

  it("makes a route again that somebody removed", async () => {
    const [gone] = heldBy("source").routeEntries;
    await removeRoute(gone);
    expect(routesOf("source")).to.deep.equal([]);

    await run("up", "--yes", "--skip-preview", "--refresh");

    expect(routesOf("source").map(([vpc, destination]) => [vpc, destination])).to.deep.equal([
      ["vpc-old", "10.0.0.0/16"],
    ]);
  });

  it("moves to another VPC with the same blocks, whose routes take the place of the old ones", async () => {
    await run("up", "--yes", "--skip-preview", "--config", "peering:sourceVpc=vpc-twin");

    const [connection, ...others] = heldBy("target").peerConnections;
    const id = connection?.id ?? "";
    expect(others).to.deep.equal([]);
    expect(connection).to.have.nested.property("far.vpcId", "vpc-twin");
    expect(routesOf("target")).to.have.deep.members([
      ["vpc-new", "172.16.0.0/16", "VpcPeer", id],
      ["vpc-new", "192.168.0.0/16", "VpcPeer", id],
    ]);
    expect(routesOf("source")).to.deep.equal([["vpc-twin", "10.0.0.0/16", "VpcPeer", id]]);
  });

  it("is not made between blocks that overlap, and says why", async () => {
    const other = await createPeeringStack(simulator, "vpc-same");
    clean.add(other.remove);
    const before = simulator.requests().length;

    const { exitCode, text } = await other.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode).not.to.equal(0);
    expect(text).to.include("172.16.0.0/16 of account 1755000000000020 overlaps 172.16.0.0/16");
    expect(text)
      .to.include("重叠")
      .and.not.match(/^\s+at /m);
    const asked = simulator.requests().slice(before);
    expect(asked.filter(({ action }) => !/^(Describe|Get|Query)/.test(action))).to.deep.equal([]);
  });

  it("is not made with a key in the environment, which both accounts would get", async () => {
    const other = await createPeeringStack(simulator, "vpc-new", "keyed");
    clean.add(other.remove);
    other.env["ALICLOUD_ACCESS_KEY"] = "key-of-target";

    const { exitCode, text } = await other.pulumi("up", "--yes", "--skip-preview");

    expect(exitCode).not.to.equal(0);
    expect(text).to.include("ALICLOUD_ACCESS_KEY in the environment would give both accounts");
    expect(heldBy("target").peerConnections).to.have.lengthOf(1);
  });

  it("leaves nothing behind in either account", async () => {
    await run("destroy", "--yes", "--skip-preview");

    for (const account of ["source", "target"]) {
      expect(heldBy(account).peerConnections, account).to.deep.equal([]);
      expect(routesOf(account), account).to.deep.equal([]);
      expect(heldBy(account).routeTables, account).not.to.deep.equal([]);
    }
  });

  async function removeRoute(route: Route | undefined): Promise<void> {
    await callCloud(
      simulator,
      "source",
      "DeleteRouteEntry",
      {
        RouteTableId: route?.routeTableId ?? "",
        DestinationCidrBlock: route?.destination ?? "",
      },
      "2016-04-28",
    );
  }
});
