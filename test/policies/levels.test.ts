import { expect } from "chai";
import { levels, startPack } from "./support/pack-process.ts";
import type { PackProcess } from "./support/pack-process.ts";
import { managed, notes, source, told } from "./support/sent.ts";
import { caseClock } from "../../core/rules/clear-case.ts";

describe("policies, under a configuration of single rules", () => {
  let pack: PackProcess;

  before(async () => {
    pack = await startPack();
  });
  after(async () => {
    await pack.stop();
  });

  function configure(settings: object, others: Parameters<PackProcess["configure"]>[0] = {}) {
    return pack.configure({
      "ecs-transfer": { level: levels.advisory, properties: { now: caseClock, ...settings } },
      ...others,
    });
  }

  const spot = { spotStrategy: "SpotAsPriceGo" };

  it("lowers a rule to advice", async () => {
    await configure({}, { "instance-spot": { level: levels.advisory } });

    expect(told(await pack.analyze(source(spot)))).to.deep.include(["instance-spot", "advisory"]);
  });

  it("raises a warning", async () => {
    await configure({}, { "instance-stopped-economical": { level: levels.mandatory } });

    expect(told(await pack.analyze(source({ stoppedMode: "StopCharging" })))).to.deep.include([
      "instance-stopped-economical",
      "mandatory",
    ]);
  });

  it("refuses to disable a blocker, and says so", async () => {
    await configure({}, { "instance-spot": { level: levels.disabled } });

    const answer = await pack.analyze(source(spot));
    const stack = await pack.analyzeStack([managed({ id: "i-a", ...spot }, "a")]);

    const refused = answer.diagnostics.find(({ policy }) => policy === "instance-spot");
    expect(refused?.level).to.equal("mandatory");
    expect(refused?.message).to.match(/cannot be disabled\.\ninstance-spot/);
    expect(told(stack)).to.deep.include(["instance-spot", "mandatory"]);
  });

  it("disables a warning", async () => {
    await configure({}, { "instance-stopped-economical": { level: levels.disabled } });

    expect(told(await pack.analyze(source({ stoppedMode: "StopCharging" })))).to.deep.equal(notes);
    expect(told(await pack.analyze(source()))).to.deep.equal(notes);
  });
});
