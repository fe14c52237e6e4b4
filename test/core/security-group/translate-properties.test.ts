import { expect } from "chai";
import fc from "fast-check";
import { readCidr } from "../../../core/cidr.ts";
import { quoteRule } from "../../../core/security-group/quote.ts";
import { ruleIdentity } from "../../../core/security-group/translate.ts";
import { permission } from "../../support/inventory.ts";
import { around, translateFor } from "./support/translation.ts";
import type { Otherwise } from "./support/translation.ts";

const entries = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr, description: "" }));
const list = { maxEntries: 9, family: "IPv4" } as const;

/** A landing in which rules of every kind meet every end. */
const landing: Otherwise["around"] = {
  members: (id) =>
    id === "sg-known"
      ? { cidrs: ["10.9.0.1/32", "2001:db8::9/128"] }
      : { notKnown: { zh: "未知", en: "not known" } },
  landingMembers: () => ({ cidrs: ["172.16.10.11/32"] }),
  prefixLists: new Map([
    ["pl-1", { ...list, id: "pl-1", name: "one", entries: entries("10.1.0.0/16", "10.2.0.0/16") }],
    ["pl-none", { ...list, id: "pl-none", name: "none", entries: [] }],
    ["pl-sys", { ...list, id: "pl-sys", name: "com.aliyun.x", entries: { unknown: "x" } }],
    ["pl-dark", { ...list, id: "pl-dark", name: "dark", entries: { unknown: "x" } }],
  ]),
  portRangeLists: new Map([
    [
      "prl-1",
      {
        id: "prl-1",
        name: "one",
        entries: ["22/22", "80/90"].map((portRange) => ({ portRange, description: "" })),
      },
    ],
  ]),
  target: {
    ...around.target,
    name: "target@example",
    prefixLists: [{ ...list, id: "pl-there", name: "com.aliyun.x", entries: [] }],
  },
  otherAccounts: new Map([["third@example", "1866000000000030"]]),
  moves: ["172.16.10.0/24", "172.16.99.0/24"].flatMap((text, index, all) => {
    const from = readCidr(text)?.cidr;
    const to = readCidr(all[1] ?? "")?.cidr;
    return index === 0 && from !== undefined && to !== undefined ? [{ id: "vsw-1", from, to }] : [];
  }),
};

const anyRule = fc
  .record({
    Direction: fc.constantFrom("ingress", "egress"),
    IpProtocol: fc.constantFrom("TCP", "UDP", "ICMP", "ICMPv6", "ALL", "6"),
    ports: fc.constantFrom("22/22", "-1/-1", "prl-1", "prl-dark"),
    peer: fc.constantFrom(
      ...["10.0.0.0/8", "172.16.10.11", "::/0", "sg-bp1web", "sg-bp1db", "sg-bp1big", "sg-known"],
      ...["sg-dark", "sg-1@target@example", "sg-1@third@example", "sg-1@else", "pl-1", "pl-none"],
      ...["pl-sys", "pl-dark", "pl-gone"],
    ),
    near: fc.constantFrom("", "", "", "172.16.0.0/16", "172.16.10.11", "2001:db8::/64"),
    SourcePortRange: fc.constantFrom("", "", "1/9", "9/1"),
    Policy: fc.constantFrom("Accept", "Drop"),
    Priority: fc.constantFrom(1, 100, 110),
    Description: fc.constantFrom("", "a"),
  })
  .map(({ ports, peer, near, ...rule }) => {
    const [far, close] =
      rule.Direction === "ingress" ? (["Source", "Dest"] as const) : (["Dest", "Source"] as const);
    const block = (side: string, text: string) =>
      text === "" ? {} : { [`${text.includes(":") ? "Ipv6" : ""}${side}CidrIp`]: text };
    const [id = "", ...owner] = peer.split("@");
    const named = peer.startsWith("sg-")
      ? { [`${far}GroupId`]: id, [`${far}GroupOwnerAccount`]: owner.join("@") }
      : peer.startsWith("pl-")
        ? { [`${far}PrefixListId`]: peer }
        : block(far, peer);
    const ranged = ports.startsWith("prl-")
      ? { PortRange: "", PortRangeListId: ports }
      : { PortRange: ports };
    return permission({ SourceCidrIp: "", ...rule, ...ranged, ...named, ...block(close, near) });
  });

const anyChoice = fc.record({
  id: fc.constantFrom("sg-bp1web", "sg-bp1big"),
  ipv6: fc.boolean(),
  oldPriorities: fc.constantFrom("refuse" as const, "clamp" as const, "leave-out" as const),
  groupsThatStay: fc.constantFrom(...(["refuse", "members", "reference", "leave-out"] as const)),
  prefixLists: fc.constantFrom("recreate" as const, "inline" as const),
  ipv6Rules: fc.constantFrom("refuse" as const, "leave-out" as const),
});

/** Rules of every kind, in an order and in another one, with what the manifest chooses. */
const anyGroup = fc
  .array(anyRule, { maxLength: 25 })
  .chain((rules) =>
    fc.tuple(
      fc.constant(rules),
      fc.shuffledSubarray(rules, { minLength: rules.length, maxLength: rules.length }),
      anyChoice,
    ),
  );

function translated(
  rules: readonly unknown[],
  { ipv6, ...choices }: typeof anyChoice extends fc.Arbitrary<infer T> ? T : never,
) {
  return translateFor({ ...choices, around: { ...landing, ipv6 } }, rules);
}

describe("core/security-group/translate, whatever the rules and the choices", () => {
  it("gives each rule one end, with a reason where it does not land as it is", () => {
    fc.assert(
      fc.property(anyGroup, ([rules, , choices]) => {
        const { outcomes } = translated(rules, choices);

        expect(outcomes.map(({ quote }) => quote)).to.deep.equal(rules.map(quoteRule));
        for (const outcome of outcomes) {
          const said = "reason" in outcome ? [outcome.reason] : [];
          const changed = outcome.fate === "translated" ? outcome.changes : [];
          const texts = [...said, ...changed];
          if (outcome.fate === "carried") expect(outcome.rules).to.have.length(1);
          else expect(texts).not.to.be.empty;
          for (const { zh, en } of texts) {
            expect(zh).to.match(/\p{Script=Han}/u);
            expect(en).to.match(/^[\x20-\x7E]+$/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("lands no rule twice, and the same rules in whatever order they come", () => {
    fc.assert(
      fc.property(anyGroup, ([rules, shuffled, choices]) => {
        const one = translated(rules, choices).carried.map(ruleIdentity);
        const other = translated(shuffled, choices).carried.map(ruleIdentity);

        expect(new Set(one).size).to.equal(one.length);
        expect(one.toSorted()).to.deep.equal(other.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it("refuses and leaves out the same rules whatever stands beside them", () => {
    fc.assert(
      fc.property(anyGroup, ([rules, , choices]) => {
        const { outcomes } = translated(rules, choices);
        for (const [index, rule] of rules.entries()) {
          const [alone] = translated([rule], choices).outcomes;
          const fate = outcomes[index]?.fate;
          if (alone !== undefined && "reason" in alone) expect(fate).to.equal(alone.fate);
          else expect(fate).not.to.be.oneOf(["refused", "left-out"]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
