import * as pulumi from "@pulumi/pulumi";
import type { GroupRule } from "../core/security-group/group-rule.ts";

/** Inputs of {@link SecurityGroupRules}. */
export interface SecurityGroupRulesArgs {
  /** `sg-…`; the resource holds all rules that the group has. */
  readonly securityGroupId: pulumi.Input<string>;
  /** @default the provider's region */
  readonly region?: pulumi.Input<string>;
  /** By names of the program's own choice, which previews show and which are no part of a rule. */
  readonly rules: pulumi.Input<Readonly<Record<string, pulumi.Input<InputRule>>>>;
}

/** A rule of which parts may be outputs of other resources, such as the id of a group. */
type InputRule = { readonly [Field in keyof GroupRule]: pulumi.Input<GroupRule[Field]> };

/**
 * All rules of a security group as one resource: a hundred rules a call, and one read for the whole group.
 * The project names the provider's folder in `Pulumi.yaml`, under `plugins.providers`.
 *
 * @example
 * ```ts
 * const rules = { https: { direction: "ingress", protocol: "tcp", portRange: "443/443", … } };
 * new SecurityGroupRules("web", { securityGroupId: group.id, rules }, { provider });
 * ```
 */
export class SecurityGroupRules extends pulumi.CustomResource {
  declare readonly securityGroupId: pulumi.Output<string>;
  declare readonly region: pulumi.Output<string>;
  declare readonly rules: pulumi.Output<Readonly<Record<string, GroupRule>>>;

  constructor(name: string, args: SecurityGroupRulesArgs, opts?: pulumi.CustomResourceOptions) {
    super("ecs-transfer:index:SecurityGroupRules", name, { ...args }, opts);
  }
}

/** Where the provider of {@link SecurityGroupRules} calls. Its keys come from the environment alone. */
export interface RuleSetProviderArgs {
  readonly region?: pulumi.Input<string>;
  /** `host[:port]` of ECS. @default the region's own */
  readonly endpoint?: pulumi.Input<string>;
  /** `http` or `https`, in either case. @default "https" */
  readonly protocol?: pulumi.Input<string>;
  /** A profile of `~/.aliyun/config.json`. @default the keys in the environment */
  readonly profile?: pulumi.Input<string>;
}

/** The provider of {@link SecurityGroupRules} with settings of its own, one process each. */
export class RuleSetProvider extends pulumi.ProviderResource {
  constructor(name: string, args: RuleSetProviderArgs, opts?: pulumi.ResourceOptions) {
    super("ecs-transfer", name, { ...args }, opts);
  }
}

/**
 * Settings that make it call where the alicloud provider of the same stack calls.
 * @throws Error when the stack's `alicloud:endpoints` cannot be read
 */
export function likeAlicloud(): RuleSetProviderArgs {
  const config = new pulumi.Config("alicloud");
  const endpoints = config.getObject<readonly { readonly ecs?: string }[]>("endpoints");
  const settings = {
    region: config.get("region") ?? process.env["ALICLOUD_REGION"],
    endpoint: endpoints?.[0]?.ecs,
    protocol: config.get("protocol"),
    profile: config.get("profile"),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
