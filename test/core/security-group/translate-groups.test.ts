import { expect } from "chai";
import { refusals } from "../../../core/security-group/refusals.ts";
import type { RuleSurroundings } from "../../../core/security-group/source-group.ts";
import { permission } from "../../support/inventory.ts";
import { around as landing, translateFor } from "./support/translation.ts";

/** A rule for a group, on the way in. */
function fromGroup(SourceGroupId: string, over: Record<string, unknown> = {}) {
  return permission({ SourceCidrIp: "", SourceGroupId, ...over });
}

function block(cidr: string) {
  return { kind: "block", cidr, family: cidr.includes(":") ? "ipv6" : "ipv4" };
}

const holding = (...cidrs: string[]): Partial<RuleSurroundings> => ({
  members: () => ({ cidrs }),
});
const owned = { SourceGroupOwnerAccount: "their@example" };

describe("core/security-group/translate, groups", () => {
  it("writes the addresses of a group that stays where that is chosen, with how many there are", () => {
    const { carried, outcomes } = translateFor(
      { groupsThatStay: "members", around: holding("10.0.0.7/32", "10.0.0.8/32") },
      [fromGroup("sg-stays")],
    );

    expect(carried.map(({ peer }) => peer)).to.deep.equal([
      block("10.0.0.7/32"),
      block("10.0.0.8/32"),
    ]);
    expect(JSON.stringify(outcomes[0])).to.contain("holds now (2)").and.to.contain("go stale");
  });

  it("writes the IPv6 addresses among them where the landing has IPv6, and says so where not", () => {
    const members = holding("10.0.0.7/32", "2001:db8::7/128");
    const both = translateFor({ groupsThatStay: "members", around: { ...members } }, [
      fromGroup("sg-stays"),
    ]);
    const one = translateFor({ groupsThatStay: "members", around: { ...members, ipv6: false } }, [
      fromGroup("sg-stays"),
    ]);

    expect(both.carried).to.have.length(2);
    expect(one.carried.map(({ peer }) => peer)).to.deep.equal([block("10.0.0.7/32")]);
    expect(JSON.stringify(one.outcomes[0])).to.contain("IPv6 addresses among them (1)");
  });

  it("writes only the addresses that a rule can match", () => {
    const around = holding("10.0.0.7/32", "2001:db8::7/128");
    const ping = { IpProtocol: "ICMP", PortRange: "-1/-1" };
    const { carried } = translateFor({ groupsThatStay: "members", around }, [
      fromGroup("sg-stays", ping),
      fromGroup("sg-stays", { Ipv6DestCidrIp: "2001:db8::/64" }),
    ]);

    expect(carried.map(({ protocol, peer }) => [protocol, peer])).to.deep.equal([
      ["icmp", block("10.0.0.7/32")],
      ["tcp", block("2001:db8::7/128")],
    ]);
  });

  it("refuses to write addresses that are not known", () => {
    const notKnown = { zh: "未知", en: "nobody read them" };
    const { refused } = translateFor(
      { groupsThatStay: "members", around: { members: () => ({ notKnown }) } },
      [fromGroup("sg-stays")],
    );

    expect(refused.map(({ reason }) => reason)).to.deep.equal([notKnown]);
  });

  it("names a group that stays across accounts where that is chosen", () => {
    const { carried } = translateFor({ groupsThatStay: "reference" }, [fromGroup("sg-stays")]);

    expect(carried[0]?.peer).to.deep.equal({
      kind: "existing-group",
      id: "sg-stays",
      ownerId: "1404423000000010",
    });
  });

  it("leaves out a group that stays where that is chosen, and no group that lands", () => {
    const { outcomes } = translateFor({ groupsThatStay: "leave-out" }, [
      fromGroup("sg-stays"),
      fromGroup("sg-bp1db"),
    ]);

    expect(outcomes.map(({ fate }) => fate)).to.deep.equal(["left-out", "translated"]);
    expect(JSON.stringify(outcomes[0])).to.contain("groupsThatStay: leave-out");
  });

  for (const { name, rule } of [
    { name: "that stays", rule: fromGroup("sg-stays") },
    { name: "of another account", rule: fromGroup("sg-stays", owned) },
  ]) {
    it(`names no group ${name} in an enterprise group`, () => {
      const how = { id: "sg-bp1big", groupsThatStay: "reference" } as const;
      const { refused } = translateFor(how, [rule]);

      expect(refused.map(({ reason }) => reason)).to.deep.equal([refusals.enterprise]);
    });
  }

  it("writes out a group that lands where an enterprise one names it and that is chosen", () => {
    const around = { landingMembers: () => ({ cidrs: ["172.16.10.11/32"] }) };
    const how = { groupsThatStay: "members", around } as const;
    const own = translateFor({ ...how, id: "sg-bp1big" }, [fromGroup("sg-bp1db")]);
    const other = translateFor(how, [fromGroup("sg-bp1big")]);

    for (const { carried } of [own, other])
      expect(carried.map(({ peer }) => peer)).to.deep.equal([block("172.16.10.11/32")]);
  });

  it("names every group that instances of a merged one land in", () => {
    const around = {
      landing: new Map([
        ...landing.landing,
        ["sg-bp1old", { type: "normal", into: ["sg-bp1db", "sg-bp1web"] } as const],
      ]),
    };
    const { carried, outcomes } = translateFor({ around }, [fromGroup("sg-bp1old")]);

    expect(carried.map(({ peer }) => peer)).to.deep.equal(
      ["sg-bp1db", "sg-bp1web"].map((sourceId) => ({ kind: "group", sourceId })),
    );
    expect(JSON.stringify(outcomes[0])).to.contain("land in the groups for sg-bp1db, sg-bp1web");
  });

  const there = { ...landing.target, name: "their@example" };
  const known = (type: "normal" | "enterprise"): Partial<RuleSurroundings> => ({
    target: { ...there, groups: new Map([["sg-there", type]]) },
  });

  for (const { name, over } of [
    { name: "by the target's name", over: { target: there } as Partial<RuleSurroundings> },
    {
      name: "by the name that the manifest gives for its UID",
      over: { otherAccounts: new Map([["their@example", landing.target.account]]) },
    },
    {
      name: "that its inventory has",
      over: known("normal"),
    },
  ]) {
    it(`names a group of the target as the account's own, ${name}`, () => {
      const { carried, outcomes } = translateFor({ around: over }, [fromGroup("sg-there", owned)]);

      expect(carried[0]?.peer).to.deep.equal({ kind: "existing-group", id: "sg-there" });
      expect(JSON.stringify(outcomes[0])).to.contain("belongs to the target account");
    });
  }

  it("names a group of a third account by the UID that the manifest gives", () => {
    const otherAccounts = new Map([["their@example", "1866000000000030"]]);
    const { carried } = translateFor({ around: { otherAccounts } }, [fromGroup("sg-there", owned)]);

    expect(carried[0]?.peer).to.deep.equal({
      kind: "existing-group",
      id: "sg-there",
      ownerId: "1866000000000030",
    });
  });

  for (const { name, over, says } of [
    {
      name: "of an account whose UID nobody told",
      over: {} as Partial<RuleSurroundings>,
      says: "under otherAccounts",
    },
    {
      name: "of the target that its inventory does not have",
      over: { target: { ...there, groups: new Map() } },
      says: "does not have it",
    },
    {
      name: "of the target that is an enterprise one",
      over: known("enterprise"),
      says: refusals.enterprise.en,
    },
  ]) {
    it(`refuses a group ${name}`, () => {
      const { refused } = translateFor({ around: over }, [fromGroup("sg-there", owned)]);

      expect(refused[0]?.reason.en).to.contain(says);
      expect(refused[0]?.reason.zh).to.match(/\p{Script=Han}/u);
    });
  }
});
