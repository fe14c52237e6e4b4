import { expect } from "chai";
import fc from "fast-check";
import { z } from "zod";
import { levels, startPack, urnOf } from "./support/pack-process.ts";
import type { Answer, PackProcess, SentResource } from "./support/pack-process.ts";
import { canonicalJson, holdsSecret, inputNames } from "../../core/window/plain-data.ts";
import { FrozenRecord } from "../../core/window/record.ts";
import { settingsFrom } from "../../policies/settings.ts";
import { unknownCheckingProxy } from "../../policies/unknown-value.ts";
import { afterCompletion, frozenOperations } from "../../policies/window/frozen-operations.ts";
import { frozenSchema } from "../../policies/window/frozen-schema.ts";
import { guardOf } from "../../policies/window/guard.ts";
import { hashOf } from "../../policies/window/hash.ts";

type Plain = Record<string, unknown>;

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const guard = frozenOperations.id;
const id = "lb-1";

/** A type that no rule judges, so that only the guard speaks. */
const member = (inputs: Plain, name = "web"): SentResource => ({
  type: "alicloud:slb/loadBalancer:Balancer",
  name,
  props: inputs,
});
const asStack = ({ props, ...one }: SentResource): SentResource => ({
  ...one,
  props: { id, ...props },
});

function recordOf(...resources: readonly SentResource[]): FrozenRecord {
  const frozen = resources.map((one) => {
    const names = inputNames(one.props);
    const secrets = names.filter((name) => holdsSecret(name, one.props[name]));
    const hashed = names.filter((name) => !secrets.includes(name));
    const inputs = Object.fromEntries(
      hashed.map((name) => [name, hashOf(canonicalJson(one.props[name]))]),
    );
    return { urn: urnOf(one), type: one.type, id, inputs, secrets };
  });
  return { version: 1, at: "2026-06-01T00:00:00Z", instances: ["i-bp1web"], resources: frozen };
}

const inputs: Plain = {
  name: "shop",
  size: 40,
  tags: { team: "shop" },
  servers: [{ id: "i-bp1web", weight: 100 }],
  password: "Aa1-never-to-be-shown",
};
const web = member(inputs);

function reports({ diagnostics }: Answer): string[][] {
  return diagnostics.filter(({ policy }) => policy === guard).map(({ level, urn }) => [level, urn]);
}

function said({ diagnostics }: Answer): string {
  return diagnostics.map(({ message }) => message).join("\n");
}

describe("policies/window, as a pack in its own process", () => {
  let pack: PackProcess;

  before(async () => {
    pack = await startPack();
  });
  after(async () => {
    await pack.stop();
  });
  beforeEach(() => frozen(recordOf(web)));

  function frozen(
    record: FrozenRecord | undefined,
    settings: Plain = {},
    others: Parameters<PackProcess["configure"]>[0] = {},
  ): Promise<void> {
    const properties = { ...settings, ...(record === undefined ? {} : { frozen: record }) };
    return pack.configure({ "ecs-transfer": { level: levels.advisory, properties }, ...others });
  }

  const refusedOnce = [["mandatory", urnOf(web)]];

  it("presents itself as a mandatory policy with its texts and R9.3's words", async () => {
    const policies = await pack.policies();

    expect(policies.find(({ name }) => name === guard)).to.deep.include({
      displayname: `${frozenOperations.title.zh} / ${frozenOperations.title.en}`,
      enforcementlevel: levels.mandatory,
      url: frozenOperations.url,
      remediationSteps: `${frozenOperations.remedy.zh}\n${frozenOperations.remedy.en}`,
    });
    expect(policies.find(({ name }) => name === guard)?.description)
      .to.include("R9.3")
      .and.include("手动续费");
  });

  it("says nothing of what is as it was frozen, in whatever order its keys come", async () => {
    const again = member({
      ...inputs,
      servers: [{ weight: 100, id: "i-bp1web" }],
      description: null,
    });

    for (const answer of [await pack.analyze(web), await pack.analyze(again)])
      expect(answer.diagnostics).to.deep.equal([]);
    expect((await pack.analyzeStack([asStack(web)])).diagnostics).to.deep.equal([]);
  });

  it("says nothing where nothing is frozen, and nothing of a resource that is not", async () => {
    const other = member({ name: "other" }, "other");
    expect((await pack.analyze(other)).diagnostics).to.deep.equal([]);

    await frozen(undefined);
    const changed = member({ ...inputs, name: "renamed" });
    const answer = await pack.analyze(changed);
    expect(answer.diagnostics).to.deep.equal([]);
    expect(answer.notApplicable).to.include(guard);
    expect((await pack.analyzeStack([asStack(other)])).diagnostics).to.deep.equal([]);
  });

  for (const [title, change, zh, en] of [
    ["changed", { name: "renamed" }, "有改动的输入：name", "Inputs that change: name"],
    [
      "changed deep inside",
      { servers: [{ id: "i-bp1web", weight: 0 }] },
      "有改动的输入：servers",
      "Inputs that change: servers",
    ],
    ["added", { bandwidth: 5 }, "新增的输入：bandwidth", "Inputs that are added: bandwidth"],
    ["taken away", { size: null }, "去掉的输入：size", "Inputs that are taken away: size"],
    [
      "a secret taken away",
      { password: null },
      "去掉的输入：password",
      "Inputs that are taken away: password",
    ],
    [
      "not known",
      { size: unknownText },
      "不能证明未变的输入：size",
      "be shown to be the same: size",
    ],
    [
      "not known deep inside",
      { tags: { team: unknownText } },
      "不能证明未变的输入：tags",
      "be shown to be the same: tags",
    ],
    [
      "a secret that is not known",
      { password: unknownText },
      "不能证明未变的输入：password",
      "be shown to be the same: password",
    ],
  ] as const) {
    it(`refuses an input that is ${title}, by its name`, async () => {
      const answer = await pack.analyze(member({ ...inputs, ...change }));

      expect(reports(answer)).to.deep.equal(refusedOnce);
      expect(said(answer)).to.include(zh).and.include(en);
    });
  }

  it("names every input that differs in one message, and shows no value", async () => {
    const other = { name: "renamed", size: 77777, password: "Bb2-never-either", colour: "crimson" };
    const answer = await pack.analyze(member({ ...inputs, ...other, tags: null }));

    expect(reports(answer)).to.deep.equal(refusedOnce);
    expect(said(answer)).to.include("Inputs that change: name, size");
    for (const value of ["renamed", "77777", "crimson", "Bb2-never-either", "Aa1-never"])
      expect(JSON.stringify(answer)).not.to.include(value);
  });

  it("lets another value of a secret pass by name, and refuses the update that is planned for it", async () => {
    const other = member({ ...inputs, password: "Bb2-never-either" });

    expect((await pack.analyze(other)).diagnostics).to.deep.equal([]);
    const answer = await pack.analyzeStack([{ ...other, props: { ...other.props, id: "" } }]);
    expect(reports(answer)).to.deep.equal(refusedOnce);
    expect(said(answer)).to.include("a secret input may have changed");
  });

  it("refuses what is no longer in the program, and says how to let go after completion", async () => {
    const answer = await pack.analyzeStack([asStack(member({ name: "other" }, "other"))]);

    expect(answer.diagnostics.map(({ policy, level }) => [policy, level])).to.deep.equal([
      [guard, "mandatory"],
    ]);
    expect(said(answer)).to.include("web (lb-1, alicloud:slb/loadBalancer:Balancer)");
    expect(said(answer)).to.include(afterCompletion.zh).and.include(afterCompletion.en);
  });

  for (const [title, shown] of [
    ["is not known", unknownText],
    ["is empty", ""],
    ["is another", "lb-2"],
  ] as const) {
    it(`refuses a resource whose id ${title} after the run`, async () => {
      const answer = await pack.analyzeStack([member({ ...inputs, id: shown })]);

      expect(reports(answer)).to.deep.equal(refusedOnce);
    });
  }

  it("has nothing to say of an id that a provider never shows", async () => {
    expect((await pack.analyzeStack([web])).diagnostics).to.deep.equal([]);
  });

  it("does not repeat for the stack what it refused for the resource, but for as long as it is refused", async () => {
    const planned = [{ ...web, props: { ...inputs, id: "" } }];
    await pack.analyze(member({ ...inputs, name: "renamed" }));
    expect(reports(await pack.analyzeStack(planned))).to.deep.equal([]);

    await pack.analyze(web);
    expect(reports(await pack.analyzeStack(planned))).to.deep.equal(refusedOnce);
  });

  it("says that it guards nothing where the record is of another stack", async () => {
    const record = recordOf(web);
    const moved = record.resources.map((one) => ({
      ...one,
      urn: one.urn.replace("urn:pulumi:test::", "urn:pulumi:old::"),
    }));
    await frozen({ ...record, resources: moved });
    const answer = await pack.analyzeStack([asStack(web)]);

    expect(reports(answer)).to.deep.equal(refusedOnce);
    expect(said(answer)).to.include(
      "is of urn:pulumi:old::test, and this is urn:pulumi:test::test",
    );
  });

  it("follows a new configuration", async () => {
    await pack.analyze(web);
    await frozen(recordOf(member({ ...inputs, name: "renamed" })));

    expect(reports(await pack.analyze(web))).to.deep.equal(refusedOnce);
  });

  it("guards beside the rules, an instance as well", async () => {
    const instance: SentResource = {
      type: "alicloud:ecs/instance:Instance",
      name: "web",
      props: { spotStrategy: "SpotAsPriceGo", status: "Stopped" },
    };
    await frozen(recordOf(instance));
    const changed = { ...instance, props: { ...instance.props, status: "Running" } };
    const { diagnostics } = await pack.analyze(changed);

    expect(diagnostics.map(({ policy }) => policy)).to.include.members([guard, "instance-spot"]);
  });

  it("says what is refused, what is allowed and what to do, in Chinese and English", async () => {
    const changed = member({ ...inputs, name: "renamed" });
    await frozen(recordOf(web), { lang: "zh" });
    const zh = said(await pack.analyze(changed));
    await frozen(recordOf(web), { lang: "en" });
    const en = said(await pack.analyze(changed));

    for (const word of ["升降配", "手动续费", "更换操作系统", "允许：自动续费", "过户完成", "R9.3"])
      expect(zh).to.include(word);
    for (const word of ["manual renewal", "Allowed: automatic renewal", "cancel it", "R9.3"])
      expect(en).to.include(word);
    expect(en).to.match(/^[\x20-\x7E\n]+$/);
  });

  it("cannot be disabled, and can be lowered to advice", async () => {
    const changed = member({ ...inputs, name: "renamed" });
    await frozen(recordOf(web), {}, { [guard]: { level: levels.disabled } });
    const disabled = await pack.analyze(changed);
    const gone = await pack.analyzeStack([asStack(member({}, "other"))]);
    await frozen(recordOf(web), {}, { [guard]: { level: levels.advisory } });

    expect(reports(disabled)).to.deep.equal(refusedOnce);
    expect(said(disabled)).to.include("cannot be disabled");
    expect(reports(gone)).to.have.lengthOf(1);
    expect(reports(await pack.analyze(changed))).to.deep.equal([["advisory", urnOf(web)]]);
  });
});

describe("policies/window/guard", () => {
  const values = fc.dictionary(
    fc.constantFrom("name", "size", "tags", "servers"),
    fc.jsonValue({ maxDepth: 3 }),
    { noNullPrototype: true },
  );

  it("refuses exactly what differs from what was frozen", () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const settings = settingsFrom({ frozen: recordOf(member(before)) });
        const shown = { urn: urnOf(web), props: unknownCheckingProxy(after) };
        const refusals = guardOf().resource(shown, settings);

        expect(refusals.length === 0).to.equal(canonicalJson(before) === canonicalJson(after));
      }),
    );
  });

  it("is measured by the engine as the record is by its own schema", () => {
    const schema = z.toJSONSchema(FrozenRecord, { target: "draft-7" });
    const ofEach = { $schema: schema.$schema, description: frozenSchema.description };

    expect({ ...frozenSchema, ...ofEach }).to.deep.equal({ ...schema, ...ofEach });
  });
});
