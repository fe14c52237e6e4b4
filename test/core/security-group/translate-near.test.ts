import { expect } from "chai";
import { readCidr } from "../../../core/cidr.ts";
import { refusals } from "../../../core/security-group/refusals.ts";
import type { AddressMove } from "../../../core/security-group/source-group.ts";
import { ruleIdentity } from "../../../core/security-group/translate.ts";
import { permission } from "../../support/inventory.ts";
import { translateFor } from "./support/translation.ts";

function cidr(text: string) {
  return readCidr(text)?.cidr ?? expect.fail(text);
}

const move: AddressMove = {
  id: "vsw-bp1h",
  from: cidr("172.16.10.0/24"),
  to: cidr("172.16.99.0/24"),
};
const egress = { Direction: "egress", SourceCidrIp: "", DestCidrIp: "0.0.0.0/0" };

function outcomesOf(over: Record<string, unknown>, moves: readonly AddressMove[] = []) {
  const holders = new Map([["172.16.10.11", "i-bp1web"]]);
  return translateFor({ around: { moves, holders } }, [permission(over)]);
}

describe("core/security-group/translate, five-tuple rules", () => {
  for (const { name, over, expected } of [
    {
      name: "an own address on the way in",
      over: { DestCidrIp: "172.16.10.11" },
      expected: { localCidr: "172.16.10.11/32" },
    },
    {
      name: "an own block on the way out",
      over: { ...egress, SourceCidrIp: "172.16.0.0/16" },
      expected: { localCidr: "172.16.0.0/16" },
    },
    {
      name: "an own IPv6 block",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "::/0", Ipv6DestCidrIp: "2001:DB8::/64" },
      expected: { localCidr: "2001:db8::/64" },
    },
    {
      name: "source ports",
      over: { SourcePortRange: "1024/65535" },
      expected: { sourcePortRange: "1024/65535" },
    },
  ]) {
    it(`carries ${name} as it is`, () => {
      const { outcomes, carried } = outcomesOf(over);

      expect(outcomes[0]).to.have.property("fate", "carried");
      expect(carried[0]).to.deep.include(expected);
    });
  }

  it("takes -1/-1 for every source port, which is no five-tuple", () => {
    const { carried } = outcomesOf({ SourcePortRange: "-1/-1" });

    expect(carried[0]).not.to.have.any.keys("localCidr", "sourcePortRange");
  });

  it("tells rules apart by their near side", () => {
    const rules = [{}, { DestCidrIp: "10.0.0.1/32" }, { SourcePortRange: "1/9" }].map(
      (over) => outcomesOf(over).carried[0] ?? expect.fail("refused"),
    );

    expect(new Set(rules.map(ruleIdentity)).size).to.equal(3);
  });

  for (const { name, block } of [
    { name: "the address of an instance", block: "172.16.10.11/32" },
    { name: "the whole old block", block: "172.16.10.0/24" },
    { name: "part of the new block", block: "172.16.99.0/25" },
  ]) {
    it(`refuses ${name} on the near side where the vSwitch lands with another block`, () => {
      const { refused } = outcomesOf({ DestCidrIp: block }, [move]);

      expect(refused[0]?.reason.en).to.contain("vsw-bp1h lands with 172.16.99.0/24");
      expect(refused[0]?.reason.en).to.contain("let the vSwitch keep its block");
    });
  }

  it("carries a near side that covers the old block and the new, or neither", () => {
    for (const block of ["172.16.0.0/16", "10.0.0.0/8"]) {
      expect(outcomesOf({ DestCidrIp: block }, [move]).carried).to.have.length(1);
    }
  });

  it("says of a far side that it names an address that changes, and carries it", () => {
    const { outcomes, carried } = outcomesOf({ SourceCidrIp: "172.16.10.11" }, [move]);

    expect(carried).to.have.length(1);
    expect(outcomes[0]).to.have.property("fate", "translated");
    expect(JSON.stringify(outcomes[0])).to.contain("the address of i-bp1web");
    expect(JSON.stringify(outcomes[0])).to.contain("Correct this rule after the transfer");
  });

  it("minds that the cloud chooses the IPv6 block of the landing", () => {
    const ipv6 = { id: "vpc-bp1", from: cidr("2001:db8:a::/56"), to: undefined };
    const far = { SourceCidrIp: "", Ipv6SourceCidrIp: "2001:db8:a::7" };
    const near = { SourceCidrIp: "", Ipv6SourceCidrIp: "::/0", Ipv6DestCidrIp: "2001:db8:a::7" };
    const anywhere = { SourceCidrIp: "", Ipv6SourceCidrIp: "::/0", Ipv6DestCidrIp: "::/0" };

    expect(JSON.stringify(outcomesOf(far, [ipv6]).outcomes[0])).to.contain(
      "vpc-bp1 lands with an IPv6 block that the cloud chooses in place of 2001:db8:a::/56",
    );
    expect(outcomesOf(near, [ipv6]).refused).to.have.length(1);
    expect(outcomesOf(anywhere, [ipv6]).outcomes[0]).to.have.property("fate", "carried");
  });

  it("says nothing of a far side that lies in no block that changes", () => {
    for (const block of ["172.16.0.0/16", "172.16.20.0/24"])
      expect(outcomesOf({ SourceCidrIp: block }, [move]).outcomes[0]).to.have.property(
        "fate",
        "carried",
      );
  });
});

describe("core/security-group/translate, IPv6", () => {
  const rules = [
    { name: "an IPv6 block", over: { SourceCidrIp: "", Ipv6SourceCidrIp: "::/0" } },
    {
      name: "an IPv6 block on the way out",
      over: { ...egress, DestCidrIp: "", Ipv6DestCidrIp: "::/0" },
    },
    {
      name: "ICMPv6 of a group",
      over: {
        ...{ SourceCidrIp: "", SourceGroupId: "sg-bp1db" },
        ...{ IpProtocol: "ICMPv6", PortRange: "-1/-1" },
      },
    },
  ];
  for (const { name, over } of rules) {
    it(`refuses ${name} where the landing has no IPv6, or leaves it out where that is chosen`, () => {
      const without = { around: { ipv6: false } };
      const asked = translateFor(without, [permission(over)]);
      const chosen = translateFor({ ...without, ipv6Rules: "leave-out" }, [permission(over)]);
      const lands = translateFor({ ipv6Rules: "leave-out" }, [permission(over)]);

      expect(asked.refused.map(({ reason }) => reason)).to.deep.equal([refusals.ipv6]);
      expect(chosen.leftOut.map(({ reason }) => reason)).to.deep.equal([refusals.ipv6LeftOut]);
      expect(lands.carried).to.have.length(1);
    });
  }

  it("carries a rule for a group, and one for IPv4, where the landing has no IPv6", () => {
    const { carried } = translateFor({ around: { ipv6: false } }, [
      permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1db" }),
      permission(),
    ]);

    expect(carried).to.have.length(2);
  });
});
