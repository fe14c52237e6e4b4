import * as pulumi from "@pulumi/pulumi";
import type { AccountFacts } from "../core/facts/account.ts";
import type { Attested } from "../core/rules/attestation.ts";

/** Inputs of {@link TransferAccounts}: all that is known of the two accounts, unknown facts included. */
export interface TransferAccountsArgs {
  readonly source: AccountFacts;
  readonly target: AccountFacts;
  /** What people attested of the two. */
  readonly attested: Attested;
}

/** The pair of accounts of a transfer. It creates nothing: it carries their facts to the policies. */
export class TransferAccounts extends pulumi.ComponentResource {
  constructor(name: string, args: TransferAccountsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ecs-transfer:index:TransferAccounts", name, { ...args }, opts);
    this.registerOutputs({});
  }
}
