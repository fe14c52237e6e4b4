import { expect } from "chai";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { membersNow } from "../../../core/landing/group-members.ts";
import type { SecurityGroupFacts } from "../../../core/inventory.ts";
import { clearInstance, securityGroup, sourceInventory } from "../../support/inventory.ts";

const primary = {
  id: "eni-1",
  type: "Primary" as const,
  privateIps: ["10.0.0.7", "10.0.0.8"],
  ipv6: ["2001:db8::7"],
  prefixes: ["10.0.0.16/28"],
};
const secondary = { ...primary, id: "eni-2", type: "Secondary" as const, privateIps: ["10.0.0.9"] };

function members(instance: Partial<InstanceFacts>, group: Partial<SecurityGroupFacts>) {
  const inventory = sourceInventory({
    instances: [
      clearInstance({ securityGroupIds: ["sg-1"], networkInterfaces: [primary], ...instance }),
      clearInstance({ id: "i-bp1else", securityGroupIds: ["sg-2"] }),
    ],
    securityGroups: [securityGroup({ id: "sg-1", addresses: { used: 4, limit: 6000 }, ...group })],
  });
  return membersNow("sg-1", { inventory, placed: [], moves: [] });
}

describe("core/landing/group-members", () => {
  it("gives every address of the primary interfaces in the group, prefixes among them", () => {
    expect(members({}, {})).to.deep.equal({
      cidrs: ["10.0.0.7/32", "10.0.0.8/32", "2001:db8::7/128", "10.0.0.16/28"],
    });
  });

  it("leaves secondary interfaces, whose groups the instance does not tell", () => {
    const found = members({ networkInterfaces: [secondary, primary] }, {});

    expect(found).to.have.property("cidrs").that.does.not.include("10.0.0.9/32");
  });

  it("counts an enterprise group by its interfaces", () => {
    const group = { type: "enterprise", addresses: { used: 1, limit: 65_536 } } as const;

    expect(members({}, group)).to.have.property("cidrs");
  });

  for (const { name, instance = {}, group = {}, says } of [
    {
      name: "the group holds more than the inventory shows",
      group: { addresses: { used: 5, limit: 6000 } },
      says: "tells 4 of them, and the group holds 5",
    },
    {
      name: "nobody counted the group",
      group: { addresses: { unknown: "Forbidden.RAM" } },
      says: "(Forbidden.RAM)",
    },
    { name: "the group is not listed", group: { id: "sg-else" }, says: "not in the inventory" },
    {
      name: "an instance does not tell its groups",
      instance: { securityGroupIds: { unknown: "not read" } },
      says: "(not read)",
    },
    {
      name: "an instance does not tell its interfaces",
      instance: { networkInterfaces: { unknown: "not read" } },
      says: "(not read)",
    },
    {
      name: "an interface does not tell its IPv6 addresses",
      instance: { networkInterfaces: [{ ...primary, ipv6: { unknown: "not read" } }] },
      says: "(not read)",
    },
    {
      name: "an address is none",
      instance: { networkInterfaces: [{ ...primary, privateIps: ["10.0.0.7", "office"] }] },
      says: "(office/32 is no block of addresses)",
    },
    {
      name: "an interface does not tell its prefixes",
      instance: { networkInterfaces: [{ ...primary, prefixes: { unknown: "not read" } }] },
      says: "(not read)",
    },
    {
      name: "an instance has no primary interface",
      instance: { networkInterfaces: [secondary] },
      says: "no primary interface",
    },
  ]) {
    it(`tells none where ${name}, and why`, () => {
      const found = members(instance, group);

      expect(found).to.have.property("notKnown");
      expect(JSON.stringify(found)).to.contain(says).and.to.contain("groupsThatStay");
    });
  }
});
