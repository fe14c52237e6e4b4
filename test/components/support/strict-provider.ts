/** What the SDK's mocks are told of a resource. */
interface Asked {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly custom: boolean;
}

interface Answer {
  /** Empty for a component. */
  readonly id: string | undefined;
  /** Why the real provider or the API would not take it. */
  readonly refusals: readonly string[];
}

type Test = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Test>>;

const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const oneOf =
  (...values: unknown[]): Test =>
  (value) =>
    values.includes(value);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const cidr = matches(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
const name = matches(/^(?!https?:\/\/)\p{L}[\p{L}\p{N}._:-]{1,127}$/u);
const description = matches(/^(?!https?:\/\/).{2,256}$/s);
const vpcId = matches(/^vpc-/);
const tags: Test = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(
    ([key, text]) => /^(?!aliyun|acs:|https?:\/\/).{1,128}$/.test(key) && typeof text === "string",
  );

/** Every property that a landing may set, and what the API takes for it. */
const resources: Readonly<Record<string, { readonly idPrefix: string; readonly fields: Fields }>> =
  {
    "alicloud:vpc/network:Network": {
      idPrefix: "vpc",
      fields: {
        ...{ vpcName: name, cidrBlock: cidr, description, tags },
        enableIpv6: optional(oneOf(true, false)),
        userCidrs: optional(
          (value) => Array.isArray(value) && value.length <= 3 && value.every(cidr),
        ),
      },
    },
    "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock": {
      idPrefix: "block",
      fields: { vpcId, secondaryCidrBlock: cidr },
    },
    "alicloud:vpc/switch:Switch": {
      idPrefix: "vsw",
      fields: {
        ...{ vpcId, zoneId: matches(/^cn-[a-z]+-[a-z]$/), cidrBlock: cidr },
        ...{ vswitchName: name, description, tags },
        enableIpv6: optional(oneOf(true, false)),
        ipv6CidrBlockMask: optional((value) => Number.isInteger(value) && Number(value) <= 255),
      },
    },
    "alicloud:ecs/securityGroup:SecurityGroup": {
      idPrefix: "sg",
      fields: {
        ...{ vpcId, securityGroupName: name, description, tags },
        securityGroupType: oneOf("normal", "enterprise"),
        innerAccessPolicy: optional(oneOf("Accept", "Drop")),
      },
    },
    "alicloud:ecs/securityGroupRule:SecurityGroupRule": {
      idPrefix: "rule",
      fields: {
        securityGroupId: matches(/^sg-/),
        type: oneOf("ingress", "egress"),
        ipProtocol: oneOf("tcp", "udp", "icmp", "icmpv6", "gre", "all"),
        portRange: matches(/^(-1\/-1|\d{1,5}\/\d{1,5})$/),
        // The provider's default, internet, is refused for a group of a VPC.
        nicType: oneOf("intranet"),
        policy: oneOf("accept", "drop"),
        priority: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100,
        cidrIp: optional(cidr),
        ipv6CidrIp: optional(matches(/^[0-9a-f:]+\/\d+$/)),
        sourceSecurityGroupId: optional(matches(/^sg-/)),
        sourceGroupOwnerId: optional(matches(/^\d{16}$/)),
        prefixListId: optional(matches(/^pl-/)),
        description: optional(matches(/^.{1,512}$/s)),
      },
    },
    "alicloud:ecs/ecsPrefixList:EcsPrefixList": {
      idPrefix: "pl",
      fields: {
        ...{ prefixListName: name, description, addressFamily: oneOf("IPv4", "IPv6") },
        maxEntries: (value) =>
          Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 200,
        entries: (value) =>
          Array.isArray(value) && value.every((entry) => typeof entry === "object"),
      },
    },
    "alicloud:vpc/peerConnection:PeerConnection": {
      idPrefix: "pcc",
      fields: {
        ...{ peerConnectionName: name, description, vpcId, acceptingVpcId: vpcId },
        acceptingAliUid: (value) => Number.isSafeInteger(value) && String(value).length === 16,
        acceptingRegionId: matches(/^cn-[a-z]+$/),
        bandwidth: optional((value) => Number.isInteger(value) && Number(value) >= 1),
        linkType: optional(oneOf("Gold", "Platinum")),
      },
    },
    "alicloud:vpc/peerConnectionAccepter:PeerConnectionAccepter": {
      idPrefix: "pcc",
      fields: { instanceId: matches(/^pcc-/) },
    },
    "alicloud:vpc/routeEntry:RouteEntry": {
      idPrefix: "route",
      fields: {
        ...{ routeTableId: matches(/^vtb-/), destinationCidrblock: cidr },
        ...{ nexthopType: oneOf("VpcPeer"), nexthopId: matches(/^pcc-/) },
      },
    },
    "ecs-transfer:index:SecurityGroupRules": {
      idPrefix: "sg",
      fields: { securityGroupId: matches(/^sg-/), rules: (value) => typeof value === "object" },
    },
  };

const providers = ["pulumi:providers:alicloud", "pulumi:providers:ecs-transfer"];
const components = [
  "ecs-transfer:index:AccountPeering",
  "ecs-transfer:index:LandingNetwork",
  "ecs-transfer:index:LandingSecurityGroup",
  "ecs-transfer:index:SourceInstance",
];

/** Answers like a provider that takes nothing on trust: unknown types, properties and values are refused. */
export function answerOf({ type, name: resourceName, inputs, custom }: Asked): Answer {
  const resource = resources[type];
  if (resource === undefined) {
    const known = custom ? providers.includes(type) : components.includes(type);
    return {
      id: known && custom ? `provider-${resourceName}` : undefined,
      refusals: known ? [] : ["a type that no landing makes"],
    };
  }
  const { fields, idPrefix } = resource;
  const unknown = Object.keys(inputs).filter((property) => !(property in fields));
  const bad = Object.entries(fields).filter(([property, test]) => !test(inputs[property]));
  return {
    id: `${idPrefix}-of-${resourceName}`,
    refusals: [
      ...unknown.map((property) => `no such property: ${property}`),
      ...bad.map(([property]) => `${property} is refused: ${JSON.stringify(inputs[property])}`),
      ...combinations(type, inputs),
    ],
  };
}

function combinations(type: string, inputs: Readonly<Record<string, unknown>>): string[] {
  if (type === "alicloud:ecs/securityGroup:SecurityGroup") {
    const set = inputs["securityGroupType"] === "enterprise" && "innerAccessPolicy" in inputs;
    return set ? ["an enterprise group has no innerAccessPolicy to set"] : [];
  }
  if (type === "alicloud:ecs/securityGroupRule:SecurityGroupRule") {
    const peers = ["cidrIp", "ipv6CidrIp", "sourceSecurityGroupId", "prefixListId"].filter(
      (property) => property in inputs,
    );
    return peers.length === 1 ? [] : [`one peer is needed, found ${String(peers.length)}`];
  }
  return [];
}
