import { expect } from "chai";
import { unknownOwner } from "../../../core/security-group/group-refusals.ts";
import { listNotRead } from "../../../core/security-group/list-refusals.ts";
import { refusals, staysBehind } from "../../../core/security-group/refusals.ts";
import { permission } from "../../support/inventory.ts";
import { translate, translateFor } from "./support/translation.ts";

const egress = { Direction: "egress", SourceCidrIp: "", DestCidrIp: "10.0.0.0/8" };

describe("core/security-group/translate, what it refuses", () => {
  for (const { name, over, reason } of [
    {
      name: "the group's own id in another account",
      over: {
        SourceCidrIp: "",
        SourceGroupId: "sg-bp1web",
        SourceGroupOwnerAccount: "else@example",
      },
      reason: 'belongs to account "else@example"',
    },
    {
      name: "a group of the account that stays behind, with what can be chosen",
      over: { SourceCidrIp: "", SourceGroupId: "sg-other" },
      reason: staysBehind("sg-other").en,
    },
    {
      name: "an enterprise group as peer",
      over: { SourceCidrIp: "", SourceGroupId: "sg-bp1big" },
      reason: refusals.enterprise,
    },
    {
      name: "a group of another account",
      over: {
        SourceCidrIp: "",
        SourceGroupId: "sg-other",
        SourceGroupOwnerAccount: "else@example",
      },
      reason: unknownOwner("sg-other", "else@example").en,
    },
    {
      name: "a group on the way out",
      over: { ...egress, DestCidrIp: "", DestGroupId: "sg-other" },
      reason: staysBehind("sg-other").en,
    },
    {
      name: "a prefix list that was not read",
      over: { SourceCidrIp: "", SourcePrefixListId: "pl-1" },
      reason: listNotRead("pl-1", undefined, "ecs:DescribePrefixListAttributes").en,
    },
    {
      name: "a port list that was not read",
      over: { PortRange: "", PortRangeListId: "prl-1" },
      reason: listNotRead("prl-1", undefined, "ecs:DescribePortRangeListEntries").en,
    },
    {
      name: "source ports the wrong way round",
      over: { SourcePortRange: "90/80" },
      reason: refusals.sourcePorts,
    },
    {
      name: "source ports of a protocol without ports",
      over: { IpProtocol: "ICMP", PortRange: "-1/-1", SourcePortRange: "22/22" },
      reason: refusals.sourcePorts,
    },
    {
      name: "an own address with host bits",
      over: { DestCidrIp: "10.0.0.1/8" },
      reason: "DestCidrIp has host bits",
    },
    {
      name: "an own side that is no block",
      over: { ...egress, SourceCidrIp: "office" },
      reason: "SourceCidrIp is no IPv4",
    },
    {
      name: "an own address of another family than the peer's",
      over: { Ipv6DestCidrIp: "::/0" },
      reason: refusals.families,
    },
    {
      name: "own addresses of both families",
      over: { DestCidrIp: "10.0.0.1/32", Ipv6DestCidrIp: "::/0" },
      reason: refusals.nearSide,
    },
    { name: "a priority past 100", over: { Priority: 110 }, reason: refusals.priorityTooLow },
    { name: "priority 0", over: { Priority: 0 }, reason: refusals.priority },
    { name: "more than ports", over: { PortRange: "80/80," }, reason: refusals.ports },
    { name: "less than ports", over: { PortRange: "a80/80" }, reason: refusals.ports },
    { name: "a port of six digits", over: { PortRange: "1/000080" }, reason: refusals.ports },
    { name: "a number within a protocol", over: { IpProtocol: "tcp6" }, reason: refusals.protocol },
    {
      name: "a protocol that begins with digits",
      over: { IpProtocol: "6to4" },
      reason: refusals.protocol,
    },
    {
      name: "a protocol by two digits",
      over: { IpProtocol: "17" },
      reason: refusals.numericProtocol,
    },
    {
      name: "an own group on the way in",
      over: { DestGroupId: "sg-other" },
      reason: refusals.nearSide,
    },
    {
      name: "an own prefix list on the way in",
      over: { DestPrefixListId: "pl-1" },
      reason: refusals.nearSide,
    },
    {
      name: "IPv4 in place of IPv6, by the name of its field",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "office" },
      reason: "Ipv6SourceCidrIp is no IPv6",
    },
    { name: "half a priority", over: { Priority: 1.5 }, reason: refusals.priority },
    {
      name: "a priority that is no number",
      over: { Priority: "high" },
      reason: "Priority has a wrong type",
    },
    { name: "no priority", over: { Priority: "" }, reason: "Priority is missing" },
    { name: "a protocol by number", over: { IpProtocol: "6" }, reason: refusals.numericProtocol },
    { name: "an unknown protocol", over: { IpProtocol: "SCTP" }, reason: refusals.protocol },
    { name: "no protocol", over: { IpProtocol: undefined }, reason: "IpProtocol is missing" },
    { name: "no ports", over: { PortRange: "" }, reason: "PortRange is missing" },
    { name: "ports the wrong way round", over: { PortRange: "90/80" }, reason: refusals.ports },
    { name: "port 0", over: { PortRange: "0/80" }, reason: refusals.ports },
    { name: "a port past the last", over: { PortRange: "1/65536" }, reason: refusals.ports },
    { name: "TCP without ports", over: { PortRange: "-1/-1" }, reason: refusals.ports },
    {
      name: "ICMP with ports",
      over: { IpProtocol: "ICMP", PortRange: "8/8" },
      reason: refusals.portsOfPortless,
    },
    {
      name: "host bits",
      over: { SourceCidrIp: "10.1.2.3/8" },
      reason: "its canonical form is 10.0.0.0/8",
    },
    {
      name: "IPv6 host bits",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "2001:DB8::1/32" },
      reason: "2001:db8::/32",
    },
    {
      name: "IPv6 where IPv4 belongs",
      over: { SourceCidrIp: "::/0" },
      reason: "SourceCidrIp is no IPv4",
    },
    {
      name: "IPv4 where IPv6 belongs",
      over: { SourceCidrIp: "", Ipv6SourceCidrIp: "10.0.0.0/8" },
      reason: "no IPv6",
    },
    {
      name: "a name for a block",
      over: { SourceCidrIp: "office" },
      reason: "SourceCidrIp is no IPv4",
    },
    { name: "two peers", over: { Ipv6SourceCidrIp: "::/0" }, reason: refusals.severalPeers },
    {
      name: "a block and a group",
      over: { SourceGroupId: "sg-other" },
      reason: refusals.severalPeers,
    },
    { name: "no peer", over: { SourceCidrIp: "" }, reason: "SourceCidrIp is missing" },
    { name: "no direction", over: { Direction: "" }, reason: refusals.direction },
    { name: "an unknown direction", over: { Direction: "all" }, reason: refusals.direction },
    { name: "no policy", over: { Policy: "" }, reason: refusals.policy },
    {
      name: "the public side of the classic network",
      over: { NicType: "internet" },
      reason: refusals.internet,
    },
    { name: "an unknown side", over: { NicType: "else" }, reason: refusals.nicType },
    {
      name: "a field of a wrong type",
      over: { SourceCidrIp: ["10.0.0.0/8"] },
      reason: "SourceCidrIp has a wrong type",
    },
  ]) {
    it(`refuses ${name}`, () => {
      const { carried: rules, refused } = translate(permission(over));

      expect(rules).to.be.empty;
      expect(refused).to.have.length(1);
      if (typeof reason === "string") expect(refused[0]?.reason.en).to.contain(reason);
      else expect(refused[0]?.reason).to.equal(reason);
    });
  }

  it("says of a group that stays behind that its instances can go, and what can be chosen", () => {
    const reason = staysBehind("sg-other");

    expect(reason.en)
      .to.contain("sg-other")
      .and.to.contain("(instances)")
      .and.to.contain("groupsThatStay");
    expect(reason.zh)
      .to.contain("sg-other")
      .and.to.contain("instances")
      .and.to.contain("groupsThatStay");
  });

  it("refuses every group that a rule of an enterprise group names", () => {
    const own = { id: "sg-bp1big" };
    for (const SourceGroupId of ["sg-bp1big", "sg-bp1db"]) {
      const { refused } = translateFor(own, [permission({ SourceCidrIp: "", SourceGroupId })]);

      expect(refused.map(({ reason }) => reason)).to.deep.equal([refusals.enterprise]);
    }
  });
});
