import type { LandingRule, RefusedRule, RulePeer } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { importRefusals, nothingStandsFor } from "./import-refusals.ts";
import { refusals, sameButDescription } from "./refusals.ts";
import { ruleIdentity } from "./translate.ts";

/** A rule, and how people find it in its source. */
export interface QuotedRule {
  readonly quote: string;
  readonly rule: LandingRule;
}

/** A rule as the console's JSON has it: every field, those that are not used as empty texts. */
export type ImportedRule = Readonly<Record<string, string | number>>;

/** What the console's import can be given. */
export interface ConsoleImport {
  /** In the order in which they came, 200 to a file at most. */
  readonly files: readonly (readonly ImportedRule[])[];
  /** What the import does not take, or is not known to take. */
  readonly left: readonly RefusedRule[];
}

/** Rules that one import takes. */
const mostImported = 200;

/**
 * Rules in the form of the console's import.
 * @param sameAs the target's groups and prefix lists, by the ids of those that they take the place of
 */
export function consoleImport(
  rules: readonly QuotedRule[],
  sameAs: ReadonlyMap<string, string>,
): ConsoleImport {
  const taken = new Map<string, { readonly rule: ImportedRule; readonly description: string }>();
  const left: RefusedRule[] = [];
  for (const { quote, rule } of rules) {
    const imported = importOf(rule, sameAs);
    const identity = ruleIdentity(rule);
    const { description } = rule;
    const twin = taken.get(identity);
    if ("reason" in imported) left.push({ quote, reason: imported.reason });
    else if (twin === undefined) taken.set(identity, { rule: imported.rule, description });
    else if (twin.description === description) left.push({ quote, reason: refusals.repeated });
    else left.push({ quote, reason: sameButDescription(twin.description) });
  }
  return { files: inFiles([...taken.values()].map((one) => one.rule)), left };
}

function inFiles(rules: readonly ImportedRule[]): ImportedRule[][] {
  const count = Math.ceil(rules.length / mostImported);
  return Array.from({ length: count }, (_, index) =>
    rules.slice(index * mostImported, (index + 1) * mostImported),
  );
}

function importOf(
  rule: LandingRule,
  sameAs: ReadonlyMap<string, string>,
): { readonly rule: ImportedRule } | { readonly reason: Text } {
  if (rule.localCidr !== undefined || rule.sourcePortRange !== undefined)
    return { reason: importRefusals.fiveTuple };
  if (rule.priority > lastPriority) return { reason: importRefusals.priority };
  const peer = fieldOf(rule.peer, sameAs);
  if ("zh" in peer) return { reason: peer };
  const far = rule.direction === "ingress" ? "Source" : "Dest";
  return {
    rule: {
      ...nothing,
      Direction: rule.direction,
      IpProtocol: rule.protocol === "icmpv6" ? "ICMPv6" : rule.protocol.toUpperCase(),
      PortRange: rule.portRange,
      [peer.name(far)]: peer.value,
      Policy: rule.policy === "accept" ? "Accept" : "Drop",
      Priority: rule.priority,
      NicType: "intranet",
      Description: rule.description,
    },
  };
}

/** The console passes over rules past it without a word. */
const lastPriority = 100;

interface PeerField {
  /** @param side of the rule that is far */
  readonly name: (side: "Source" | "Dest") => string;
  readonly value: string;
}

function fieldOf(peer: RulePeer, sameAs: ReadonlyMap<string, string>): PeerField | Text {
  const group = (value: string): PeerField => ({ name: (side) => `${side}GroupId`, value });
  const list = (value: string): PeerField => ({ name: (side) => `${side}PrefixListId`, value });
  switch (peer.kind) {
    case "block": {
      const { cidr, family } = peer;
      return {
        name: (side) => (family === "ipv4" ? `${side}CidrIp` : `Ipv6${side}CidrIp`),
        value: cidr,
      };
    }
    case "existing-group":
      return peer.ownerId === undefined ? group(peer.id) : importRefusals.otherAccount;
    case "existing-prefix-list":
      return list(peer.id);
    case "group":
    case "prefix-list": {
      const id = sameAs.get(peer.sourceId);
      if (id === undefined) return nothingStandsFor(peer.sourceId);
      return peer.kind === "group" ? group(id) : list(id);
    }
  }
}

const nothing: ImportedRule = Object.fromEntries(
  [
    ...["Direction", "IpProtocol", "PortRange", "SourcePortRange", "Policy", "Priority"],
    ...["NicType", "Description", "CreateTime"],
    ...["SourceCidrIp", "Ipv6SourceCidrIp", "SourceGroupId", "SourceGroupName"],
    ...["SourceGroupOwnerAccount", "SourcePrefixListId", "SourcePrefixListName"],
    ...["DestCidrIp", "Ipv6DestCidrIp", "DestGroupId", "DestGroupName"],
    ...["DestGroupOwnerAccount", "DestPrefixListId", "DestPrefixListName"],
  ].map((field) => [field, ""]),
);
