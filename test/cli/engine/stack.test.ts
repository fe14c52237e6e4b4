import { expect } from "chai";
import { stackName } from "../../../cli/engine/stack.ts";

describe("cli/engine/stack", () => {
  it("knows a stack by its own name, by which its resources carry it, however it was addressed", () => {
    const names = ["prod", "team/prod", "team/ecs-transfer/prod"];

    expect(names.map((stack) => stackName({ stack }))).to.deep.equal(["prod", "prod", "prod"]);
  });
});
