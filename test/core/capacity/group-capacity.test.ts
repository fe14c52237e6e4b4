import { expect } from "chai";
import type { RulePeer } from "../../../core/landing/plan.ts";
import { sampleInterface } from "../../../core/rules/warned.ts";
import { permission } from "../../support/inventory.ts";
import {
  denied,
  goer,
  group,
  landed,
  landedGroup,
  of,
  only,
  plan,
  rule,
  target,
} from "./support.ts";

const there = (over: object) =>
  target({ ...landed, securityGroups: [{ ...landedGroup, ...over }] });
const to = (peer: RulePeer) => rule({ peer });
const rules = (count: number) => Array.from({ length: count }, () => rule());

describe("core/capacity, of security groups", () => {
  it("counts the groups to come against the region's", () => {
    const others = (count: number) =>
      target({
        securityGroups: Array.from({ length: count }, (_, n) => ({
          ...{ id: `sg-${n}`, vpcId: "vpc-other", type: "normal" as const },
        })),
      });

    expect(only("groups", plan(), others(99))).to.deep.equal({
      ...{ subject: "cn-hangzhou", used: 99, needed: 1, limit: 100, state: "enough" },
    });
    expect(only("groups", plan(), others(100)).state).to.equal("unknown");
    expect(of("groups", plan(), target(landed))).to.deep.equal([]);
  });

  describe("of their private addresses", () => {
    const kind = "group-addresses";
    const card = sampleInterface({ privateIps: ["10.0.0.1", "10.0.0.2"], ipv6: ["2001:db8::1"] });

    it("adds those of the primary interfaces, IPv6 and prefixes included", () => {
      const rich = { ...card, type: "Primary" as const, prefixes: ["10.0.0.16/28"] };
      const second = { ...card, type: "Secondary" as const };
      const instances = [goer("i-a"), goer("i-b", { networkInterfaces: [second, rich] })];

      expect(only(kind, plan({ instances }), target())).to.deep.equal({
        ...{ subject: "web", used: 0, needed: 5, limit: 6000, state: "enough" },
      });
    });

    it("goes by what an adopted group holds and by its limit", () => {
      const adopting = plan({ securityGroups: [group({ adoptedId: "sg-t" })] });
      const holding = (used: number) => there({ addresses: { used, limit: 2000 } });

      expect(only(kind, adopting, holding(1998))).to.deep.equal({
        ...{ subject: "sg-t", used: 1998, needed: 2, limit: 2000, state: "enough" },
      });
      expect(only(kind, adopting, holding(1999)).state).to.equal("short");
      expect(only(kind, adopting, there({ addresses: denied }))).to.deep.include({
        ...{ used: denied, state: "unknown" },
      });
    });

    it("takes the region's limit for a group to come, where another one tells it", () => {
      const other = { ...landedGroup, name: "other", addresses: { used: 0, limit: 1 } };

      expect(only(kind, plan(), target({ securityGroups: [other] }))).to.include({
        ...{ limit: 1, state: "short" },
      });
    });

    it("does not know whether more than the default is allowed", () => {
      const many = { ...card, privateIps: Array.from({ length: 6000 }, () => "10.0.0.1") };
      const instances = [goer("i-a", { networkInterfaces: [{ ...many, type: "Primary" }] })];

      expect(only(kind, plan({ instances }), target())).to.include({ state: "unknown" });
    });

    it("counts the interfaces of an enterprise group", () => {
      const enterprise = plan({ securityGroups: [group({ type: "enterprise" })] });

      expect(only(kind, enterprise, target())).to.include({ needed: 2, limit: 65_536 });
    });

    it("counts an instance in every group that it joins afterwards", () => {
      const joining = plan({
        securityGroups: [group(), group({ key: "sg-db", sourceId: "sg-db", name: "db" })],
        instances: [goer("i-a", {}, { otherGroupIds: ["sg-db"], otherGroups: "join-after" })],
      });

      expect(
        of(kind, joining, target()).map(({ subject, needed }) => [subject, needed]),
      ).to.deep.equal([
        ["web", 1],
        ["db", 1],
      ]);
    });

    for (const [what, facts] of [
      ["its interfaces", { networkInterfaces: denied }],
      ["its IPv6 addresses", { networkInterfaces: [{ ...card, type: "Primary", ipv6: denied }] }],
      ["its prefixes", { networkInterfaces: [{ ...card, type: "Primary", prefixes: denied }] }],
      ["its primary interface", { networkInterfaces: [] }],
    ] as const) {
      it(`does not know what an instance brings without ${what}`, () => {
        const instances = [goer("i-a", facts as Parameters<typeof goer>[1])];

        expect(only(kind, plan({ instances }), target()).needed).to.have.property("unknown");
        expect(only(kind, plan({ instances }), target()).state).to.equal("unknown");
      });
    }
  });

  describe("of rules on one interface", () => {
    const kind = "interface-rules";
    const list = {
      ...{ key: "pl-a", sourceId: "pl-a", name: "offices", family: "ipv4" as const },
      ...{ maxEntries: 40, entries: [] },
    };

    it("counts a rule with a prefix list as many as the list may hold", () => {
      const named = [
        rule(),
        to({ kind: "prefix-list", sourceId: "pl-a" }),
        to({ kind: "existing-prefix-list", id: "pl-t" }),
      ];
      const given = plan({ securityGroups: [group({ rules: named })], prefixLists: [list] });
      const system = { id: "pl-t", name: "com.aliyun.x", family: "IPv4" as const };
      const inventory = (maxEntries: number | typeof denied) =>
        target({ prefixLists: [{ ...system, maxEntries }] });

      expect(only(kind, given, inventory(20))).to.deep.equal({
        ...{ subject: "web", used: 0, needed: 61, limit: 1000, state: "enough" },
      });
      expect(only(kind, given, inventory(denied)).state).to.equal("unknown");
      expect(only(kind, given, target()).needed).to.have.property("unknown");
      expect(only(kind, given, undefined).needed).to.have.property("unknown");
    });

    it("finds the thousandth rule in place and the next one too many", () => {
      const given = (count: number) => plan({ securityGroups: [group({ rules: rules(count) })] });

      expect(only(kind, given(1000), target()).state).to.equal("enough");
      expect(only(kind, given(1001), target()).state).to.equal("short");
    });

    it("adds up the groups that an instance joins, once for each choice of them", () => {
      const second = group({ key: "sg-db", sourceId: "sg-db", name: "db", rules: rules(600) });
      const joins = { otherGroupIds: ["sg-db"], otherGroups: "join-after" } as const;
      const given = plan({
        securityGroups: [group({ rules: rules(401) }), second],
        instances: [goer("i-a"), goer("i-b", {}, joins), goer("i-c", {}, joins)],
      });

      expect(
        of(kind, given, target()).map(({ subject, needed, state }) => [subject, needed, state]),
      ).to.deep.equal([
        ["web", 401, "enough"],
        ["web + db", 1001, "short"],
      ]);
      expect(only("interface-groups", given, target())).to.include({ needed: 2, limit: 10 });
    });

    it("goes by the rules that an adopted group has, and adds none of the plan's", () => {
      const adopting = plan({ securityGroups: [group({ adoptedId: "sg-t", rules: rules(900) })] });
      const has = (permissions: unknown) => only(kind, adopting, there({ permissions }));

      expect(has([permission(), permission()])).to.deep.equal({
        ...{ subject: "sg-t", used: 2, needed: 0, limit: 1000, state: "enough" },
      });
      expect(has(denied)).to.deep.include({ used: denied, state: "unknown" });
      expect(has([permission({ PortRangeListId: "prl-a" })]).state).to.equal("unknown");
      expect(has([permission({ SourcePrefixListId: "pl-none" })]).state).to.equal("unknown");
    });

    it("counts the prefix lists of an adopted group's rules", () => {
      const adopting = plan({ securityGroups: [group({ adoptedId: "sg-t" })] });
      const offices = { id: "pl-t", name: "offices", family: "IPv4" as const, maxEntries: 7 };
      const permissions = [permission({ DestPrefixListId: "pl-t", Direction: "egress" })];
      const inventory = { ...there({ permissions }), prefixLists: [{ ...offices, entries: [] }] };

      expect(only(kind, adopting, inventory).used).to.equal(7);
    });
  });

  describe("of rules that name a group", () => {
    const kind = "group-peers";
    const naming = (count: number) => [
      rule(),
      ...Array.from({ length: count - 1 }, () => to({ kind: "group", sourceId: "sg-web" })),
      to({ kind: "existing-group", id: "sg-far" }),
    ];

    it("are twenty in a normal group", () => {
      const given = (count: number) => plan({ securityGroups: [group({ rules: naming(count) })] });

      expect(only(kind, given(20), target())).to.deep.equal({
        ...{ subject: "web", used: 0, needed: 20, limit: 20, state: "enough" },
      });
      expect(only(kind, given(21), target()).state).to.equal("short");
      expect(of(kind, plan(), target())).to.deep.equal([]);
    });

    it("are none in an enterprise group", () => {
      const given = plan({ securityGroups: [group({ type: "enterprise", rules: naming(1) })] });

      expect(only(kind, given, target())).to.include({ limit: 0, state: "short" });
    });

    it("are counted in an adopted group too", () => {
      const adopting = plan({ securityGroups: [group({ adoptedId: "sg-t" })] });
      const named = permission({ SourceGroupId: "sg-x", SourceCidrIp: "" });
      const permissions = [permission(), named, { ...named, DestGroupId: "sg-y" }];

      expect(only(kind, adopting, there({ permissions }))).to.include({ used: 2, needed: 0 });
      expect(only(kind, adopting, there({ permissions: denied })).state).to.equal("unknown");
    });
  });
});
