import { expect } from "chai";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { errorsOf, placesOf, valueOf } from "../../support/results.ts";

const shortest = `version: 1
source: { account: "1404423000000010", inventory: source.json }
target: { account: "1755000000000020" }
instances:
  - id: i-bp1a
`;

describe("core/manifest/manifest", () => {
  it("fills in what is not said", () => {
    const { manifest } = valueOf(parseManifest(shortest, "transfer.yaml"));

    expect(manifest).to.deep.equal({
      version: 1,
      source: { account: "1404423000000010", inventory: "source.json" },
      target: { account: "1755000000000020" },
      landing: { name: "landing", vpc: {}, vswitches: [], peerWithSource: false },
      instances: [{ id: "i-bp1a", otherGroups: "leave-out" }],
      securityGroups: [],
      otherAccounts: [],
      attestations: [],
      waivers: [],
    });
  });

  it("keeps everything that is said", () => {
    const { manifest } = valueOf(
      parseManifest(
        `version: 1
source: { account: "1404423000000010", inventory: source.json }
target: { account: "1755000000000020", name: 示例, inventory: target.json }
landing: { name: shop-2, vpc: { name: 商店, cidr: 10.0.0.0/16 }, peerWithSource: true }
instances: [{ id: i-bp1a, securityGroup: sg-bp1b, otherGroups: merge }]
otherAccounts: [{ name: "else@example", account: "1866000000000030" }]
securityGroups:
  - source: sg-bp1b
    rules: web.json
    refusedRules: leave-out
    oldPriorities: clamp
    groupsThatStay: members
    prefixLists: inline
    ipv6Rules: leave-out
    type: enterprise
    ruleResources: set
  - source: sg-bp1c
`,
        "transfer.yaml",
      ),
    );

    expect(manifest.target).to.deep.equal({
      account: "1755000000000020",
      name: "示例",
      inventory: "target.json",
    });
    expect(manifest.landing).to.deep.equal({
      name: "shop-2",
      vpc: { name: "商店", cidr: "10.0.0.0/16" },
      vswitches: [],
      peerWithSource: true,
    });
    expect(manifest.instances).to.deep.equal([
      { id: "i-bp1a", securityGroup: "sg-bp1b", otherGroups: "merge" },
    ]);
    expect(manifest.otherAccounts).to.deep.equal([
      { name: "else@example", account: "1866000000000030" },
    ]);
    expect(manifest.securityGroups).to.deep.equal([
      {
        source: "sg-bp1b",
        rules: "web.json",
        refusedRules: "leave-out",
        oldPriorities: "clamp",
        groupsThatStay: "members",
        prefixLists: "inline",
        ipv6Rules: "leave-out",
        type: "enterprise",
        ruleResources: "set",
      },
      {
        source: "sg-bp1c",
        refusedRules: "stop",
        oldPriorities: "refuse",
        groupsThatStay: "refuse",
        prefixLists: "recreate",
        ipv6Rules: "refuse",
        ruleResources: "auto",
      },
    ]);
  });

  for (const { name, change, at, says } of [
    {
      name: "another version",
      change: ["version: 1", "version: 2"],
      at: "1:10 version",
      says: "allowed: 1.",
    },
    {
      name: "an account without quotes",
      change: ['"1404423000000010"', "1404423000000010"],
      at: "2:20 source.account",
      says: 'Write it in quotes: "1404423000000010".',
    },
    {
      name: "an account without quotes and with leading zeros",
      change: ['"1404423000000010"', "0004423000000010"],
      at: "2:20 source.account",
      says: 'Write it in quotes: "0004423000000010".',
    },
    {
      name: "an account that is too short",
      change: ["1755000000000020", "17550"],
      at: "3:20 target.account",
      says: 'found "17550"; allowed: 16 digits',
    },
    {
      name: "a placeholder for the target",
      change: ["1755000000000020", "fill in"],
      at: "3:20 target.account",
      says: "UID stands in the console",
    },
    {
      name: "a missing account",
      change: ['account: "1755000000000020"', ""],
      at: "3:1 target.account",
      says: "missing; allowed: 16 digits",
    },
    {
      name: "a missing section",
      change: ['target: { account: "1755000000000020" }', ""],
      at: "1:1 target",
      says: "missing",
    },
    {
      name: "an unknown key",
      change: ["inventory:", "inventroy:"],
      at: "2:1 source.inventory",
      says: "missing",
    },
    {
      name: "an unknown key at the top",
      change: ["version: 1", "version: 1\nlandings: 1"],
      at: "2:1 landings",
      says: "Did you mean landing?",
    },
    {
      name: "a key of JavaScript's own",
      change: ["version: 1", "version: 1\n__proto__: { landing: 1 }"],
      at: "2:1 __proto__",
      says: "unknown key",
    },
    {
      name: "a landing name that no resource can have",
      change: ["version: 1", "version: 1\nlanding: { name: Shop_1 }"],
      at: "2:18 landing.name",
      says: "a lower-case letter",
    },
    {
      name: "a VPC name that is a link",
      change: ["version: 1", "version: 1\nlanding: { vpc: { name: 'https://a' } }"],
      at: "2:25 landing.vpc.name",
      says: "not with http://",
    },
    {
      name: "no instances",
      change: ["instances:\n  - id: i-bp1a", "instances: []"],
      at: "4:12 instances",
      says: "at least 1",
    },
    {
      name: "instances that are no list",
      change: ["instances:\n  - id: i-bp1a", "instances: i-bp1a"],
      at: "4:12 instances",
      says: 'found "i-bp1a"; allowed: a list',
    },
    {
      name: "an instance that is only an ID",
      change: ["- id: i-bp1a", "- i-bp1a"],
      at: "5:5 instances[0]",
      says: "allowed: a map",
    },
    {
      name: "an ID of something else",
      change: ["i-bp1a", "vpc-bp1a"],
      at: "5:9 instances[0].id",
      says: "an instance ID",
    },
    {
      name: "the same instance twice",
      change: ["- id: i-bp1a", "- id: i-bp1a\n  - id: i-bp1a"],
      at: "6:9 instances[1].id",
      says: "instances[0] already",
    },
    {
      name: "an unknown choice",
      change: [
        "version: 1",
        "version: 1\nsecurityGroups: [{ source: sg-a, refusedRules: leaveout }]",
      ],
      at: "2:48 securityGroups[0].refusedRules",
      says: "Did you mean leave-out?",
    },
    {
      name: "the same group twice",
      change: ["version: 1", "version: 1\nsecurityGroups: [{ source: sg-a }, { source: sg-a }]"],
      at: "2:46 securityGroups[1].source",
      says: "already",
    },
    {
      name: "a file name with a line break",
      change: ["source.json", '"a\\nb"'],
      at: "2:51 source.inventory",
      says: "a path relative",
    },
  ] as const) {
    it(`refuses ${name}`, () => {
      const errors = errorsOf(
        parseManifest(shortest.replace(change[0], change[1]), "transfer.yaml"),
      );

      expect(placesOf(errors)[0]).to.equal(at);
      expect(errors[0]?.message.en).to.contain(says);
      expect(errors[0]?.file).to.equal("transfer.yaml");
    });
  }

  it("says all mistakes at once, in the order of the file", () => {
    const text = `version: "1"
source: { account: 1404423000000010, inventroy: source.json }
target: { account: "1755000000000020", nmae: x }
instances:
  - { id: i-bp1a }
  - { id: i-bp1a, securityGroup: [1] }
`;

    expect(placesOf(errorsOf(parseManifest(text, "transfer.yaml")))).to.deep.equal([
      "1:10 version",
      "2:1 source.inventory",
      "2:20 source.account",
      "2:38 source.inventroy",
      "3:40 target.nmae",
      "6:11 instances[1].id",
      "6:34 instances[1].securityGroup",
    ]);
  });

  it("says what was found and what is allowed beside the sentence", () => {
    const [error] = errorsOf(parseManifest(shortest.replace("i-bp1a", "vpc-1"), "transfer.yaml"));

    expect(error?.found).to.deep.equal({ zh: '"vpc-1"', en: '"vpc-1"' });
    expect(error?.allowed?.zh).to.contain("实例 ID");
  });

  for (const text of ["just words", "- a\n- b", "42", "null", "~", "[]"]) {
    it(`refuses ${JSON.stringify(text)} with one error`, () => {
      expect(errorsOf(parseManifest(text, "transfer.yaml"))).to.have.length(1);
    });
  }

  it("takes no 10 MB of anything", () => {
    const errors = errorsOf(parseManifest("a: [{ -\n".repeat(1_300_000), "transfer.yaml"));

    expect(errors).to.have.length(1);
    expect(errors[0]?.message.en).to.contain("at most 1 MB");
  });
});
