import { expect } from "chai";
import { parseInventory } from "../../../core/inventory-file.ts";
import { clearCase } from "../../../core/rules/clear-case.ts";
import { judge } from "../../../core/rules/judge.ts";
import { rules } from "../../../policies/rules/index.ts";
import { fleetClock, fleetOf, inventoryText } from "../../../tools/bench/fleet.ts";
import { hitsByHand } from "../../../tools/bench/rules/by-hand.ts";
import { conditions } from "../../../tools/bench/rules/conditions.ts";
import { agree, hitsOf } from "../../../tools/bench/rules/hits.ts";

const now = new Date(fleetClock);

describe("tools/bench/fleet", () => {
  it("is the same fleet every time, and an inventory", () => {
    const text = inventoryText(fleetOf(50));
    expect(inventoryText(fleetOf(50))).to.equal(text);
    const read = parseInventory(text, "fleet.json");
    expect(read.ok && read.value.instances).to.deep.equal(fleetOf(50));
  });

  it("breaks each of the ten conditions somewhere, and leaves facts unknown", () => {
    const hits = hitsByHand(fleetOf(1000), now);
    const failing = hits.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule);
    expect(new Set(failing)).to.deep.equal(new Set(conditions));
    expect(hits.some(({ outcome }) => outcome === "unknown")).to.equal(true);
  });

  it("has our rules and the loop by hand find the same", () => {
    const fleet = fleetOf(1000);
    const applied = rules.filter(({ id }) => conditions.includes(id));
    const clear = { ...clearCase(rules), now };
    const ours = fleet
      .flatMap((instance) => judge(applied, { ...clear, instance }))
      .filter(({ verdict }) => verdict.outcome !== "pass")
      .map(({ subject, rule, verdict }) => [subject.id, rule.id, verdict.outcome]);
    const byHand = hitsByHand(fleet, now).map((hit) => [hit.instance, hit.rule, hit.outcome]);
    expect(hitsOf(ours)).to.deep.equal(hitsOf(byHand));
  });

  it("tells contenders that disagree", () => {
    const wanted = hitsOf([["i-1", "instance-eip", "fail"]]);
    expect(() => {
      agree("jq", [], wanted);
    }).to.throw("jq found 0 hits instead of 1");
    expect(() => {
      agree("jq", wanted, wanted);
    }).not.to.throw();
  });
});
