import * as pulumi from "@pulumi/pulumi";
import type { AccountFacts } from "../core/facts/account.ts";
import type { DestinationFacts } from "../core/facts/destination.ts";
import type { InstanceFacts } from "../core/facts/instance.ts";
import type { Attested } from "../core/rules/attestation.ts";

/** Inputs of {@link SourceInstance}: all that is known of its transfer, unknown facts included. */
export interface SourceInstanceArgs {
  /** The account that the instance leaves. */
  readonly source: AccountFacts;
  /** The account that takes it. */
  readonly target: AccountFacts;
  readonly instance: InstanceFacts;
  /** Where it lands. */
  readonly destination: DestinationFacts;
  /** What people attested of it. */
  readonly attested: Attested;
}

/**
 * An instance of the source account, on its way into this landing. It creates nothing:
 * it carries the facts of its transfer, because policies see the args of components and never see reads.
 */
export class SourceInstance extends pulumi.ComponentResource {
  /** `i-…` */
  declare readonly instanceId: string;

  constructor(name: string, args: SourceInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ecs-transfer:index:SourceInstance", name, { ...args }, opts);
    this.instanceId = args.instance.id;
    this.registerOutputs({ instanceId: this.instanceId });
  }
}
