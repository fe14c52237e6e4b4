import { expect } from "chai";
import fc from "fast-check";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import { decide } from "../../../core/security-group/equivalence/decide.ts";
import type { Packet } from "../../../core/security-group/equivalence/rule-set.ts";
import { cornersOf, isInRegion, packetAtBorder } from "../../support/border-packets.ts";
import { lineOf, linesOf, regionsOf } from "../../support/regions.ts";
import { createDice, largeRuleSet, rewritten } from "../../support/rule-sets.ts";
import { nearGroup, ruleSetOf, smallGroup } from "../../support/small-groups.ts";

describe("core/security-group/equivalence of any two groups", () => {
  /** A pair out of a small world, near each other in half the cases. */
  const pair = fc.nat().map((seed) => {
    const dice = createDice(seed);
    const one = smallGroup(dice);
    const other = dice(2) === 0 ? nearGroup(dice, one) : smallGroup(dice);
    const rows = [...one.rows, ...other.rows];
    const packets = rows.flatMap((row) =>
      Array.from({ length: 20 }, () => packetAtBorder(dice, row)),
    );
    return { left: ruleSetOf(one), right: ruleSetOf(other), packets };
  });

  it("a group is the same as itself, and as itself said otherwise", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, other) => {
        const group = largeRuleSet(40, seed);

        expect(compareRuleSets(group, group).same).to.equal(true);
        expect(compareRuleSets(group, rewritten(group, other)).same).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });

  it("the other way round, the regions are the same and the relation is turned", () => {
    const turned = { same: "same", wider: "narrower", narrower: "wider" } as const;
    fc.assert(
      fc.property(pair, ({ left, right }) => {
        const there = compareRuleSets(left, right);
        const back = compareRuleSets(right, left);
        const mirrored = regionsOf(right, left).map((region) =>
          lineOf({ ...region, left: region.right, right: region.left }),
        );

        expect(back.relation).to.equal(
          there.relation === "incomparable" ? there.relation : turned[there.relation],
        );
        expect(mirrored).to.have.members(linesOf(left, right));
      }),
      { numRuns: 300 },
    );
  });

  it("a packet lies in one region exactly when the groups differ about it, and in none otherwise", () => {
    fc.assert(
      fc.property(pair, ({ left, right, packets }) => {
        const regions = regionsOf(left, right);
        for (const packet of packets) {
          const does = decide(left, packet).policy;
          const otherDoes = decide(right, packet).policy;
          const around = regions.filter((region) => isInRegion(region, packet));

          expect(around.length, JSON.stringify(packet)).to.equal(does === otherDoes ? 0 : 1);
          for (const region of around) {
            expect([region.left.policy, region.right.policy]).to.deep.equal([does, otherDoes]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("the groups differ at the example and at every corner of a region", () => {
    fc.assert(
      fc.property(pair, ({ left, right }) => {
        for (const region of regionsOf(left, right).slice(0, 20)) {
          for (const packet of [region.example, ...cornersOf(region)]) {
            expect(isInRegion(region, packet), JSON.stringify(packet)).to.equal(true);
            expect(decide(left, packet).policy).to.equal(region.left.policy);
            expect(decide(right, packet).policy).to.equal(region.right.policy);
            expect(region.left.policy).not.to.equal(region.right.policy);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("groups that are the same answer 1,000 random packets alike", () => {
    const group = largeRuleSet(60, 1);
    const other = rewritten(group, 2);
    const packets = fc.sample(anyPacket, { numRuns: 1000, seed: 3 });
    const answers = packets.map((packet) => decide(group, packet).policy);

    expect(compareRuleSets(group, other).same).to.equal(true);
    expect(packets.map((packet) => decide(other, packet).policy)).to.deep.equal(answers);
    expect(new Set(answers).size).to.equal(2);
  });
});

const anyPacket: fc.Arbitrary<Packet> = fc.record({
  direction: fc.constantFrom("ingress", "egress"),
  protocol: fc.constantFrom("tcp", "udp", "icmp", "gre", "other"),
  peer: fc
    .tuple(fc.constantFrom(10, 172, 192, 203), fc.nat(31), fc.nat(255), fc.nat(255))
    .map((bytes) => bytes.join(".")),
  memberOf: fc.subarray(["group sg-0", "group sg-1", "group sg-2"]),
  local: fc.nat(9).map((last) => `10.0.8.${String(last)}`),
  sourcePort: fc.integer({ min: 1, max: 65_535 }),
  port: fc.integer({ min: 1, max: 65_535 }),
});
