import * as pulumi from "@pulumi/pulumi";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import { Switch } from "@pulumi/alicloud/vpc/switch.js";
import type { NetworkPlan } from "../core/landing/plan.ts";
import type { Origin } from "../core/landing/origin.ts";
import { originDescription, originTags } from "../core/landing/origin.ts";

/** Inputs of {@link LandingNetwork}: plain data, so that policies and state see them whole. */
export interface LandingNetworkArgs {
  /** The VPC and its vSwitches, as planned from the source's network. */
  readonly network: NetworkPlan;
  /** Which landing and source account this network stands for; becomes tags. */
  readonly origin: Origin;
}

/**
 * The network of a landing: a VPC and, for each source vSwitch, a vSwitch in the same zone and CIDR (R6.1, R6.2).
 *
 * @example
 * ```ts
 * const network = new LandingNetwork("landing", { network: plan.network, origin });
 * export const vpcId = network.vpcId;
 * ```
 */
export class LandingNetwork extends pulumi.ComponentResource {
  /** `vpc-…` */
  declare readonly vpcId: pulumi.Output<string>;
  /** Source vSwitch id → id of the vSwitch that takes its place. */
  declare readonly vswitchIds: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: LandingNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ecs-transfer:index:LandingNetwork", name, { ...args }, opts);
    const { network, origin } = args;

    const vpc = new Network(
      `${name}-vpc`,
      {
        vpcName: network.name,
        cidrBlock: network.cidr,
        description: originDescription(origin, network.sourceVpcId),
        tags: originTags(origin, network.sourceVpcId),
      },
      { parent: this },
    );
    // The API refuses to create two vSwitches of one VPC at the same time, so each waits for the one before.
    const vswitches: Switch[] = [];
    for (const vswitch of network.vswitches) {
      const created = new Switch(
        `${name}-${vswitch.key}`,
        {
          vpcId: vpc.id,
          zoneId: vswitch.zone,
          cidrBlock: vswitch.cidr,
          vswitchName: vswitch.name,
          description: originDescription(origin, vswitch.sourceId),
          tags: originTags(origin, vswitch.sourceId),
        },
        { parent: this, dependsOn: vswitches.slice(-1) },
      );
      vswitches.push(created);
    }

    this.vpcId = vpc.id;
    this.vswitchIds = Object.fromEntries(
      network.vswitches.flatMap(({ sourceId }, index) => {
        const created = vswitches[index];
        return created === undefined ? [] : [[sourceId, created.id]];
      }),
    );
    this.registerOutputs({ vpcId: this.vpcId, vswitchIds: this.vswitchIds });
  }
}
