import type { LandedResource } from "../../../collectors/landed.ts";

export const types = {
  vpc: "alicloud:vpc/network:Network",
  vswitch: "alicloud:vpc/switch:Switch",
  block: "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock",
  group: "alicloud:ecs/securityGroup:SecurityGroup",
  rule: "alicloud:ecs/securityGroupRule:SecurityGroupRule",
  ruleSet: "ecs-transfer:index:SecurityGroupRules",
  ruleSetProvider: "pulumi:providers:ecs-transfer",
  prefixList: "alicloud:ecs/ecsPrefixList:EcsPrefixList",
  eip: "alicloud:ecs/eipAddress:EipAddress",
} as const;

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::shop::${type}::${name}`;
}

type Plain = Record<string, unknown>;

/** A resource as `pulumi stack export` writes it. */
export function recorded(type: string, name: string, over: Plain = {}): Plain {
  return { urn: urnOf(type, name), type, custom: true, inputs: {}, ...over };
}

export function operation(kind: string, resource: Plain): Plain {
  return { type: kind, resource };
}

/** An answer of `pulumi stack export`. */
export function exported(resources: readonly Plain[], pending: readonly Plain[]): string {
  const deployment = { manifest: { version: "v3.259.0" }, resources, pending_operations: pending };
  return JSON.stringify({ version: 3, deployment });
}

export function landed(over: Partial<LandedResource> = {}): LandedResource {
  const vpc = { kind: "vpc", id: "vpc-1", vpcId: "vpc-1" } as const;
  return { ...vpc, name: "shop", description: "ecs-transfer shop/prod of vpc-bp1", ...over };
}
