import { expect } from "chai";
import { compareRuleSets } from "../../../core/security-group/equivalence/compare.ts";
import {
  landingRules,
  opaquePeers,
  readRules,
} from "../../../core/security-group/equivalence/read-rules.ts";
import type { Rule } from "../../../core/security-group/equivalence/rule-set.ts";
import { unread } from "../../../core/security-group/equivalence/unread.ts";
import { permission } from "../../support/inventory.ts";
import { translate } from "./support/translation.ts";

/** The one rule that the permission is. */
function read(over: Record<string, unknown>): Rule {
  const { rules, unread: left } = readRules([permission(over)]);
  return rules[0] ?? expect.fail(JSON.stringify(left));
}

const egress = { Direction: "egress", SourceCidrIp: "" };
const noPeer = { SourceCidrIp: "" };

describe("core/security-group/equivalence/read-rules", () => {
  it("reads all that a rule says", () => {
    const rule = read({
      SecurityGroupRuleId: "sgr-bp1",
      IpProtocol: "UDP",
      PortRange: "53/60",
      SourceCidrIp: "10.1.2.3/16",
      DestCidrIp: "10.0.0.4",
      SourcePortRange: "1024/65535",
      Policy: "Drop",
      Priority: 110,
    });

    expect(rule).to.deep.equal({
      id: "sgr-bp1",
      direction: "ingress",
      protocol: "udp",
      peers: { cidrs: ["10.1.0.0/16"], opaque: [] },
      local: ["10.0.0.4/32"],
      sourcePorts: [{ from: 1024, to: 65_535 }],
      ports: [{ from: 53, to: 60 }],
      policy: "drop",
      priority: 110,
    });
  });

  for (const { name, over, expected } of [
    {
      name: "the destination of egress as its peer",
      over: { ...egress, DestCidrIp: "10.0.0.0/8", SourceCidrIp: "10.9.0.0/16" },
      expected: { peers: { cidrs: ["10.0.0.0/8"], opaque: [] }, local: ["10.9.0.0/16"] },
    },
    {
      name: "a protocol without ports",
      over: { IpProtocol: "all", PortRange: "-1/-1", SourcePortRange: "-1/-1" },
      expected: { protocol: "all", ports: undefined, sourcePorts: undefined },
    },
    {
      name: "a group",
      over: { ...noPeer, SourceGroupId: "sg-x" },
      expected: { peers: { cidrs: [], opaque: ["group sg-x"] } },
    },
    {
      name: "a group of another account, which is another group",
      over: { ...noPeer, SourceGroupId: "sg-x", SourceGroupOwnerAccount: "other" },
      expected: { peers: { cidrs: [], opaque: ["group sg-x of other"] } },
    },
    {
      name: "a prefix list",
      over: { ...noPeer, SourcePrefixListId: "pl-x" },
      expected: { peers: { cidrs: [], opaque: ["prefix list pl-x"] } },
    },
  ]) {
    it(`reads ${name}`, () => {
      expect(read(over)).to.deep.include(expected);
    });
  }

  it("puts addresses in the place of names that are known", () => {
    const names = { ...opaquePeers, prefixList: () => ({ cidrs: ["10.5.0.0/16"], opaque: [] }) };
    const { rules } = readRules([permission({ ...noPeer, SourcePrefixListId: "pl-x" })], names);

    expect(rules[0]?.peers).to.deep.equal({ cidrs: ["10.5.0.0/16"], opaque: [] });
  });

  for (const { name, given, reason } of [
    { name: "what is no object", given: "rule", reason: unread.notARule },
    {
      name: "a field of a wrong type",
      given: permission({ PortRange: 22 }),
      reason: unread.notARule,
    },
    { name: "no direction", given: permission({ Direction: "" }), reason: unread.direction },
    { name: "no policy", given: permission({ Policy: "" }), reason: unread.policy },
    {
      name: "a numbered protocol",
      given: permission({ IpProtocol: "6" }),
      reason: unread.protocol,
    },
    { name: "no ports", given: permission({ PortRange: "" }), reason: unread.ports },
    {
      name: "every port of TCP as -1",
      given: permission({ PortRange: "-1/-1" }),
      reason: unread.ports,
    },
    { name: "port 0", given: permission({ PortRange: "0/80" }), reason: unread.ports },
    { name: "port 65536", given: permission({ PortRange: "80/65536" }), reason: unread.ports },
    {
      name: "a range that runs back",
      given: permission({ PortRange: "80/22" }),
      reason: unread.ports,
    },
    {
      name: "source ports that are none",
      given: permission({ SourcePortRange: "0/1" }),
      reason: unread.ports,
    },
    {
      name: "ports of GRE",
      given: permission({ IpProtocol: "GRE", PortRange: "1/2" }),
      reason: unread.ports,
    },
    {
      name: "a port list",
      given: permission({ PortRange: "", PortRangeListId: "prl-x" }),
      reason: unread.portList,
    },
    { name: "no priority", given: permission({ Priority: "" }), reason: unread.priority },
    { name: "priority 0", given: permission({ Priority: 0 }), reason: unread.priority },
    {
      name: "the classic network's public side",
      given: permission({ NicType: "internet" }),
      reason: unread.nicType,
    },
    { name: "no peer", given: permission(noPeer), reason: unread.peer },
    { name: "two peers", given: permission({ SourceGroupId: "sg-x" }), reason: unread.peer },
    {
      name: "a block that is none",
      given: permission({ SourceCidrIp: "10.0.0.0/33" }),
      reason: unread.address,
    },
    {
      name: "a block of the other family",
      given: permission({ SourceCidrIp: "::/0" }),
      reason: unread.address,
    },
    {
      name: "sides of two families",
      given: permission({ Ipv6DestCidrIp: "::/0" }),
      reason: unread.families,
    },
    {
      name: "a group on the near side",
      given: permission({ DestGroupId: "sg-x" }),
      reason: unread.nearSide,
    },
  ]) {
    it(`says why it does not read ${name}`, () => {
      const { rules, unread: left } = readRules([given]);

      expect(rules).to.deep.equal([]);
      expect(left.map((each) => each.reason)).to.deep.equal([reason]);
    });
  }

  for (const Priority of [1e308, "999999999", 2 ** 20]) {
    it(`does not read priority ${String(Priority)}, which no comparison takes`, () => {
      const { rules, unread: left } = readRules([permission({ Priority })]);

      expect(rules).to.deep.equal([]);
      expect(left.map(({ reason }) => reason)).to.deep.equal([unread.priority]);
    });
  }

  it("reads the rules of a landing as the rules that they were made of", () => {
    const permissions = [
      permission({ Priority: 3, Policy: "Drop" }),
      permission({ IpProtocol: "ALL", PortRange: "-1/-1", SourceCidrIp: "10.0.0.0/8" }),
      permission({ ...egress, DestCidrIp: "192.0.2.0/24", PortRange: "1/1024" }),
      permission({ ...noPeer, SourceGroupId: "sg-bp1db", Priority: 2 }),
    ];
    const { carried } = translate(...permissions);
    const group = { type: "normal", innerAccessPolicy: "Accept" } as const;
    const members = { cidrs: [], opaque: ["members"] };
    const source = { ...group, members, rules: readRules(permissions).rules };
    const landing = { ...group, members, rules: landingRules(carried) };

    expect(carried).to.have.lengthOf(4);
    expect(compareRuleSets(source, landing).same).to.equal(true);
    for (const index of [1, 3]) {
      const rules = landing.rules.toSpliced(index, 1);
      expect(compareRuleSets(source, { ...landing, rules }).same, String(index)).to.equal(false);
    }
  });
});
