import { expect } from "chai";
import type { InstanceFacts } from "../../core/facts/instance.ts";
import type { Simulator } from "../../simulator/server.ts";
import { cleanUps } from "../support/clean-ups.ts";
import { clearInstance, sourceInventory } from "../support/inventory.ts";
import { startCloud, writeManifest } from "./support/landing.ts";
import { reportsIn } from "./support/policies.ts";
import { createTestStack, type Answer, type TestStack } from "./support/stack.ts";

const clear = clearInstance();
const spot = clearInstance({ id: "i-bp1spot", name: "batch-1", spotStrategy: "SpotAsPriceGo" });
const unseen = clearInstance({
  id: "i-bp1unseen",
  name: "unseen-1",
  spotStrategy: { unknown: "Forbidden: ecs:DescribeInstances" },
});
/** Long enough that the engine could begin with the network before it has judged the last one. */
const fleet = Array.from({ length: 20 }, (_, index) =>
  clearInstance({ id: `i-bp1clear${String(index)}` }),
);

describe("the policy pack on a landing", () => {
  let simulator: Simulator;
  let stack: TestStack;
  let untouched: unknown;
  const clean = cleanUps();

  before(async () => {
    simulator = await startCloud("small");
    clean.add(simulator.stop);
    untouched = simulator.resources("target");
    stack = await createTestStack({ simulator, account: "target" });
    clean.add(stack.remove);
  });

  after(() => clean.run());

  afterEach("nothing was created", () => {
    expect(simulator.resources("target")).to.deep.equal(untouched);
  });

  function judged(
    instances: readonly InstanceFacts[],
    ...command: readonly string[]
  ): Promise<Answer> {
    const manifest = writeManifest(sourceInventory({ instances: [...instances] }));
    const config = ["--config", `ecs-transfer:manifest=${manifest}`];
    return stack.pulumi(...command, ...config, "--policy-pack", "policies");
  }

  it("stops the preview of a blocked instance and says rule, instance, evidence and remedy in both languages", async () => {
    const { exitCode, text } = await judged([clear, spot], "preview");

    expect(exitCode, text).to.equal(1);
    expect(text).to.match(/\[mandatory\].* instance-spot +\(/);
    expect(text).to.include("实例 batch-1 (i-bp1spot)，抢占式实例不支持过户");
    expect(text).to.include("instance batch-1 (i-bp1spot): Spot instances cannot be transferred");
    expect(text).to.match(/证据：instance\.spotStrategy = SpotAsPriceGo，应为 NoSpot/);
    expect(text).to.match(/Evidence: instance\.spotStrategy = SpotAsPriceGo, expected NoSpot/);
    expect(text).to.include("处理：抢占式实例不能转为普通实例");
    expect(text).to.include("Remedy: A spot instance cannot become a regular one");
  });

  it("lets a clean fleet pass, with what is still to come in a line an instance", async () => {
    const { exitCode, text } = await judged(
      [clear, clearInstance({ id: "i-bp1clear2" })],
      "preview",
    );

    expect(exitCode, text).to.equal(0);
    expect(new Set(reportsIn(text)), text).to.deep.equal(
      new Set(["advisory ecs-transfer", "advisory effect-tags"]),
    );
    expect(text.match(/no verdict yet and are due at a later stage/g), text).to.have.lengthOf(2);
    expect(text).not.to.include("unknown is never a pass");
  });

  it("says of a fact that nobody saw that it is no pass, once", async () => {
    const { exitCode, text } = await judged([clear, unseen], "preview");

    expect(exitCode, text).to.equal(0);
    expect(text.match(/unknown is never a pass/g), text).to.have.lengthOf(1);
    expect(text).to.include(
      "实例 unseen-1 (i-bp1unseen)：有 1 条规则因事实未知而没有结论，未知不等于通过",
    );
    expect(text).to.include("Forbidden: ecs:DescribeInstances: instance-spot");
  });

  for (const flags of [[], ["--skip-preview"]]) {
    it(`creates nothing for a blocked instance by up ${flags.join(" ")}`, async () => {
      const { exitCode, text } = await judged([...fleet, spot], "up", "--yes", ...flags);

      expect(exitCode, text).to.equal(1);
      expect(text).to.include("instance batch-1 (i-bp1spot): Spot instances cannot be transferred");
      expect(
        simulator.requests().filter(({ action }) => !/^(Describe|GetCallerIdentity$)/.test(action)),
      ).to.deep.equal([]);
    });
  }
});
