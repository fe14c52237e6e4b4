type Permission = Readonly<Record<string, string | number>>;

const ports = ["22/22", "80/80", "443/443", "8000/8999", "1/65535", "27017/27017", "65535/65535"];
const blocks = {
  ipv4: [
    "0.0.0.0/0",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.1.0/24",
    "203.0.113.7/32",
    "100.64.0.0/10",
  ],
  ipv6: ["::/0", "2001:db8::/32", "2001:db8:0:1::/64", "2408:4000:1::/48", "2001:db8::1/128"],
};
const descriptions = [
  "",
  "HTTPS",
  "办公网访问，请勿删除",
  "MySQL (only from the web tier); a=b&c=d, 100% + \"quoted\" 'twice'",
  "运维 SSH：张三 <ops@example.com>",
  "café ☕ | \\backslash / slash",
];
// Seven, so that they meet every direction, family and policy of the cycles of three, four and five below.
const protocols = ["TCP", "UDP", "ICMP", "TCP", "GRE", "ALL", "TCP"];

/**
 * A security group as the console exports it: a bare list of `Permission` objects with empty texts for what does not
 * apply, and priorities that are numbers or, in newer exports, texts. The same `count` gives the same rules.
 */
export function consoleExport(count: number): Permission[] {
  return Array.from({ length: count }, (_, index): Permission => {
    const direction = index % 3 === 2 ? "egress" : "ingress";
    const family = index % 4 === 3 ? "ipv6" : "ipv4";
    const protocol = pick(protocols, index);
    // The range of priorities is walked through once in a hundred rules, so no two of them are equal.
    const priority = (index % 100) + 1;
    const far = direction === "ingress" ? "Source" : "Dest";
    return {
      ...empty,
      Direction: direction,
      IpProtocol: family === "ipv6" && protocol === "ICMP" ? "ICMPv6" : protocol,
      PortRange: ["TCP", "UDP"].includes(protocol) ? pick(ports, Math.floor(index / 7)) : "-1/-1",
      Policy: index % 5 === 4 ? "Drop" : "Accept",
      Priority: index % 2 === 0 ? priority : String(priority),
      Description: pick(descriptions, index),
      NicType: "intranet",
      CreateTime: "2020-07-09T07:12:49Z",
      [family === "ipv4" ? `${far}CidrIp` : `Ipv6${far}CidrIp`]: pick(blocks[family], index),
    };
  });
}

const empty = Object.fromEntries(
  [
    ...[
      "SourceGroupId",
      "SourceGroupName",
      "SourceGroupOwnerAccount",
      "SourceCidrIp",
      "Ipv6SourceCidrIp",
    ],
    ...[
      "DestGroupId",
      "DestGroupName",
      "DestGroupOwnerAccount",
      "DestCidrIp",
      "Ipv6DestCidrIp",
      "SourcePortRange",
    ],
  ].map((field) => [field, ""]),
);

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? "";
}

/** Rules without what each account gives them anew, in one notation and one order; what is empty is not said. */
export function normalised(
  permissions: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown>[] {
  return permissions
    .map((permission) => {
      const said = Object.entries(permission).filter(
        ([field, value]) => value !== "" && !givenAnew.includes(field),
      );
      return { ...Object.fromEntries(said.sort()), Priority: Number(permission["Priority"]) };
    })
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const givenAnew = ["CreateTime", "SecurityGroupRuleId"];
