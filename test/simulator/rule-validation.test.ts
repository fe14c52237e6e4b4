import { expect } from "chai";
import type { Simulator } from "../../simulator/server.ts";
import {
  client,
  ECS,
  listAt,
  refusalOf,
  start,
  textAt,
  type Client,
  type Params,
} from "./support.ts";

describe("simulator: which rules are taken", () => {
  let simulator: Simulator;
  let source: Client;

  beforeEach(async () => {
    simulator = await start();
    source = client(simulator);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const RULE: Params = { IpProtocol: "tcp", PortRange: "22/22", SourceCidrIp: "10.0.0.0/8" };

  function permissions(...rules: Params[]): Params {
    const numbered = rules.flatMap((rule, index) =>
      Object.entries(rule).map(([name, value]) => [
        `Permissions.${String(index + 1)}.${name}`,
        value,
      ]),
    );
    return { SecurityGroupId: "sg-a", ...(Object.fromEntries(numbered) as Params) };
  }

  async function rules(params: Params = {}): Promise<unknown[]> {
    return listAt(
      await source(ECS, "DescribeSecurityGroupAttribute", { SecurityGroupId: "sg-a", ...params }),
      "Permissions.Permission",
    );
  }

  const ACCEPTED: [string, Params, Params][] = [
    [
      "tcp with defaults",
      RULE,
      { IpProtocol: "TCP", Policy: "Accept", Priority: "1", NicType: "intranet" },
    ],
    ["any NicType", { ...RULE, NicType: "<nil>" }, { NicType: "intranet" }],
    [
      "drop and priority 100",
      { ...RULE, Policy: "DROP", Priority: "100" },
      { Policy: "Drop", Priority: "100" },
    ],
    ["host bits are cut", { ...RULE, SourceCidrIp: "10.1.2.3/8" }, { SourceCidrIp: "10.0.0.0/8" }],
    ["a bare address", { ...RULE, SourceCidrIp: "10.1.2.3" }, { SourceCidrIp: "10.1.2.3" }],
    [
      "udp range",
      { ...RULE, IpProtocol: "UDP", PortRange: "1/65535" },
      { IpProtocol: "UDP", PortRange: "1/65535" },
    ],
    ["icmp", { ...RULE, IpProtocol: "icmp", PortRange: "-1/-1" }, { IpProtocol: "ICMP" }],
    ["all", { ...RULE, IpProtocol: "all", PortRange: "-1/-1" }, { IpProtocol: "ALL" }],
    [
      "IPv6",
      { IpProtocol: "tcp", PortRange: "443/443", Ipv6SourceCidrIp: "2001:DB8:0::/32" },
      { Ipv6SourceCidrIp: "2001:db8::/32" },
    ],
    [
      "ICMPv6",
      { IpProtocol: "icmpv6", PortRange: "-1/-1", Ipv6SourceCidrIp: "::/0" },
      { IpProtocol: "ICMPv6", Ipv6SourceCidrIp: "::/0" },
    ],
    [
      "another group",
      { IpProtocol: "tcp", PortRange: "22/22", SourceGroupId: "sg-b" },
      { SourceGroupId: "sg-b", SourceGroupName: "b", SourceGroupOwnerAccount: "" },
    ],
    [
      "a block beats a group",
      { ...RULE, SourceGroupId: "sg-nowhere" },
      { SourceCidrIp: "10.0.0.0/8", SourceGroupId: "" },
    ],
    [
      "quintuple",
      { ...RULE, DestCidrIp: "10.0.1.10/32", SourcePortRange: "1/1024" },
      { DestCidrIp: "10.0.1.10/32", SourcePortRange: "1/1024" },
    ],
  ];
  for (const [name, rule, stored] of ACCEPTED)
    it(`AuthorizeSecurityGroup takes ${name}`, async () => {
      await source(ECS, "AuthorizeSecurityGroup", permissions(rule));

      const all = await rules();
      expect(all).to.have.lengthOf(1);
      expect(all[0]).to.include({ Direction: "ingress", ...stored });
      expect(textAt(all[0], "SecurityGroupRuleId")).to.match(/^sgr-bp1[a-z0-9]{17}$/);
    });

  const REFUSED: [string, Params, string][] = [
    ["no protocol", { PortRange: "22/22", SourceCidrIp: "10.0.0.0/8" }, "MissingParameter"],
    ["no ports", { IpProtocol: "tcp", SourceCidrIp: "10.0.0.0/8" }, "MissingParameter"],
    ["no peer", { IpProtocol: "tcp", PortRange: "22/22" }, "MissingParameter.Source"],
    [
      "only the near side",
      { IpProtocol: "tcp", PortRange: "22/22", DestCidrIp: "10.0.0.0/8" },
      "MissingParameter.Source",
    ],
    ["an unknown protocol", { ...RULE, IpProtocol: "sctp" }, "InvalidIpProtocol.ValueNotSupported"],
    ["all ports for tcp", { ...RULE, PortRange: "-1/-1" }, "OperationDenied"],
    ["ports for icmp", { ...RULE, IpProtocol: "icmp" }, "OperationDenied"],
    ["port 0", { ...RULE, PortRange: "0/22" }, "InvalidIpProtocol.Malformed"],
    ["port 65536", { ...RULE, PortRange: "22/65536" }, "InvalidIpProtocol.Malformed"],
    ["ports upside down", { ...RULE, PortRange: "80/22" }, "InvalidIpProtocol.Malformed"],
    ["a single port", { ...RULE, PortRange: "22" }, "InvalidIpProtocol.Malformed"],
    ["half a -1 range", { ...RULE, PortRange: "-1/22" }, "InvalidIpProtocol.Malformed"],
    ["priority 0", { ...RULE, Priority: "0" }, "InvalidPriority.ValueNotSupported"],
    ["priority 101", { ...RULE, Priority: "101" }, "InvalidPriority.ValueNotSupported"],
    ["priority high", { ...RULE, Priority: "high" }, "InvalidPriority.Malformed"],
    ["an unknown policy", { ...RULE, Policy: "reject" }, "InvalidPolicy.Malformed"],
    ["no block", { ...RULE, SourceCidrIp: "10.0.0/8" }, "InvalidSourceCidrIp.Malformed"],
    ["an IPv6 block as IPv4", { ...RULE, SourceCidrIp: "::/0" }, "InvalidSourceCidrIp.Malformed"],
    [
      "an IPv4 block as IPv6",
      { ...RULE, SourceCidrIp: "", Ipv6SourceCidrIp: "10.0.0.0/8" },
      "InvalidParam.Ipv6SourceCidrIp",
    ],
    ["both families", { ...RULE, Ipv6SourceCidrIp: "::/0" }, "InvalidParamter.Conflict"],
    [
      "icmp over IPv6",
      { IpProtocol: "icmp", PortRange: "-1/-1", Ipv6SourceCidrIp: "::/0" },
      "InvalidParam.Ipv4ProtocolConflictWithIpv6Address",
    ],
    [
      "icmpv6 over IPv4",
      { ...RULE, IpProtocol: "icmpv6", PortRange: "-1/-1" },
      "InvalidParam.Ipv6ProtocolConflictWithIpv4Address",
    ],
    [
      "an unknown group",
      { IpProtocol: "tcp", PortRange: "22/22", SourceGroupId: "sg-nowhere" },
      "InvalidSourceGroupId.NotFound",
    ],
    [
      "an unknown prefix list",
      { IpProtocol: "tcp", PortRange: "22/22", SourcePrefixListId: "pl-a" },
      "InvalidPrefixListId.NotFound",
    ],
    [
      "an unknown port list",
      { IpProtocol: "tcp", PortRangeListId: "prl-a", SourceCidrIp: "10.0.0.0/8" },
      "InvalidPortRangeListId.NotFound",
    ],
    [
      "a long description",
      { ...RULE, Description: "x".repeat(513) },
      "InvalidSecurityGroupDiscription.Malformed",
    ],
  ];
  for (const [name, rule, code] of REFUSED)
    it(`AuthorizeSecurityGroup refuses ${name}, and the good rule beside it`, async () => {
      const refusal = await refusalOf(
        source(ECS, "AuthorizeSecurityGroup", permissions({ ...RULE, PortRange: "1/1" }, rule)),
      );

      expect(refusal).to.equal(code);
      expect(await rules()).to.be.empty;
    });
});
