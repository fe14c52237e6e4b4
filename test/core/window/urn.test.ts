import { expect } from "chai";
import { nameIn, stackIn } from "../../../core/window/urn.ts";

const urn = "urn:pulumi:prod::shop::shop:index:Web$alicloud:ecs/instance:Instance::web";

describe("core/window/urn", () => {
  it("gives the name in the program, and stack and project", () => {
    expect(nameIn(urn)).to.equal("web");
    expect(stackIn(urn)).to.equal("urn:pulumi:prod::shop");
  });
});
