import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { permission, securityGroup, sourceInventory } from "../support/inventory.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { createTestStack, type TestStack } from "./support/stack.ts";

const inv = (permissions) => sourceInventory({
  securityGroups: [
    securityGroup({
      permissions
    }),
  ],
});
const egress = permission({ Direction: "egress", SourceCidrIp: "", DestCidrIp: "10.0.0.0/8", IpProtocol: "ALL", PortRange: "-1/-1" });

describe("x", () => {
  let simulator: Simulator;
  let stack: TestStack;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    stack = await createTestStack({ simulator, account: "target", });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  async function tryUp(name, permissions, ...faults) {
    simulator.clearFaults();
    for (const f of faults) simulator.addFault(f);
    const n = simulator.requests().length;
    for (let i = 0; i < 3; i++) {
      const t0 = Date.now();
      const a = await stack.pulumi("up", "--yes", "--skip-preview", "--config", `ecs-transfer:manifest=${writeManifest(inv(permissions))}`);
      console.log("=====", name, i, a.exitCode, Date.now() - t0, a.text);
      console.log(simulator.requests().slice(n).map(({ action, code, at, params }) => `${at} ${action} ${code} ${params["SecurityGroupId"] ?? ""} ${params["Direction"] ?? ""}`).join("\n"));
      if (a.exitCode === 0) break;
    }
    console.log(JSON.stringify(simulator.resources("target").securityGroups));
  }

  it("x", async () => {
    const T = { code: "Throttling", httpStatus: 400, times: 1 };
    await tryUp("first", [permission(), egress]);
    await tryUp("add", [permission(), egress, permission({ PortRange: "80/80" })], { ...T, action: "DescribeSecurityGroupAttribute" });
    await tryUp("change", [permission({ Description: "other" }), permission({ PortRange: "81/81" })], { ...T, action: "*" });
    simulator.clearFaults();
    simulator.addFault({ ...T, action: "*" });
    console.log((await stack.pulumi("destroy", "--yes", "--skip-preview")).text);
  });
});
