import { readFileSync } from "node:fs";
import { Config, RunError, all, getProject, getStack, log } from "@pulumi/pulumi";
import { callerAccount } from "./components/caller-account.ts";
import { LandingNetwork } from "./components/landing-network.ts";
import { landPrefixLists } from "./components/landing-prefix-lists.ts";
import { landRules } from "./components/landing-rules.ts";
import { recordedWays } from "./components/recorded-ways.ts";
import { LandingSecurityGroup } from "./components/landing-security-group.ts";
import { likeAlicloud, RuleSetProvider } from "./components/security-group-rules.ts";
import { SourceInstance } from "./components/source-instance.ts";
import { TransferAccounts } from "./components/transfer-accounts.ts";
import { formatInputErrors } from "./core/input/input-error.ts";
import { landingNotes, ownAdoptions } from "./core/landing/adopted-parts.ts";
import { confirmationRows } from "./core/landing/confirmation.ts";
import { noIdentity, wrongDestination } from "./core/landing/destination.ts";
import { wayOfRun } from "./core/landing/rule-ways.ts";
import { goingOver, leftOut, otherGroups } from "./core/landing/warnings.ts";
import { readTransfer } from "./core/case/read-transfer.ts";
import type { Text } from "./core/text.ts";

const config = new Config();
const language = config.get("language") === "zh" ? "zh" : "en";
const transfer = readTransfer(config.require("manifest"), (path) => readFileSync(path), new Date());
if (!transfer.ok) throw new RunError(formatInputErrors(transfer.errors, language));

const { plan, cases } = transfer.value;
const account = await callerAccount().catch((error: unknown) => {
  throw new RunError(noIdentity(String(error))[language]);
});
const region = new Config("alicloud").get("region") ?? process.env["ALICLOUD_REGION"];
const { name, sourceAccount } = plan;
const origin = { stack: `${getProject()}/${getStack()}`, sourceAccount };
const wrong = [...wrongDestination(plan, { account, region }), ...ownAdoptions(plan, origin.stack)];
if (wrong.length > 0) throw new RunError(wrong.map((text) => text[language]).join("\n"));

// Before anything is registered: a state that the engine is writing at the same time cannot be read.
const recorded = await recordedWays();
for (const text of landingNotes(plan)) warn(text);
for (const instance of plan.instances) {
  const others = otherGroups(instance);
  if (others !== undefined) warn(others);
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
const prefixListIds = landPrefixLists(name, plan.prefixLists, origin, { dependsOn: sources });
const groups = plan.securityGroups.map((group) => {
  for (const rule of group.leftOut) warn(leftOut(group.sourceId, rule));
  const component = `${name}-${group.key}`;
  const landed = new LandingSecurityGroup(
    component,
    { vpcId: network.vpcId, group, origin },
    { dependsOn: sources },
  );
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
const peers = { groupIds: securityGroupIds, prefixListIds };
let provider: RuleSetProvider | undefined;
const ruleSets = () => (provider ??= new RuleSetProvider(`${name}-rule-sets`, likeAlicloud()));
/** Source group id → how its rules are held, for the next run. */
export const ruleResources = Object.fromEntries(
  groups.flatMap(({ component, group, landed }) => {
    if (landed.created === undefined) return [];
    const ways = wayOfRun(group.ruleResources, recorded[group.sourceId]);
    if (ways.leaving !== undefined) warn(goingOver(group.sourceId, ways));
    const rules = landRules(component, { landed, group, ways, peers, ruleSets });
    // Told when they are all there, so that a run that fails is not taken for one that went over.
    return [[group.sourceId, all(rules.map(({ urn }) => urn)).apply(() => ways.record)]];
  }),
);
/** One row an instance: what the target enters when it confirms (R7.2). */
export const confirmation = confirmationRows(plan, { vpcId, vswitchIds, securityGroupIds });
