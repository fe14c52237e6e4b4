import { expect } from "chai";
import { quoteRule } from "../../../core/security-group/quote.ts";

describe("core/security-group/quote", () => {
  for (const { name, permission, quote } of [
    {
      name: "a rule of five parts",
      permission: {
        Direction: "egress",
        IpProtocol: "UDP",
        PortRange: " 53/53 ",
        SourceCidrIp: "10.0.0.1/32",
        SourcePortRange: "1024/65535",
        DestCidrIp: "10.0.0.0/8",
        Policy: "Drop",
        Priority: 7,
        SecurityGroupRuleId: "sgr-1",
      },
      quote:
        "egress UDP 53/53 from 10.0.0.1/32 from port 1024/65535 to 10.0.0.0/8 Drop priority 7 sgr-1",
    },
    {
      name: "every kind of peer",
      permission: {
        Direction: "ingress",
        IpProtocol: "ALL",
        PortRangeListId: "prl-1",
        SourceCidrIp: "10.0.0.0/8",
        Ipv6SourceCidrIp: "::/0",
        SourceGroupId: "sg-1",
        SourcePrefixListId: "pl-1",
        DestGroupId: "sg-2",
        Policy: "Accept",
      },
      quote: "ingress ALL prl-1 from 10.0.0.0/8+::/0+sg-1+pl-1 to sg-2 Accept",
    },
    { name: "nothing that it knows", permission: { Policy: {}, Extra: 1 }, quote: "? ? ? ?" },
    { name: "no rule at all", permission: null, quote: "null" },
    { name: "a value that is missing", permission: undefined, quote: "null" },
    { name: "a text", permission: "a\nb", quote: '"a\\nb"' },
  ]) {
    it(`shows ${name} in one line`, () => {
      expect(quoteRule(permission)).to.equal(quote);
    });
  }

  it("cuts what is long, part by part", () => {
    const quote = quoteRule({ Direction: "x".repeat(200), Policy: "Accept" });

    expect(quote).to.equal(`${"x".repeat(79)}… ? ? Accept`);
  });
});
