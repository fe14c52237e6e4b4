import { readFileSync } from "node:fs";
import { Config, RunError, getProject, getStack, log } from "@pulumi/pulumi";
import { callerAccount } from "./components/caller-account.ts";
import { landGroupReferences } from "./components/group-references.ts";
import { LandingNetwork } from "./components/landing-network.ts";
import { LandingSecurityGroup } from "./components/landing-security-group.ts";
import { SourceInstance } from "./components/source-instance.ts";
import { TransferAccounts } from "./components/transfer-accounts.ts";
import { formatInputErrors } from "./core/input/input-error.ts";
import { confirmationRows } from "./core/landing/confirmation.ts";
import { noIdentity, wrongDestination } from "./core/landing/destination.ts";
import { leftOut, otherGroups } from "./core/landing/warnings.ts";
import { readTransfer } from "./core/case/read-transfer.ts";
import type { Text } from "./core/text.ts";

const config = new Config();
const language = config.get("language") === "zh" ? "zh" : "en";
const transfer = readTransfer(
  config.require("manifest"),
  (path) => readFileSync(path, "utf8"),
  new Date(),
);
if (!transfer.ok) throw new RunError(formatInputErrors(transfer.errors, language));

const { plan, cases } = transfer.value;
const account = await callerAccount().catch((error: unknown) => {
  throw new RunError(noIdentity(String(error))[language]);
});
const region = new Config("alicloud").get("region") ?? process.env["ALICLOUD_REGION"];
const wrong = wrongDestination(plan, { account, region });
if (wrong.length > 0) throw new RunError(wrong.map((text) => text[language]).join("\n"));

const { name, sourceAccount } = plan;
const origin = { stack: `${getProject()}/${getStack()}`, sourceAccount };

for (const { facts, sourceGroupId, otherGroupIds } of plan.instances) {
  if (otherGroupIds.length > 0) warn(otherGroups(facts.id, sourceGroupId, otherGroupIds));
}
const { source, target, attested } = cases.accounts;
const sources = [
  new TransferAccounts(name, { source, target, attested }),
  ...cases.instances.map(
    (one) =>
      new SourceInstance(`${name}-${one.instance.id}`, {
        source,
        target,
        instance: one.instance,
        destination: one.destination,
        attested: one.attested,
      }),
  ),
];
// The policies judge every instance before anything is created, also where an up skips its preview.
const network = new LandingNetwork(name, { network: plan.network, origin }, { dependsOn: sources });
const groups = plan.securityGroups.map((group) => {
  for (const rule of group.leftOut) warn(leftOut(group.sourceId, rule));
  const component = `${name}-${group.key}`;
  const landed = new LandingSecurityGroup(component, { vpcId: network.vpcId, group, origin });
  return { component, group, landed };
});

function warn(text: Text): void {
  void log.warn(text[language]);
}

/** `vpc-…` of the landing. */
export const vpcId = network.vpcId;
/** Source vSwitch id → id of the vSwitch that takes its place. */
export const vswitchIds = network.vswitchIds;
/** Source group id → id of the group that takes its place. */
export const securityGroupIds = Object.fromEntries(
  groups.map(({ group, landed }) => [group.sourceId, landed.securityGroupId]),
);
for (const { component, group, landed } of groups) {
  landGroupReferences(component, landed, group, securityGroupIds);
}
/** One row an instance: what the target enters when it confirms (R7.2). */
export const confirmation = confirmationRows(plan, { vpcId, vswitchIds, securityGroupIds });
