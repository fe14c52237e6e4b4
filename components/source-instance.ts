import * as pulumi from "@pulumi/pulumi";
import type { InstanceFacts } from "../core/inventory.ts";

/** Inputs of {@link SourceInstance}. */
export interface SourceInstanceArgs {
  /** UID of the account that the instance leaves, 16 digits. */
  readonly sourceAccount: string;
  /** What the inventory knows of the instance, unknown facts included. */
  readonly facts: InstanceFacts;
}

/**
 * An instance of the source account, on its way into this landing. It creates nothing:
 * it carries the instance's facts, because policies see the args of components and never see reads.
 */
export class SourceInstance extends pulumi.ComponentResource {
  /** `i-…` */
  declare readonly instanceId: string;

  constructor(name: string, args: SourceInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ecs-transfer:index:SourceInstance", name, { ...args }, opts);
    this.instanceId = args.facts.id;
    this.registerOutputs({ instanceId: this.instanceId });
  }
}
