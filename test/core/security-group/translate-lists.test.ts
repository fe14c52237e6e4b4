import { expect } from "chai";
import type { PortRangeListFacts, PrefixListFacts } from "../../../core/inventory.ts";
import { refusals } from "../../../core/security-group/refusals.ts";
import type { RuleSurroundings } from "../../../core/security-group/source-group.ts";
import { permission } from "../../support/inventory.ts";
import { around as landing, translateFor } from "./support/translation.ts";
import type { Otherwise } from "./support/translation.ts";

const offices: PrefixListFacts = {
  id: "pl-offices",
  name: "offices",
  family: "IPv4",
  maxEntries: 10,
  entries: ["10.1.0.0/16", "10.2.0.0/16"].map((cidr) => ({ cidr, description: "" })),
};
const webPorts: PortRangeListFacts = {
  id: "prl-web",
  name: "web",
  entries: ["80/80", "8000/8010"].map((portRange) => ({ portRange, description: "" })),
};

/** A rule of the list in the inventory, or of one that is otherwise. */
function listed(over: Partial<PrefixListFacts> = {}, how: Otherwise = {}) {
  const prefixLists = new Map([[offices.id, { ...offices, ...over }]]);
  return translateFor({ ...how, around: { prefixLists, ...how.around } }, [
    permission({ SourceCidrIp: "", SourcePrefixListId: offices.id }),
  ]);
}

function ported(over: Partial<PortRangeListFacts>, rule: Record<string, unknown> = {}) {
  const portRangeLists = new Map([[webPorts.id, { ...webPorts, ...over }]]);
  return translateFor({ around: { portRangeLists } }, [
    permission({ PortRange: "", PortRangeListId: webPorts.id, ...rule }),
  ]);
}

const target = (lists: RuleSurroundings["target"]["prefixLists"]): Otherwise => ({
  around: { target: { ...landing.target, prefixLists: lists } },
});

describe("core/security-group/translate, lists", () => {
  it("makes a prefix list of the source anew, and says so", () => {
    const { carried, outcomes } = listed();

    expect(carried.map(({ peer }) => peer)).to.deep.equal([
      { kind: "prefix-list", sourceId: "pl-offices" },
    ]);
    expect(outcomes[0]).to.have.property("fate", "translated");
    expect(JSON.stringify(outcomes[0])).to.contain("made anew in the target");
  });

  it("writes one rule an entry where that is chosen, each block once", () => {
    const entries = ["10.1.0.0/16", "10.2.0.0/16", "10.1.0.0/16"];
    const facts = { entries: entries.map((cidr) => ({ cidr, description: "" })) };
    const { carried } = listed(facts, { prefixLists: "inline" });

    expect(carried.map(({ peer }) => peer)).to.deep.equal(
      ["10.1.0.0/16", "10.2.0.0/16"].map((cidr) => ({ kind: "block", cidr, family: "ipv4" })),
    );
  });

  it("writes no rule for a list that holds nothing, which matches nothing", () => {
    const { outcomes } = listed({ entries: [] }, { prefixLists: "inline" });

    expect(outcomes[0]).to.deep.include({ fate: "translated", rules: [] });
  });

  for (const { name, over, says } of [
    { name: "whose entries nobody read", over: { entries: { unknown: "Forbidden.RAM" } } },
    {
      name: "with an entry that is no block",
      over: { entries: [{ cidr: "office", description: "" }] },
      says: 'entry "office"',
    },
    {
      name: "with an entry that has host bits",
      over: { entries: [{ cidr: "10.0.0.1/8", description: "" }] },
      says: "no canonical CIDR block",
    },
    {
      name: "with an entry of another family",
      over: {
        entries: [
          { cidr: "10.0.0.0/8", description: "" },
          { cidr: "2001:db8::/32", description: "" },
        ],
      },
      says: "not all of its address family",
    },
    {
      name: "without entries and of no family that is known",
      over: { entries: [], family: { unknown: "x" } },
      says: "its address family is unknown",
    },
  ]) {
    it(`refuses a prefix list ${name}`, () => {
      const { carried, refused } = listed(over);

      expect(carried).to.deep.equal([]);
      expect(refused[0]?.reason.en).to.contain(says ?? "not known (Forbidden.RAM)");
      expect(refused[0]?.reason.zh).to.match(/\p{Script=Han}/u);
    });
  }

  for (const name of ["com.aliyun.cn-hangzhou.oss", "com.alibabacloud.cn-hangzhou.oss"]) {
    it(`names ${name}, a list of the system, by the id that it has in the target`, () => {
      const there = { ...offices, id: "pl-there", name };
      const { carried } = listed({ name, entries: { unknown: "x" } }, target([there]));

      expect(carried[0]?.peer).to.deep.equal({ kind: "existing-prefix-list", id: "pl-there" });
    });
  }

  for (const { name, lists, says } of [
    { name: "is not in the target", lists: [], says: "the target's inventory has no" },
    { name: "cannot be looked up", lists: undefined, says: "give target.inventory" },
  ]) {
    it(`refuses a list of the system that ${name}, with what to do`, () => {
      const { refused } = listed({ name: "com.aliyun.x" }, target(lists));

      expect(refused[0]?.reason.en).to.contain(says);
    });
  }

  it("writes one rule a range of a port list, and says so", () => {
    const { carried, outcomes } = ported({});

    expect(carried.map(({ portRange }) => portRange)).to.deep.equal(["80/80", "8000/8010"]);
    expect(JSON.stringify(outcomes[0])).to.contain("its port list prl-web becomes its ranges (2)");
  });

  it("writes every range for every block of two lists at once", () => {
    const { carried } = translateFor(
      {
        prefixLists: "inline",
        around: {
          prefixLists: new Map([[offices.id, offices]]),
          portRangeLists: new Map([[webPorts.id, webPorts]]),
        },
      },
      [
        permission({
          ...{ SourceCidrIp: "", SourcePrefixListId: offices.id },
          ...{ PortRange: "", PortRangeListId: webPorts.id },
        }),
      ],
    );

    expect(
      carried.map(({ peer, portRange }) => `${JSON.stringify(peer)} ${portRange}`),
    ).to.have.length(4);
    expect(new Set(carried.map((rule) => JSON.stringify(rule))).size).to.equal(4);
  });

  for (const { name, over, rule, reason } of [
    {
      name: "whose ranges nobody read",
      over: { entries: { unknown: "Forbidden.RAM" } },
      rule: {},
      reason: "not known (Forbidden.RAM)",
    },
    {
      name: "with a range that is none",
      over: { entries: [{ portRange: "0/80", description: "" }] },
      rule: {},
      reason: refusals.ports.en,
    },
    {
      name: "of a protocol without ports",
      over: {},
      rule: { IpProtocol: "ICMP" },
      reason: refusals.portsOfPortless.en,
    },
  ]) {
    it(`refuses a port list ${name}`, () => {
      const { carried, refused } = ported(over, rule);

      expect(carried).to.deep.equal([]);
      expect(refused[0]?.reason.en).to.contain(reason);
    });
  }

  it("keeps one of a rule that a list holds and another rule is", () => {
    const portRangeLists = new Map([[webPorts.id, webPorts]]);
    const { outcomes, carried } = translateFor({ around: { portRangeLists } }, [
      permission({ PortRange: "80/80" }),
      permission({ PortRange: "", PortRangeListId: webPorts.id }),
      permission({ PortRange: "8000/8010" }),
    ]);

    expect(outcomes.map(({ fate }) => fate)).to.deep.equal(["carried", "translated", "repeated"]);
    expect(carried).to.have.length(2);
    expect(JSON.stringify(outcomes[1])).to.contain("some are equal to others (1)");
  });
});
