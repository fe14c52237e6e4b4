import { expect } from "chai";
import { readStackState } from "../../../cli/recovery/stack-state.ts";
import { exported, operation, recorded, types, urnOf } from "./support.ts";

describe("cli/recovery/stack-state", () => {
  it("knows resources by URN, and those of the cloud by id", () => {
    const component = { urn: "urn:landing", type: "ecs-transfer:index:LandingNetwork" };
    const state = readStackState(
      exported([component, recorded(types.vpc, "vpc", { id: "vpc-1" })], []),
    );

    expect([...state.urns]).to.deep.equal(["urn:landing", urnOf(types.vpc, "vpc")]);
    expect([...state.ids]).to.deep.equal(["vpc-1"]);
  });

  it("tells creations that were cut off from every other operation", () => {
    const inputs = { description: "words" };
    const state = readStackState(
      exported(
        [],
        [
          operation("creating", recorded(types.vpc, "vpc", { inputs })),
          operation("updating", recorded(types.rule, "changed", { id: "sg-1:x" })),
          operation("deleting", recorded(types.rule, "gone", { id: "sg-1:y" })),
        ],
      ),
    );

    expect(state.pendingCreates).to.deep.equal([
      { urn: urnOf(types.vpc, "vpc"), type: types.vpc, custom: true, inputs },
    ]);
    expect(state.otherPending).to.deep.equal([
      urnOf(types.rule, "changed"),
      urnOf(types.rule, "gone"),
    ]);
  });

  it("reads the export of a stack that has nothing yet", () => {
    for (const deployment of [{}, { resources: null, pending_operations: null }]) {
      const state = readStackState(JSON.stringify({ version: 3, deployment }));
      expect([state.urns.size, state.ids.size, state.pendingCreates.length]).to.deep.equal([
        0, 0, 0,
      ]);
    }
  });
});
