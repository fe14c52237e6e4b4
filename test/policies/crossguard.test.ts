import { expect } from "chai";
import { levels, startPack, urnOf } from "./support/pack-process.ts";
import type { PackProcess } from "./support/pack-process.ts";
import { accounts, carrying, clear, eipOn, managed, notes, source, told } from "./support/sent.ts";
import { caseClock, caseOf } from "../../core/rules/clear-case.ts";
import { judge, judgeAccounts } from "../../core/rules/judge.ts";
import type { RuleCase } from "../../core/rules/rule.ts";
import { isDue } from "../../core/stage.ts";
import { rules } from "../../policies/rules/index.ts";
import { sourceInstanceType } from "../../policies/facts/carried.ts";

const now = caseClock;
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownFlag = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7";
const unknownList = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

describe("policies, as a pack in its own process", () => {
  let pack: PackProcess;

  before(async () => {
    pack = await startPack();
  });
  after(async () => {
    await pack.stop();
  });
  beforeEach(async () => {
    await configure({});
  });

  function configure(settings: object, others: Parameters<PackProcess["configure"]>[0] = {}) {
    return pack.configure({
      "ecs-transfer": { level: levels.advisory, properties: { now, ...settings } },
      ...others,
    });
  }

  it("presents every rule as a policy with its texts, level and link", async () => {
    const policies = await pack.policies();

    expect(policies.map(({ name }) => name)).to.deep.equal([
      "ecs-transfer",
      ...rules.map(({ id }) => id),
      "window-frozen-operations",
      "ecs-transfer-blockers",
    ]);
    for (const rule of rules) {
      const policy = policies.find(({ name }) => name === rule.id);
      expect(policy).to.deep.include({
        displayname: `${rule.title.zh} / ${rule.title.en}`,
        url: rule.url,
        remediationSteps: `${rule.remedy.zh}\n${rule.remedy.en}`,
        enforcementlevel: rule.severity === "blocker" ? levels.mandatory : levels.advisory,
        tagsList: [rule.severity, `stage:${rule.holdsBy}`, `outlet:${rule.outlet}`],
      });
    }
  });

  it("says nothing but notes of an instance that is clear, nothing of a resource of another kind", async () => {
    const other = {
      type: "alicloud:vpc/network:Network",
      name: "vpc",
      props: { cidrBlock: "10.0.0.0/8" },
    };

    expect(told(await pack.analyze(source()))).to.deep.equal(notes);
    expect((await pack.analyze(accounts(clear))).diagnostics).to.deep.equal([]);
    expect((await pack.analyze(other)).diagnostics).to.deep.equal([]);
    expect((await pack.analyzeStack([source(), other])).diagnostics).to.deep.equal([]);
  });

  /** What the pack is shown of a row of a rule's cases, and what the judge says of the same. */
  function shown(row: RuleCase, about: "accounts" | "instance") {
    const given = caseOf(row, clear);
    return about === "instance"
      ? { resource: carrying(given), findings: judge(rules, given) }
      : { resource: accounts(given), findings: judgeAccounts(rules, given) };
  }

  for (const rule of rules) {
    it(`finds what ${rule.id} finds, mandatory as far as it is due`, async () => {
      for (const row of rule.cases.filter(({ expect: outcome }) => outcome === "fail")) {
        const { resource, findings } = shown(row, rule.about);
        for (const stage of ["land", "submit"] as const) {
          await configure({ stage, now: row.now ?? now });
          const { diagnostics } = await pack.analyze(resource);
          const own = diagnostics.filter(({ policy }) => policy === rule.id);

          const finding = findings.find((one) => one.rule.id === rule.id);
          const due = rule.severity === "blocker" && isDue(finding?.dueBy ?? "after", stage);
          expect(
            own.map(({ level }) => level),
            row.name,
          ).to.deep.equal([due ? "mandatory" : "advisory"]);
        }
      }
    });
  }

  it("agrees with the judge on every case of every rule", async () => {
    for (const rule of rules) {
      for (const row of rule.cases) {
        const { resource, findings } = shown(row, rule.about);
        await configure({ now: row.now ?? now });
        const { diagnostics } = await pack.analyze(resource);

        const failed = findings.filter(({ verdict }) => verdict.outcome === "fail");
        const open = findings.some(({ verdict }) => verdict.outcome === "unknown");
        expect(
          diagnostics.map(({ policy }) => policy),
          `${rule.id}: ${row.name}`,
        ).to.have.members([...failed.map((one) => one.rule.id), ...(open ? ["ecs-transfer"] : [])]);
      }
    }
  });

  it("names rule, instance, evidence and remedy in Chinese and English", async () => {
    const { diagnostics } = await pack.analyze(source({ spotStrategy: "SpotAsPriceGo" }));

    const spot = diagnostics.find(({ policy }) => policy === "instance-spot");
    const [zh = "", en = ""] = (spot?.message ?? "").split("\ninstance-spot: ");
    for (const part of [
      "instance-spot",
      "web-01 (i-bp1clear)",
      "抢占式实例不支持过户",
      "plan",
      "处理：",
    ]) {
      expect(zh).to.include(part);
    }
    for (const part of [
      "web-01 (i-bp1clear)",
      "Spot instances cannot be transferred",
      "must hold by plan",
      "Remedy: ",
    ]) {
      expect(en).to.include(part);
    }
    for (const text of [zh, en])
      expect(text).to.include("instance.spotStrategy = SpotAsPriceGo").and.include("NoSpot");
    expect(en).to.match(/^[\x20-\x7E\n]+$/);
  });

  it("speaks one language where it is asked to", async () => {
    await configure({ lang: "en" });
    const { diagnostics } = await pack.analyze(source({ spotStrategy: "SpotAsPriceGo" }));

    for (const { message } of diagnostics) expect(message).to.match(/^[\x20-\x7E\n]+$/);
  });

  it("tells what the inventory could not see once for an instance, as advice, and never as a pass", async () => {
    const denied = { unknown: "Forbidden: ecs:DescribeInstances" };
    await configure({ stage: "submit" });
    const answer = await pack.analyze(source({ locks: denied, keyPair: denied }));

    expect(told(answer)).to.deep.equal([["ecs-transfer", "advisory"], ...notes]);
    expect(answer.diagnostics[0]?.message).to.match(
      /Forbidden: ecs:DescribeInstances: .*instance-locked.*instance-key-pair/,
    );
    expect(answer.notApplicable).to.include.members(["instance-locked", "instance-key-pair"]);
  });

  it("says so where the facts of a component cannot be read", async () => {
    const answer = await pack.analyze({ type: sourceInstanceType, name: "web", props: {} });

    expect(told(answer)).to.deep.equal([["ecs-transfer", "advisory"]]);
    expect(answer.diagnostics[0]?.message).to.include("no rule was applied");
  });

  describe("on an instance that a program manages", () => {
    it("reports what the instance alone proves before it is created or changed", async () => {
      const instance = managed({ spotStrategy: "SpotAsPriceGo", status: "Running" });

      expect(told(await pack.analyze(instance))).to.deep.equal([
        ["instance-spot", "mandatory"],
        ["instance-not-stopped", "advisory"],
        ["warn-source-stack", "advisory"],
      ]);
    });

    it("adds what the stack proves, without repeating, and what nothing proves, once for an instance", async () => {
      const instance = managed({ id: "i-bp1web", spotStrategy: "SpotAsPriceGo" });
      await pack.analyze(instance);

      const answer = await pack.analyzeStack([
        eipOn(instance, { allocationId: "eip-1", instanceId: "i-bp1web" }),
        instance,
      ]);

      expect(told(answer)).to.deep.equal([
        ["ecs-transfer", "advisory"],
        ["instance-eip", "advisory"],
      ]);
      expect(answer.diagnostics[0]?.message).to.include(
        `${rules.filter(({ about }) => about === "instance").length - 3} rules need the account's own facts`,
      );
      expect(answer.diagnostics.map(({ urn }) => urn)).to.deep.equal([
        urnOf(instance),
        urnOf(instance),
      ]);
    });

    it("makes a joint finding mandatory when it is due", async () => {
      await configure({ stage: "submit" });
      const instance = managed({ id: "i-bp1web" });

      const answer = await pack.analyzeStack([
        instance,
        eipOn(instance, { allocationId: "eip-1", instanceId: "i-bp1web" }),
      ]);

      expect(told(answer)).to.deep.include(["instance-eip", "mandatory"]);
    });

    it("finds by dependency what has no id yet, and is quiet about what preview does not know", async () => {
      const instance = managed({
        id: unknownText,
        status: unknownText,
        spotStrategy: unknownText,
        createTime: unknownText,
        systemDiskEncrypted: unknownFlag,
        dataDisks: unknownList,
        networkInterfaces: unknownList,
      });

      expect(told(await pack.analyze(instance))).to.deep.equal([["warn-source-stack", "advisory"]]);
      const answer = await pack.analyzeStack([
        instance,
        eipOn(instance, { allocationId: unknownText, instanceId: unknownText }),
      ]);
      expect(told(answer)).to.deep.equal([
        ["ecs-transfer", "advisory"],
        ["instance-eip", "advisory"],
      ]);
    });

    it("answers in the same order, whatever the order of the resources", async () => {
      const resources = ["a", "b", "c"].flatMap((name) => {
        const instance = managed({ id: `i-${name}`, status: "Running", keyName: "ops" }, name);
        return [
          instance,
          { ...eipOn(instance, { allocationId: `eip-${name}`, instanceId: `i-${name}` }), name },
        ];
      });

      const answer = await pack.analyzeStack(resources);

      expect(answer.diagnostics).to.have.lengthOf(3 * 5);
      expect(await pack.analyzeStack(resources.toReversed())).to.deep.equal(answer);
    });

    it("judges only the instances that the configuration names, by id or by name", async () => {
      await configure({ instances: ["i-a", "b"] });
      const resources = ["a", "b", "c"].map((name) =>
        managed({ id: `i-${name}`, status: "Running" }, name),
      );

      const answer = await pack.analyzeStack(resources);
      const alone = await pack.analyze(managed({ id: "i-c", status: "Running" }, "c"));

      expect([...new Set(answer.diagnostics.map(({ urn }) => urn))]).to.deep.equal(
        resources.slice(0, 2).map(urnOf),
      );
      expect(alone.diagnostics).to.deep.equal([]);
    });

    it("lets no secret into a message", async () => {
      const secrets = {
        password: "Sup3rSecret!",
        userData: "c2VjcmV0LXNjcmlwdA==",
        kmsEncryptedPassword: "Sup3rSecret!",
      };
      const instance = managed({
        id: "i-web",
        status: "Running",
        keyName: "ops",
        spotStrategy: "SpotAsPriceGo",
        ...secrets,
      });
      const attachment = {
        type: "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
        name: "data",
        props: { diskId: "d-1", instanceId: "i-web", password: "Sup3rSecret!" },
      };

      const answers = [
        await pack.analyze(instance),
        await pack.analyzeStack([instance, attachment]),
      ];

      const text = JSON.stringify(answers);
      expect(text).to.include("SpotAsPriceGo");
      for (const secret of Object.values(secrets)) expect(text).not.to.include(secret);
    });
  });
});
