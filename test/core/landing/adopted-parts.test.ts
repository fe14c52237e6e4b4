import { expect } from "chai";
import { landingNotes, ownAdoptions } from "../../../core/landing/adopted-parts.ts";
import { groupPlan, networkPlan } from "../../components/support/plans.ts";

const plain = { network: networkPlan(2), securityGroups: [groupPlan()] };
const [first, second] = plain.network.vswitches;
if (first === undefined || second === undefined) throw new Error("two vSwitches are planned");
const withVswitch = (over: object) => ({
  ...plain,
  network: { ...plain.network, vswitches: [{ ...first, ...over }, second] },
});

describe("core/landing/adopted-parts", () => {
  it("has nothing to say of a landing that keeps the source's blocks and makes all of its parts", () => {
    expect(landingNotes(plain)).to.deep.equal([]);
    expect(ownAdoptions(plain, "ecs-transfer/dev")).to.deep.equal([]);
  });

  it("says which private addresses a new block gives up", () => {
    const notes = landingNotes(withVswitch({ cidr: "10.9.0.0/24" }));

    expect(notes.map(({ en }) => en)).to.deep.equal([
      "vsw-bp1source0 has 172.16.0.0/24, but the new vSwitch has 10.9.0.0/24: private addresses outside of it cannot be kept (R3.3).",
    ]);
  });

  it("says which private addresses an adopted vSwitch gives up", () => {
    const notes = landingNotes(withVswitch({ cidr: "10.9.0.0/24", adoptedId: "vsw-bp1kept" }));

    expect(notes.map(({ en }) => en)).to.deep.equal([
      "vsw-bp1source0 has 172.16.0.0/24, but vsw-bp1kept, which is adopted, has 10.9.0.0/24: private addresses outside of it cannot be kept (R3.3).",
    ]);
    expect(landingNotes(withVswitch({ adoptedId: "vsw-bp1kept" }))).to.deep.equal([]);
  });

  it("says that an adopted group gets no rule", () => {
    const adopted = { ...plain, securityGroups: [groupPlan({ adoptedId: "sg-bp1kept" })] };

    expect(landingNotes(adopted).map(({ en }) => en)).to.deep.equal([
      "sg-bp1kept, which is adopted, takes the place of sg-bp1web; it is never changed, so no rule of sg-bp1web is written to it. ecs-transfer rules plan shows how they differ.",
    ]);
  });

  it("finds each part that the stack would delete because it made it", () => {
    const own = { madeBy: "ecs-transfer/dev" };
    const network = {
      ...withVswitch({ adoptedId: "vsw-bp1kept", ...own }).network,
      adoptedId: "vpc-bp1kept",
      ...own,
    };
    const securityGroups = [groupPlan({ adoptedId: "sg-bp1kept", ...own })];

    const found = ownAdoptions({ network, securityGroups }, "ecs-transfer/dev");

    expect(found.map(({ en }) => en.slice(0, en.indexOf(" was")))).to.deep.equal([
      "vpc-bp1kept",
      "vsw-bp1kept",
      "sg-bp1kept",
    ]);
    expect(ownAdoptions({ network, securityGroups }, "ecs-transfer/other")).to.deep.equal([]);
  });
});
