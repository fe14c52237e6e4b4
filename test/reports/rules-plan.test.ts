import { expect } from "chai";
import type { GroupRulesPlan } from "../../core/landing/plan-rules.ts";
import type { LandingRule } from "../../core/landing/plan.ts";
import type { Comparison } from "../../core/security-group/equivalence/compare.ts";
import { compareRuleSets } from "../../core/security-group/equivalence/compare.ts";
import { landingRules } from "../../core/security-group/equivalence/read-rules.ts";
import type { RuleOutcome } from "../../core/security-group/translate.ts";
import { rulesPlan, rulesPlanJson } from "../../reports/rules-plan.ts";

const rule: LandingRule = {
  direction: "ingress",
  protocol: "tcp",
  portRange: "443/443",
  peer: { kind: "block", cidr: "10.0.0.0/8", family: "ipv4" },
  policy: "accept",
  priority: 1,
  description: "",
};
const reason = { zh: "原因", en: "the reason" };
const change = { zh: "改动", en: "the change" };

const landed = "ingress tcp 443/443 10.0.0.0/8 accept 1";

const everyFate: readonly RuleOutcome[] = [
  { quote: "one", fate: "carried", rules: [rule] },
  { quote: "two", fate: "translated", rules: [rule], changes: [change] },
  { quote: "three", fate: "refused", reason },
  { quote: "four", fate: "left-out", reason },
  { quote: "five", fate: "collided", reason },
  { quote: "six", fate: "repeated", reason },
  { quote: "seven", fate: "repeated", reason },
];

/** A group with one rule next to one with another, or with none. */
function compared(left: readonly LandingRule[], right: readonly LandingRule[]): Comparison {
  const set = { type: "normal", innerAccessPolicy: "Drop" } as const;
  const members = { cidrs: [], opaque: [] };
  return compareRuleSets(
    { ...set, members, rules: landingRules(left) },
    { ...set, members, rules: landingRules(right) },
  );
}

function group(over: Partial<GroupRulesPlan> = {}): GroupRulesPlan {
  return {
    sourceId: "sg-bp1web",
    name: "web",
    mergedIds: [],
    adoptedId: undefined,
    ruleResources: "single",
    added: [],
    weight: 1,
    landingUnread: [],
    notes: [],
    withoutEffect: [],
    outcomes: [{ quote: "one", fate: "carried", rules: [rule] }],
    comparison: { same: true, relation: "same" },
    unread: [],
    ...over,
  };
}

describe("reports/rules-plan", () => {
  it("says above the rules what no comparison of groups tells", () => {
    const notes = [{ zh: "一件事", en: "one thing" }];
    const [heading, size, note] = rulesPlan([group({ notes })], "en").split("\n");

    expect(heading).to.include("sg-bp1web");
    expect([size?.includes("lands as"), note]).to.deep.equal([true, "  one thing"]);
    expect(rulesPlanJson([group({ notes })])).to.include("一件事");
  });

  it("says of every rule what becomes of it and why, with counts that add up", () => {
    expect(rulesPlan([group({ outcomes: everyFate })], "en")).to.equal(
      `sg-bp1web (web): 7 rules = 1 carried + 1 translated + 1 refused + 1 left out + 1 merged + 2 repeated
  lands as 1 rule, made one by one
  carried [one]
  translated [two] the change
  refused [three] the reason
  left out [four] the reason
  merged [five] the reason
  repeated [six] the reason
  repeated [seven] the reason
  Proven: the landing's group lets through exactly what the source's group does.
`,
    );
  });

  it("says the same in Chinese", () => {
    const text = rulesPlan([group({ outcomes: everyFate })], "zh");

    expect(text).to.contain("sg-bp1web (web): 共 7 条规则 = 原样带走 1 + 改写后带走 1 + 拒绝 1");
    expect(text).to.contain("  改写后带走 [two] 改动\n").and.to.contain("已证明：");
  });

  it("heads a group by its id alone where it has no name or no rules", () => {
    const text = rulesPlan([group({ name: "", outcomes: [] })], "en");

    expect(text).to.match(/^sg-bp1web: 0 rules\n/);
  });

  const other = { ...rule, portRange: "22/22" };
  for (const { name, comparison, says } of [
    { name: "less", comparison: compared([rule], []), says: "lets through less:" },
    { name: "more", comparison: compared([], [rule]), says: "lets through more:" },
    { name: "other things", comparison: compared([rule], [other]), says: "more here and less" },
  ]) {
    it(`shows where the landing's group lets through ${name}, with a packet`, () => {
      const text = rulesPlan([group({ comparison })], "en");

      expect(text).to.contain(says).and.to.contain("1. ingress tcp from 10.0.0.0/8 port");
      expect(text).to.match(/landing: (accept|drop) \(.*\)\n.*for example tcp 10\.0\.0\.0 -> /);
      expect(text).not.to.contain("Proven");
    });
  }

  it("claims no proof where a rule is not in the comparison", () => {
    const unread = [{ quote: "strange", reason }];
    const text = rulesPlan([group({ unread })], "en");

    expect(text).to.contain("Not proven: ").and.to.contain("source: strange: the reason");
    expect(text).not.to.contain("Proven: ");
  });

  it("names what is not in the comparison beside what differs", () => {
    const unread = [{ quote: "strange", reason }];
    const text = rulesPlan([group({ unread, comparison: compared([rule], []) })], "en");

    expect(text).to.contain("less:").and.to.contain("source: strange: the reason");
  });

  it("shows what a rule becomes that becomes several, the first of them, and counts the others", () => {
    const rules = [1, 2, 3, 4, 5, 6, 7].map((priority) => ({ ...rule, priority }));
    const outcomes: RuleOutcome[] = [
      { quote: "two", fate: "translated", rules, changes: [change] },
    ];
    const text = rulesPlan([group({ outcomes })], "en");

    expect(text).to.contain(
      "  translated [two] the change\n    -> ingress tcp 443/443 10.0.0.0/8 accept 1\n",
    );
    expect(text).to.contain("accept 5\n    -> ... and 2 more; --format json has all of them\n");
    expect(text).not.to.contain("accept 6");
  });

  it("shows rules that stand for no rule of the source, with the reason", () => {
    const text = rulesPlan([group({ added: [{ rule, reason }] })], "en");

    expect(text).to.contain(`  added [${landed}] the reason\n`);
  });

  it("names merged groups, an adopted one, the number of rules and how they are made", () => {
    const merged = rulesPlan(
      [group({ mergedIds: ["sg-a", "sg-b"], weight: 61, ruleResources: "set" })],
      "en",
    );
    const adopted = rulesPlan([group({ adoptedId: "sg-there" })], "zh");

    expect(merged).to.contain(
      "  merged into it: sg-a, sg-b\n  lands as 61 rules, made as one set\n",
    );
    expect(adopted).to.contain("  沿用目标账号的 sg-there，不写入规则\n");
    expect(adopted).not.to.contain("逐条创建");
  });

  it("claims no proof where a rule of an adopted group is not in the comparison", () => {
    const landingUnread = [{ quote: "strange", reason }];
    const planned = group({ landingUnread });
    const report = JSON.parse(rulesPlanJson([planned])) as { groups: { proven: boolean }[] };

    expect(rulesPlan([planned], "en"))
      .to.contain("Not proven: ")
      .and.to.contain("landing: strange");
    expect(report.groups.map(({ proven }) => proven)).to.deep.equal([false]);
  });

  it("names source rules that decide nothing, and which rule stands before each", () => {
    const withoutEffect = [
      { quote: "one", behind: "two", contrary: false },
      { quote: "three", behind: "four", contrary: true },
    ];
    const lines = rulesPlan([group({ withoutEffect })], "en").split("\n");

    expect(lines).to.include(
      "  without effect in the source: [one]; another rule covers it before: [two]",
    );
    expect(lines).to.include(
      "  without effect in the source: [three]; a contrary rule covers it before: [four]",
    );
    expect(rulesPlan([group({ withoutEffect })], "zh")).to.contain(
      "源规则不起作用：[one]，另一条规则先涵盖了它：[two]",
    );
    expect(JSON.parse(rulesPlanJson([group({ withoutEffect })]))).to.have.deep.nested.property(
      "groups[0].withoutEffect",
      withoutEffect,
    );
  });

  it("lets no control character through", () => {
    const escape = "\u001B[31m";
    const text = rulesPlan(
      [
        group({
          name: escape,
          outcomes: [{ quote: escape, fate: "refused", reason }],
          unread: [{ quote: escape, reason }],
        }),
      ],
      "en",
    );

    expect(text).not.to.contain("\u001B");
  });

  it("gives all of it as JSON", () => {
    const unread = [{ quote: "strange", reason }];
    const comparison = compared([rule], []);
    const report = JSON.parse(
      rulesPlanJson([group({ outcomes: everyFate }), group({ unread }), group({ comparison })]),
    ) as { readonly version: number; readonly groups: readonly Record<string, unknown>[] };

    expect(report.version).to.equal(1);
    expect(report.groups.map(({ proven }) => proven)).to.deep.equal([true, false, false]);
    expect(report.groups[0]).to.deep.include({
      counts: {
        ...{ carried: 1, translated: 1, refused: 1 },
        ...{ "left-out": 1, collided: 1, repeated: 2 },
      },
      rules: [
        { rule: "one", fate: "carried", why: [], landing: [landed] },
        { rule: "two", fate: "translated", why: [change], landing: [landed] },
        { rule: "three", fate: "refused", why: [reason], landing: [] },
        { rule: "four", fate: "left-out", why: [reason], landing: [] },
        { rule: "five", fate: "collided", why: [reason], landing: [] },
        { rule: "six", fate: "repeated", why: [reason], landing: [] },
        { rule: "seven", fate: "repeated", why: [reason], landing: [] },
      ],
    });
    expect(report.groups[2]).to.deep.include({ same: false, relation: "narrower" });
    expect(report.groups[2]?.["regions"]).to.have.length(1);
  });
});
