import { expect } from "chai";
import { blockOf, fleetOf, tableOf } from "../support/table.ts";
import { phases } from "../../../core/rules/rule.ts";
import { clearInstance } from "../../../core/rules/clear-instance.ts";
import { phaseTerms } from "../../../reports/rule-words.ts";

const messy = {
  createdAt: "2026-05-30T00:00:00Z",
  status: "Running",
  keyPair: "ops",
  haVips: ["havip-1"],
  autoReleaseAt: "2026-06-20T00:00:00Z",
};

/** The fix plan of some instances. */
function planOf(count: number, over = messy): string {
  return blockOf(tableOf({ instances: fleetOf(count, () => over), width: 400 }), "Fix plan");
}

describe("reports/table/plan", () => {
  it("is not there where nothing is to be mended", () => {
    expect(tableOf({ instances: [clearInstance] })).not.to.include("Fix plan");
  });

  it("numbers its steps from 1, the check again last", () => {
    const steps = [...planOf(1).matchAll(/^ +(\d+)\. ([\w-]+)/gm)].map(([, number, name]) => [
      Number(number),
      name,
    ]);

    expect(steps.map(([number]) => number)).to.deep.equal(steps.map((_, index) => index + 1));
    expect(steps.map(([, name]) => name)).to.deep.equal([
      "warn-auto-release",
      "instance-havip",
      "instance-key-pair",
      "instance-age",
      "instance-not-stopped",
      "Check",
    ]);
    expect(planOf(1)).to.match(/ecs-transfer inventory, then ecs-transfer check --stage submit$/);
  });

  it("goes phase by phase, in the order that works, each phase once", () => {
    const heads = planOf(2)
      .split("\n")
      .flatMap((line) => phases.filter((phase) => line.startsWith(`${phaseTerms[phase].en}: `)));

    expect(heads).to.deep.equal(["cancel", "unbind", "detach", "wait", "stop"]);
  });

  it("puts the id of a single instance into the command", () => {
    expect(planOf(1)).to.match(/^ +aliyun ecs StopInstances .* --InstanceId\.1 i-bp100000 /m);
  });

  it("gives the command once for several instances, with a slot and all their names", () => {
    const plan = planOf(3);

    expect(plan.match(/aliyun ecs StopInstances/g)).to.have.length(1);
    expect(plan).to.match(/^ +aliyun ecs StopInstances --RegionId cn-hangzhou .* <instance> /m);
    expect(plan).to.match(
      /instance-not-stopped .*\n +For: web-0 \(i-bp100000\), web-1 \(i-bp100001\), web-2 \(i-bp100002\)\n/,
    );
  });

  it("marks what takes an instance out of service, and gives the way back", () => {
    const plan = planOf(1);

    expect(plan).to.match(/instance-not-stopped .*\[takes it out of service\]$/m);
    expect(plan).to.match(/warn-auto-release [^[]*$/m);
    expect(plan).to.match(/Way back: Start it again:\n +aliyun ecs StartInstance /);
  });

  it("says of each instance from when it passes", () => {
    expect(planOf(1)).to.include("web-0 (i-bp100000) passes from 2026-06-04T08:00:00+08:00");
  });
});
