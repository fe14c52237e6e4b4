import { expect } from "chai";
import { readWritten } from "../../../core/security-group/read-written.ts";
import { permission } from "../../support/inventory.ts";

describe("core/security-group/read-written", () => {
  it("reads rules as they are, with ids of their own account", () => {
    const { rules, left } = readWritten([
      permission({ SourceCidrIp: "", SourceGroupId: "sg-bp1db", Priority: 110 }),
      permission({
        Direction: "Egress",
        IpProtocol: "ALL",
        PortRange: "-1/-1",
        SourceCidrIp: "10.0.0.1",
        SourcePortRange: "-1/-1",
        DestPrefixListId: "pl-bp1office",
        Policy: "Drop",
        Description: "office",
      }),
    ]);

    expect(left).to.deep.equal([]);
    expect(rules.map(({ rule }) => rule)).to.deep.equal([
      {
        direction: "ingress",
        protocol: "tcp",
        portRange: "443/443",
        peer: { kind: "group", sourceId: "sg-bp1db" },
        localCidr: undefined,
        sourcePortRange: undefined,
        policy: "accept",
        priority: 110,
        description: "",
      },
      {
        direction: "egress",
        protocol: "all",
        portRange: "-1/-1",
        peer: { kind: "prefix-list", sourceId: "pl-bp1office" },
        localCidr: "10.0.0.1/32",
        sourcePortRange: undefined,
        policy: "drop",
        priority: 1,
        description: "office",
      },
    ]);
    expect(rules[0]?.quote).to.contain("from sg-bp1db");
  });

  for (const [given, says] of [
    ["rule", "no rule object"],
    [[], "no rule object"],
    [permission({ Priority: true }), "Priority has a wrong type"],
    [permission({ Direction: "in" }), "its direction is unknown"],
    [permission({ Policy: "maybe" }), "its policy is unknown"],
    [permission({ NicType: "internet" }), "NicType internet"],
    [permission({ NicType: "wifi" }), "its NicType is unknown"],
    [permission({ IpProtocol: "" }), "IpProtocol is missing"],
    [permission({ IpProtocol: "47" }), "IANA number"],
    [permission({ IpProtocol: "SCTP" }), "its protocol is unknown"],
    [permission({ Priority: "" }), "Priority is missing"],
    [permission({ Priority: 0 }), "its priority is not valid"],
    [permission({ Priority: 1.5 }), "its priority is not valid"],
    [permission({ PortRange: "" }), "PortRange is missing"],
    [permission({ PortRange: "", PortRangeListId: "prl-1" }), "in a port list"],
    [permission({ PortRange: "443/80" }), "its port range is not valid"],
    [permission({ PortRange: "1/65536" }), "its port range is not valid"],
    [permission({ IpProtocol: "ICMP" }), "has no ports"],
    [permission({ SourceCidrIp: "" }), "SourceCidrIp is missing"],
    [permission({ SourceCidrIp: "10.0.0.1/8" }), "host bits; its canonical form is 10.0.0.0/8"],
    [permission({ SourceCidrIp: "::/0" }), "SourceCidrIp is no IPv4 CIDR block"],
    [permission({ SourceGroupId: "sg-1" }), "several peers at once"],
    [
      permission({ SourceCidrIp: "", SourceGroupId: "sg-1", SourceGroupOwnerAccount: "else" }),
      "a group of another account",
    ],
    [permission({ DestGroupId: "sg-1" }), "own side"],
    [permission({ DestCidrIp: "10.0.0.0/8", Ipv6DestCidrIp: "::/0" }), "own side"],
    [permission({ DestCidrIp: "nowhere" }), "DestCidrIp is no IPv4 CIDR block"],
  ] as const) {
    it(`leaves ${JSON.stringify(given)} and says why: ${says}`, () => {
      const { rules, left } = readWritten([permission(), given]);

      expect(rules).to.have.length(1);
      expect(left.map(({ reason }) => reason.en)).to.satisfy(
        (reasons: readonly string[]) => reasons.length === 1 && reasons[0]?.includes(says),
      );
      expect(left[0]?.reason.zh).to.match(/\p{Script=Han}/u);
    });
  }
});
