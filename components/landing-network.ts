import * as pulumi from "@pulumi/pulumi";
import { Ipv4CidrBlock } from "@pulumi/alicloud/vpc/ipv4CidrBlock.js";
import { Network } from "@pulumi/alicloud/vpc/network.js";
import { Switch } from "@pulumi/alicloud/vpc/switch.js";
import type { NetworkPlan, VswitchPlan } from "../core/landing/plan.ts";
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
 * The network of a landing: a VPC and, for each source vSwitch, a vSwitch in the same zone (R6.1, R6.2).
 *
 * What the plan adopts is no resource of the stack: its id is put out and nothing else, so that no run changes or
 * deletes it.
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

    const { adoptedId } = network;
    const vpc = adoptedId === undefined ? createVpc(name, network, origin, this) : undefined;
    this.vpcId = vpc?.id ?? pulumi.output(adoptedId ?? "");
    // The API changes a VPC for one caller at a time, so each part waits for the one before.
    let previous: pulumi.Resource | undefined;
    const after = () => ({ parent: this, dependsOn: previous === undefined ? [] : [previous] });
    if (vpc !== undefined) {
      for (const secondaryCidrBlock of network.secondaryCidrs) {
        const block = `${name}-vpc-${secondaryCidrBlock}`;
        previous = new Ipv4CidrBlock(block, { vpcId: vpc.id, secondaryCidrBlock }, after());
      }
    }
    const ids = network.vswitches.map((vswitch): [string, pulumi.Output<string>] => {
      const { key, sourceId } = vswitch;
      if (vswitch.adoptedId !== undefined) return [sourceId, pulumi.output(vswitch.adoptedId)];
      const created = new Switch(
        `${name}-${key}`,
        { vpcId: this.vpcId, ...switchArgs(vswitch, origin) },
        after(),
      );
      previous = created;
      return [sourceId, created.id];
    });
    this.vswitchIds = Object.fromEntries(ids);
    this.registerOutputs({ vpcId: this.vpcId, vswitchIds: this.vswitchIds });
  }
}

function createVpc(
  name: string,
  { cidr, ipv6, name: vpcName, sourceVpcId, userCidrs }: NetworkPlan,
  origin: Origin,
  parent: pulumi.Resource,
): Network {
  return new Network(
    `${name}-vpc`,
    {
      vpcName,
      cidrBlock: cidr,
      ...(userCidrs.length === 0 ? {} : { userCidrs: [...userCidrs] }),
      ...(ipv6 ? { enableIpv6: true } : {}),
      description: originDescription(origin, sourceVpcId),
      tags: originTags(origin, sourceVpcId),
    },
    { parent },
  );
}

function switchArgs({ zone, cidr, name, sourceId, ipv6Mask }: VswitchPlan, origin: Origin) {
  return {
    zoneId: zone,
    cidrBlock: cidr,
    vswitchName: name,
    ...(ipv6Mask === undefined ? {} : { enableIpv6: true, ipv6CidrBlockMask: ipv6Mask }),
    description: originDescription(origin, sourceId),
    tags: originTags(origin, sourceId),
  };
}
