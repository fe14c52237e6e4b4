import { expect } from "chai";
import { ruleRole } from "../../components/rule-role.ts";
import type { LandingRule } from "../../core/landing/plan.ts";
import { block, landingRule } from "./support/plans.ts";

describe("components/rule-role", () => {
  it("is the rule in a line, without its description", () => {
    expect(ruleRole(landingRule({ description: "web" }))).to.equal(
      "ingress|tcp|443|0.0.0.0/0|accept|1",
    );
  });

  it("adds both parts of a five-tuple where there is one of them", () => {
    expect(ruleRole(landingRule({ localCidr: "172.16.0.7/32" }))).to.equal(
      "ingress|tcp|443|0.0.0.0/0|accept|1|172.16.0.7/32|all",
    );
    expect(ruleRole(landingRule({ sourcePortRange: "1024/65535" }))).to.equal(
      "ingress|tcp|443|0.0.0.0/0|accept|1||1024-65535",
    );
  });

  for (const over of [
    { direction: "egress" },
    { protocol: "udp" },
    { portRange: "443/444" },
    { protocol: "all", portRange: "-1/-1" },
    { peer: block("10.0.0.0/8") },
    { peer: block("::/0", "ipv6") },
    { peer: { kind: "group", sourceId: "sg-bp1web" } },
    { peer: { kind: "prefix-list", sourceId: "pl-bp1office" } },
    { peer: { kind: "existing-group", id: "sg-theirs" } },
    { peer: { kind: "existing-prefix-list", id: "pl-system" } },
    { policy: "drop" },
    { priority: 2 },
    { localCidr: "10.0.0.0/8" },
    { sourcePortRange: "1/2" },
  ] satisfies readonly Partial<LandingRule>[]) {
    it(`tells a rule apart by ${JSON.stringify(over)}`, () => {
      expect(ruleRole(landingRule(over))).not.to.equal(ruleRole(landingRule()));
    });
  }
});
