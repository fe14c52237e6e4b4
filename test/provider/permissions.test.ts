import { expect } from "chai";
import fc from "fast-check";
import { Permission } from "../../core/security-group/permission.ts";
import { permissionOf, readLiveRule } from "../../provider/permissions.ts";
import { anyRule, groupRule } from "./support/rules.ts";

/** The rule as the API answers it: with every field, empty where there is nothing. */
function answered(fields: Readonly<Record<string, string | undefined>>, direction: string) {
  const every = Object.fromEntries(Object.keys(Permission.shape).map((name) => [name, ""]));
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Permission.parse({
    ...every,
    ...Object.fromEntries(said),
    ...{ SecurityGroupRuleId: "sgr-1", Direction: direction },
  });
}

describe("a rule on the wire", () => {
  it("comes back as it was sent, of either direction, family and kind of peer", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const live = readLiveRule(answered(permissionOf(rule), rule.direction));

        expect(live).to.deep.equal({ id: "sgr-1", rule });
      }),
    );
  });

  it("says that it is an intranet rule, and names a peer of egress as the destination", () => {
    const fields = permissionOf(groupRule({ direction: "egress", localCidr: "2001:db8::/32" }));

    expect(fields).to.include({
      ...{ NicType: "intranet", DestCidrIp: "10.0.0.0/8" },
      ...{ Ipv6SourceCidrIp: "2001:db8::/32", Priority: "1", Policy: "accept" },
    });
    expect(fields).not.to.have.any.keys("SourceCidrIp", "Ipv6DestCidrIp");
  });

  it("spells ICMPv6 as the API does", () => {
    expect(permissionOf(groupRule({ protocol: "icmpv6" }))["IpProtocol"]).to.equal("ICMPv6");
    expect(permissionOf(groupRule({ protocol: "all" }))["IpProtocol"]).to.equal("ALL");
  });

  it("sends the owner of a foreign group, and reads priority 110 of old rules", () => {
    const foreign = groupRule({
      cidr: undefined,
      groupId: "sg-x",
      groupOwnerId: "1404423000000010",
    });
    expect(permissionOf(foreign)["SourceGroupOwnerId"]).to.equal("1404423000000010");

    const old = answered({ ...permissionOf(groupRule()), Priority: "110" }, "ingress");
    expect(readLiveRule(old).rule.priority).to.equal(110);
  });

  it("is refused where the answer lacks what makes a rule", () => {
    expect(() => readLiveRule(answered(permissionOf(groupRule()), "sideways"))).to.throw(
      "not of the documented form",
    );
  });
});
