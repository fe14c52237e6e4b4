import { expect } from "chai";
import { SourceInstance } from "../../components/source-instance.ts";
import { clearCase } from "../../core/rules/clear-case.ts";
import { clearInstance } from "../support/inventory.ts";
import { registrationsOf } from "./support/registrations.ts";

describe("components/source-instance", () => {
  it("creates nothing, and carries what is known and what is not", async () => {
    const { now: _now, ...known } = clearCase([]);
    const instance = clearInstance({ eip: { unknown: "Forbidden: vpc:DescribeEipAddresses" } });
    const registered = await registrationsOf(
      () => new SourceInstance("landing-i-bp1clear", { ...known, instance }),
    );

    expect(registered).to.have.length(1);
    expect(registered[0]).to.deep.include({
      type: "ecs-transfer:index:SourceInstance",
      name: "landing-i-bp1clear",
      parent: "",
      custom: false,
      inputs: { ...known, instance },
      outputs: { instanceId: "i-bp1clear" },
    });
  });
});
