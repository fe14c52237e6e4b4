import { z } from "zod";
import { address, common, id, reference, regional } from "./world-values.ts";

/**
 * Exactly one of `instance`, `interface` (or an instance for its primary one), `ip`; which ones a load balancer takes is
 * for the seed to say.
 */
const member = z.strictObject({
  instance: reference.optional(),
  interface: reference.optional(),
  ip: address.optional(),
  port: z.int().min(1).max(65_535).optional(),
  weight: z.int().min(0).max(100).default(100),
  description: z.string().default(""),
});

const clbGroup = z.strictObject({
  id: id("rsp").optional(),
  name: z.string().default(""),
  members: z.array(member).default([]),
});

/** `members` is the default server group. */
const classicLoadBalancer = z.strictObject({
  ...regional,
  kind: z.literal("clb"),
  id: id("lb").optional(),
  vswitch: reference.optional(),
  address: address.optional(),
  members: z.array(member).default([]),
  vServerGroups: z.array(clbGroup).default([]),
  masterSlaveGroups: z.array(clbGroup).default([]),
});

const serverGroup = z.strictObject({
  id: id("sgp").optional(),
  name: z.string().default(""),
  type: z.enum(["Instance", "Ip"]).default("Instance"),
  members: z.array(member).default([]),
});

function loadBalancerOf<K extends "alb" | "nlb" | "gwlb">(kind: K) {
  return z.strictObject({
    ...common,
    kind: z.literal(kind),
    id: id(kind).optional(),
    vpc: reference,
    serverGroups: z.array(serverGroup).default([]),
  });
}

const newerLoadBalancers = [
  loadBalancerOf("alb"),
  loadBalancerOf("nlb"),
  loadBalancerOf("gwlb"),
] as const;

export const loadBalancer = z.discriminatedUnion("kind", [
  classicLoadBalancer,
  ...newerLoadBalancers,
]);

const endpoint = z.strictObject({
  id: id("ep").optional(),
  type: z.enum(["Domain", "Ip", "IpTarget", "PublicIp", "ECS", "SLB", "ALB", "OSS", "ENI", "NLB"]),
  endpoint: z.string().min(1),
  subAddress: address.optional(),
});

const endpointGroup = z.strictObject({
  id: id("epg").optional(),
  name: z.string().default(""),
  region: z.string().optional(),
  type: z.enum(["default", "virtual"]).default("default"),
  endpoints: z.array(endpoint).default([]),
});

export const accelerator = z.strictObject({
  ...common,
  id: id("ga").optional(),
  kind: z.enum(["standard", "basic"]).default("standard"),
  endpointGroups: z.array(endpointGroup).default([]),
});

export const BALANCING_SCHEMAS = [
  member,
  clbGroup,
  classicLoadBalancer,
  serverGroup,
  ...newerLoadBalancers,
  endpoint,
  endpointGroup,
  accelerator,
];

export type WorldMember = z.infer<typeof member>;
export type WorldClbGroup = z.infer<typeof clbGroup>;
export type WorldLoadBalancer = z.infer<typeof loadBalancer>;
export type WorldAccelerator = z.infer<typeof accelerator>;
export type WorldEndpoint = z.infer<typeof endpoint>;
