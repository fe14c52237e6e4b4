import { expect } from "chai";
import { nextSteps } from "../../../core/overview/next-steps.ts";
import { groupOverview, sampleOverview } from "../../support/landing-overview.ts";
import type { OverviewParts } from "../../support/landing-overview.ts";

function commandsOf(parts: OverviewParts = {}, manifest = "transfer.yaml"): string[] {
  return nextSteps(sampleOverview(parts), manifest).map(({ command }) => command ?? "");
}

describe("core/overview/next-steps", () => {
  it("leads from the check to the landing", () => {
    expect(commandsOf()).to.deep.equal([
      "ecs-transfer check --manifest transfer.yaml --stage land",
      "ecs-transfer pulumi preview --policy-pack policies",
      "ecs-transfer pulumi up --policy-pack policies",
    ]);
  });

  it("shows the rules where a group differs", () => {
    const groups = [groupOverview({ proof: "wider", differences: 1 })];

    expect(commandsOf({ groups })[0]).to.equal("ecs-transfer rules plan --manifest transfer.yaml");
  });

  it("quotes a path for the shell", () => {
    expect(commandsOf({}, "my moves/it's.yaml")[0]).to.equal(
      `ecs-transfer check --manifest 'my moves/it'\\''s.yaml' --stage land`,
    );
  });
});
