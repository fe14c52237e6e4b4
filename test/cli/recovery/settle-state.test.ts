import { expect } from "chai";
import { settleState } from "../../../cli/recovery/settle-state.ts";
import { landed, operation, recorded, types, urnOf } from "./support.ts";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const state = {
  version: 3,
  unheardOf: { kept: true },
  deployment: {
    manifest: { time: "2026-06-01T08:00:00Z", magic: "ab12", version: "v3.259.0" },
    secrets_providers: { type: "passphrase", state: { salt: "v1:salt:v1:check" } },
    resources: [
      recorded(types.vpc, "known", { id: "vpc-0", outputs: { password: { ...secret } } }),
      { urn: "urn:provider", type: "pulumi:providers:alicloud", custom: true, id: "p-1" },
    ],
    pending_operations: [
      operation("creating", recorded(types.vpc, "vpc", { parent: "urn:landing", protect: true })),
      operation("creating", recorded(types.rule, "rule")),
      operation("updating", recorded(types.rule, "changed", { id: "sg-1:x" })),
    ],
    metadata: { integrity_error: null },
  },
};
const adopt = [{ urn: urnOf(types.vpc, "vpc"), resource: landed({ id: "vpc-1" }) }];

describe("cli/recovery/settle-state", () => {
  const settled = (text: string, plan: Parameters<typeof settleState>[1]) =>
    JSON.parse(settleState(text, plan)) as typeof state;

  it("records what was made by the cloud's id, with everything that the creation asked for", () => {
    const { deployment } = settled(JSON.stringify(state), { adopt });

    expect(deployment.resources.at(-1)).to.deep.equal({
      ...recorded(types.vpc, "vpc", { parent: "urn:landing", protect: true }),
      id: "vpc-1",
      outputs: {},
    });
    expect(deployment.resources).to.have.length(3);
  });

  it("lets no creation pend any more, and every other operation still", () => {
    const { deployment } = settled(JSON.stringify(state), { adopt });

    expect(deployment.pending_operations).to.deep.equal(
      state.deployment.pending_operations.slice(2),
    );
  });

  it("keeps all the rest as it is, secrets and their provider included", () => {
    const { deployment, ...around } = settled(JSON.stringify(state), { adopt });
    const { resources, pending_operations: pending, ...within } = deployment;
    const { deployment: before, ...aroundBefore } = state;
    const { resources: known, pending_operations: all, ...withinBefore } = before;

    expect(pending.length).to.be.below(all.length);
    expect(JSON.stringify(around)).to.equal(JSON.stringify(aroundBefore));
    expect(JSON.stringify(within)).to.equal(JSON.stringify(withinBefore));
    expect(JSON.stringify(resources.slice(0, 2))).to.equal(JSON.stringify(known));
  });

  it("settles a state that has nothing recorded yet", () => {
    const [pending] = state.deployment.pending_operations;
    const text = JSON.stringify({
      version: 3,
      deployment: { resources: null, pending_operations: [pending] },
    });

    const { deployment } = settled(text, { adopt });
    expect(deployment.resources).to.have.length(1);
    expect(settled(text, { adopt: [] }).deployment.resources).to.have.length(0);
  });
});
