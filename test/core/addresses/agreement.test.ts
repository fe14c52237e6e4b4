import { expect } from "chai";
import { keepability } from "../../../core/addresses/keepability.ts";
import type { AddressAnswer, Keepability } from "../../../core/addresses/keepability.ts";
import type { Simulator } from "../../../simulator/server.ts";
import { parseWorld } from "../../../simulator/world.ts";
import { at, client, ECS, refusalOf, start, VPC } from "../../simulator/support.ts";
import type { Client } from "../../simulator/support.ts";
import { addressFleet } from "../../support/addresses.ts";
import type { AddressFleet } from "../../support/addresses.ts";
import { targetVpc } from "../../support/address-rooms.ts";

const seed = 20_260_601;

type Known = Exclude<Keepability, { state: "unknown" }>;

function inState<S extends Keepability["state"]>(
  { instances }: AddressAnswer,
  state: S,
): Extract<Keepability, { state: S }>[] {
  return instances.filter((one): one is Extract<Keepability, { state: S }> => one.state === state);
}

describe("core/addresses, against CheckCanAllocateVpcPrivateIpAddress over HTTP", () => {
  let fleet: AddressFleet;
  let answer: AddressAnswer;
  let simulator: Simulator;
  let target: Client;

  before(async () => {
    fleet = addressFleet(500, seed);
    answer = keepability(fleet.question);
    simulator = await start({ world: parseWorld(fleet.world, "fleet.yaml") });
    target = client(simulator, "target");
  });
  after(async () => {
    await simulator.stop();
  });

  /** An address outside of the vSwitch is refused by the call, which is a no. */
  async function canAllocate(vswitchId: string, address: string): Promise<boolean> {
    const params = { VSwitchId: vswitchId, PrivateIpAddress: address };
    try {
      const body = await target(VPC, "CheckCanAllocateVpcPrivateIpAddress", params);
      return at(body, "CanAllocate") === true;
    } catch (error) {
      expect(error).to.have.property("code", "Mismatch.VSwitchAndPrivateIpAddress");
      return false;
    }
  }

  async function disagreements(known: readonly Known[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const one of known) {
      const expected =
        one.state === "kept" || one.obstacles.every(({ kind }) => kind === "wanted-twice");
      if ((await canAllocate(one.vswitchId, one.address)) !== expected)
        wrong.push(`${one.address} in ${one.vswitchId}: ${JSON.stringify(one)}`);
    }
    return wrong;
  }

  it("meets every kind of conflict, and knows most answers", () => {
    const lost = inState(answer, "lost");
    const kinds = new Set(lost.flatMap(({ obstacles }) => obstacles.map(({ kind }) => kind)));
    const plans = new Set(
      lost.map(({ nearest }) => (nearest.kind === "none" ? nearest.because : nearest.kind)),
    );

    expect(kinds).to.have.all.keys("outside", "system", "reserved", "taken", "wanted-twice");
    expect(plans).to.include.all.keys(
      "vswitch",
      "new-vswitch",
      "secondary-cidr",
      "blocked",
      "other-zone",
      "contested",
      "no-room",
    );
    expect(inState(answer, "kept")).to.have.length.above(100);
    expect(inState(answer, "unknown")).to.have.length.within(1, 100);
    expect(answer.instances).to.have.length(500);
  });

  it("disagrees with the cloud in nothing that it knows", async () => {
    const known = [...inState(answer, "kept"), ...inState(answer, "lost")];

    expect(await disagreements(known)).to.deep.equal([]);
  });

  it("disagrees in nothing either where no address was asked about", async () => {
    const places = fleet.question.places.map((place) => ({
      ...place,
      read: place.read && { ...place.read, addressChecks: { unknown: "denied" } },
    }));
    const byId = new Map(places.map((place) => [place.id, place]));
    const blind = keepability({
      ...fleet.question,
      places,
      arrivals: fleet.question.arrivals.map(({ instance, place }) => ({
        instance,
        place: "id" in place ? (byId.get(place.id) ?? place) : place,
      })),
    });
    const kept = inState(blind, "kept");
    // Of two alike nobody knows more than that one of them gets nothing: the first may find it taken too.
    const lost = inState(blind, "lost").filter(
      ({ vswitchId, obstacles }) =>
        byId.get(vswitchId)?.read === undefined ||
        obstacles.some(({ kind }) => kind !== "wanted-twice"),
    );

    expect(kept).to.have.length.above(30);
    expect(lost).to.have.length.above(100);
    expect(await disagreements([...kept, ...lost])).to.deep.equal([]);
  });

  it("plans what works: the other vSwitch, the new one, the secondary block", async () => {
    const plans = new Map(
      inState(answer, "lost").map(({ address, nearest }) => [
        `${address} ${JSON.stringify(nearest)}`,
        { address, nearest },
      ]),
    );
    const tried = { vswitch: 0, "new-vswitch": 0, "secondary-cidr": 0 };
    for (const { address, nearest } of plans.values()) {
      if (nearest.kind === "none" || nearest.kind === "unknown") continue;
      if (nearest.kind === "vswitch") {
        if (nearest.missing !== undefined) continue;
        tried.vswitch += 1;
        expect(await canAllocate(nearest.vswitchId, address), address).to.equal(true);
        continue;
      }
      tried[nearest.kind] += 1;
      const block = nearest.kind === "secondary-cidr" ? nearest.vpcCidr : undefined;
      if (block !== undefined) await changeBlock("AssociateVpcCidrBlock", block);
      const made = await target(VPC, "CreateVSwitch", {
        VpcId: targetVpc,
        ZoneId: nearest.zone,
        CidrBlock: nearest.cidr,
      });
      const vswitchId = String(at(made, "VSwitchId"));
      expect(await canAllocate(vswitchId, address), address).to.equal(true);
      await target(VPC, "DeleteVSwitch", { VSwitchId: vswitchId });
      if (block !== undefined) await changeBlock("UnassociateVpcCidrBlock", block);
    }

    expect(Object.values(tried).every((count) => count > 0)).to.equal(true);
  });

  async function changeBlock(action: string, block: string): Promise<void> {
    await target(VPC, action, { VpcId: targetVpc, SecondaryCidrBlock: block });
  }

  it("keeps addresses that can all be given together, and no second one of two alike", async () => {
    const allocate = async ({ vswitchId, address }: Known): Promise<string> =>
      refusalOf(
        target(ECS, "CreateNetworkInterface", {
          VSwitchId: vswitchId,
          SecurityGroupId: "sg-t",
          PrimaryIpAddress: address,
        }),
      );
    for (const one of inState(answer, "kept")) expect(await allocate(one)).to.equal("");

    const alike = inState(answer, "lost").filter(({ obstacles }) =>
      obstacles.every(({ kind }) => kind === "wanted-twice"),
    );
    const groups = Map.groupBy(alike, ({ vswitchId, address }) => `${vswitchId} ${address}`);
    for (const [first, second] of groups.values()) {
      if (first === undefined || second === undefined) throw new Error("one of two alike is alone");
      expect([await allocate(first), await allocate(second)]).to.deep.equal([
        "",
        "InvalidPrivateIpAddress.Duplicated",
      ]);
    }
    expect(groups.size).to.be.above(10);
  });
});
