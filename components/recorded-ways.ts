import * as pulumi from "@pulumi/pulumi";
import { recordedIn } from "../core/landing/rule-ways.ts";

/**
 * How the run before held the rules of each group, by source id: the stack's own output `ruleResources`.
 * A program does not see its state otherwise.
 */
export async function recordedWays(): Promise<Readonly<Record<string, string>>> {
  const stack = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
  const own = new pulumi.StackReference("the-run-before", { name: stack });
  const [recorded, landed] = await Promise.all(
    ["ruleResources", "securityGroupIds"].map(async (name) => own.getOutputDetails(name)),
  );
  return recordedIn(recorded?.value, landed?.value);
}
