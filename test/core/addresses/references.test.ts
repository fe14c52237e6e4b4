import { expect } from "chai";
import { keepability } from "../../../core/addresses/keepability.ts";
import type { AddressReference } from "../../../core/addresses/references.ts";
import { VpcFacts } from "../../../core/inventory.ts";
import type { Inventory } from "../../../core/inventory.ts";
import { answer, arrival, place } from "../../support/address-question.ts";
import { permission, securityGroup, sourceInventory } from "../../support/inventory.ts";

const empty = { vpcs: [], vswitches: [], securityGroups: [], instances: [] };
/** It lands in 10.0.1.0/24 and gets another address there. */
const moved = (over: Parameters<typeof arrival>[2] = {}) =>
  arrival("10.0.2.9", place(), { loadBalancers: [], ...over });

function referencesTo(
  one: ReturnType<typeof arrival>,
  source: Parameters<typeof sourceInventory>[0] = {},
  target: Parameters<typeof sourceInventory>[0] = {},
): readonly AddressReference[] {
  const said = answer(one, {
    source: sourceInventory({ ...empty, ...source }),
    target: sourceInventory({ ...empty, ...target }),
  });
  if (said.state !== "lost") throw new Error(`the address is ${said.state}`);
  return said.references;
}

const group = (id: string, ...permissions: Record<string, unknown>[]) =>
  securityGroup({ id, permissions });

describe("core/addresses/references", () => {
  it("are rules of both accounts that name the address as peer or as local address", () => {
    const source = [
      group("sg-peer", permission({ SourceCidrIp: "10.0.2.9" })),
      group(
        "sg-out",
        permission({ Direction: "egress", SourceCidrIp: "", DestCidrIp: "10.0.2.9/32" }),
      ),
      group("sg-other", permission({ SourceCidrIp: "10.0.2.10/32" })),
    ];
    const target = [group("sg-t", permission({ SourceCidrIp: "10.0.2.9/32" }))];

    expect(
      referencesTo(moved(), { securityGroups: source }, { securityGroups: target }),
    ).to.deep.equal([
      { side: "source", kind: "rule", id: "sg-peer", block: "10.0.2.9" },
      { side: "source", kind: "rule", id: "sg-out", block: "10.0.2.9/32" },
      { side: "target", kind: "rule", id: "sg-t", block: "10.0.2.9/32" },
    ]);
  });

  it("are entries of prefix lists that rules name, once for all of those rules", () => {
    const listed = permission({ SourceCidrIp: "", SourcePrefixListId: "pl-a" });
    const entry = (cidr: string) => ({ cidr, description: "" });
    const found = referencesTo(moved(), {
      securityGroups: [
        group("sg-a", listed, { ...listed, PortRange: "80/80" }),
        group("sg-b", listed),
      ],
      prefixLists: [
        {
          ...{ id: "pl-a", name: "offices", family: "IPv4", maxEntries: 5 },
          entries: [entry("10.0.2.9/32"), entry("10.0.2.10/32")],
        },
        {
          ...{ id: "pl-unused", name: "unused", family: "IPv4", maxEntries: 5 },
          entries: [entry("10.0.2.9/32")],
        },
      ],
    });

    expect(found).to.deep.equal([
      { side: "source", kind: "prefix-list", id: "pl-a", block: "10.0.2.9/32" },
    ]);
  });

  it("are blocks that have the old address and not all of the new vSwitch", () => {
    const blocks = ["10.0.2.0/24", "10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32"];
    const rules = blocks.map((SourceCidrIp) => permission({ SourceCidrIp }));
    const found = referencesTo(moved(), { securityGroups: [group("sg-a", ...rules)] });

    expect(found.map(({ block }) => block)).to.deep.equal(["10.0.2.0/24"]);
  });

  it("stand once however many rules of a group name the same block", () => {
    const rules = ["80/80", "443/443"].map((PortRange) =>
      permission({ PortRange, SourceCidrIp: "10.0.2.9" }),
    );

    expect(referencesTo(moved(), { securityGroups: [group("sg-a", ...rules)] })).to.have.length(1);
  });

  it("are routes to the address", () => {
    const vpcs = [
      {
        id: "vpc-s",
        cidr: "10.0.0.0/16",
        reaches: [
          { cidr: "10.0.2.9/32", through: "eni-a" },
          { cidr: "10.9.0.0/16", through: "pcc-a" },
        ],
      },
    ];

    expect(referencesTo(moved(), { vpcs })).to.deep.equal([
      { side: "source", kind: "route", id: "eni-a", block: "10.0.2.9/32" },
    ]);
  });

  it("are DNAT entries of the instance, and backends by that address", () => {
    const backend = { kind: "alb", id: "sgp-a", group: null } as const;
    const one = moved({
      dnatEntries: ["snat-a"],
      loadBalancers: [
        { ...backend, member: "10.0.2.9" },
        { ...backend, member: "i-a" },
      ],
    });

    expect(referencesTo(one)).to.deep.equal([
      { side: "source", kind: "dnat", id: "snat-a", block: undefined },
      { side: "source", kind: "backend", id: "sgp-a", block: "10.0.2.9" },
    ]);
  });
});

describe("core/addresses/references, of what was not seen", () => {
  const unseenIn = (source: Partial<Inventory>, target: Inventory | undefined, over = {}) =>
    keepability({
      arrivals: [moved(over)],
      places: [],
      networks: [],
      source: { ...sourceInventory(empty), ...source },
      target,
    }).unseen;
  const target = sourceInventory(empty);

  it("is nothing where everything was", () => {
    expect(unseenIn({}, target)).to.deep.equal([]);
  });

  it("is the target without its inventory", () => {
    expect(unseenIn({}, undefined)).to.deep.equal([
      { side: "target", id: "inventory", reason: "no inventory of the target" },
    ]);
  });

  it("is each rule list, prefix list, block, route list and binding that is unknown, once", () => {
    const denied = { unknown: "denied" };
    const listed = permission({ SourceCidrIp: "", SourcePrefixListId: "pl-a" });
    const securityGroups = [
      securityGroup({ id: "sg-a", permissions: denied }),
      group("sg-b", listed, { ...listed, PortRange: "80/80" }),
      group("sg-c", permission({ SourceCidrIp: "10.0.2" })),
    ];
    const vpcs = [VpcFacts.parse({ id: "vpc-s", cidr: "10.0.0.0/16", reaches: denied })];
    const bindings = { dnatEntries: denied, loadBalancers: denied };
    const seen = unseenIn({ securityGroups, vpcs }, target, bindings);

    expect(seen.map(({ id, reason }) => `${id}: ${reason}`)).to.deep.equal([
      "sg-a: denied",
      "sg-b: the entries of pl-a are not in the inventory",
      "sg-c: a block that cannot be read",
      "vpc-s: denied",
      "i-a: denied",
    ]);
  });
});
