import { expect } from "chai";
import { SourceInstance } from "../../components/source-instance.ts";
import { clearInstance } from "../support/inventory.ts";
import { registrationsOf } from "./support/registrations.ts";

describe("components/source-instance", () => {
  it("creates nothing, and carries what is known and what is not", async () => {
    const facts = clearInstance({ eip: { unknown: "Forbidden: vpc:DescribeEipAddresses" } });
    const registered = await registrationsOf(
      () => new SourceInstance("landing-i-bp1clear", { sourceAccount: "1404423000000010", facts }),
    );

    expect(registered).to.have.length(1);
    expect(registered[0]).to.deep.include({
      type: "ecs-transfer:index:SourceInstance",
      name: "landing-i-bp1clear",
      parent: "",
      custom: false,
      inputs: { sourceAccount: "1404423000000010", facts },
      outputs: { instanceId: "i-bp1clear" },
    });
  });
});
