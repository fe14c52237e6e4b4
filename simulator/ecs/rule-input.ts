import { badRequest, forbidden, missingParameter, notFound } from "../errors.ts";
import { parseBlock } from "../network.ts";
import { text, type Params } from "../params.ts";
import type { Account, Rule, RuleMatch, SecurityGroup } from "../state.ts";
import { portsOf } from "./rule-ports.ts";

/** Where a rule is going: what its checks may look at. */
export interface RuleContext {
  readonly group: SecurityGroup;
  readonly account: Account;
  readonly accounts: readonly Account[];
}

export interface RuleInput {
  readonly match: RuleMatch;
  readonly description: string;
}

const PROTOCOLS = ["TCP", "UDP", "ICMP", "ICMPv6", "GRE", "ALL"];
const MAX_DESCRIPTION = 512;

/** Reads and checks one permission of an Authorize, Revoke or Modify call. */
export function readRule(
  direction: Rule["direction"],
  permission: Params,
  context: RuleContext,
): RuleInput {
  const IpProtocol = protocolOf(text(permission, "IpProtocol"));
  const peer = peerOf(direction, permission, context);
  checkFamilies(IpProtocol, peer);
  return {
    match: {
      IpProtocol,
      ...portsOf(IpProtocol, permission, context),
      Policy: policyOf(text(permission, "Policy")),
      Priority: priorityOf(text(permission, "Priority")),
      ...peer,
    },
    description: descriptionOf(text(permission, "Description")),
  };
}

/** Two permissions are the same rule when they match the same traffic with the same verdict. */
export function sameRule(a: RuleMatch, b: RuleMatch): boolean {
  return ruleIdentity(a) === ruleIdentity(b);
}

export function descriptionOf(value: string): string {
  if (value.length > MAX_DESCRIPTION || /^https?:\/\//.test(value))
    throw badRequest(
      "InvalidSecurityGroupDiscription.Malformed",
      "The specified security group rule description is not valid.",
    );
  return value;
}

/** Equal for rules that are the same. */
export function ruleIdentity(match: RuleMatch): string {
  const canonical = Object.entries(match).map(([name, value]: [string, string | number]) =>
    name.endsWith("CidrIp") && value !== "" ? parseBlock(String(value))?.text : value,
  );
  return JSON.stringify(canonical);
}

function protocolOf(value: string): string {
  if (value === "") throw missingParameter("IpProtocol");
  const protocol = PROTOCOLS.find((known) => known.toLowerCase() === value.toLowerCase());
  if (protocol === undefined)
    throw badRequest(
      "InvalidIpProtocol.ValueNotSupported",
      "The parameter IpProtocol must be specified with case insensitive TCP, UDP, ICMP, ICMPv6, GRE or All.",
    );
  return protocol;
}

function policyOf(value: string): RuleMatch["Policy"] {
  const policy = value.toLowerCase();
  if (policy === "" || policy === "accept") return "Accept";
  if (policy === "drop") return "Drop";
  throw badRequest("InvalidPolicy.Malformed", 'The specified parameter "Policy" is not valid.');
}

function priorityOf(value: string): number {
  if (value === "") return 1;
  if (!/^-?\d{1,9}$/.test(value))
    throw badRequest("InvalidPriority.Malformed", "The parameter Priority is invalid.");
  const priority = Number(value);
  if (priority < 1 || priority > 100)
    throw badRequest(
      "InvalidPriority.ValueNotSupported",
      "The parameter Priority is invalid: 1-100.",
    );
  return priority;
}

type Peer = Omit<
  RuleMatch,
  "IpProtocol" | "PortRange" | "SourcePortRange" | "PortRangeListId" | "Policy" | "Priority"
>;

/** A block beats a group, a group beats a prefix list; what is beaten is ignored, as documented. */
function peerOf(direction: Rule["direction"], permission: Params, context: RuleContext): Peer {
  const [near, far] = direction === "ingress" ? ["Dest", "Source"] : ["Source", "Dest"];
  const blocks = {
    SourceCidrIp: ipv4(permission, "SourceCidrIp"),
    DestCidrIp: ipv4(permission, "DestCidrIp"),
    Ipv6SourceCidrIp: ipv6(permission, "Ipv6SourceCidrIp"),
    Ipv6DestCidrIp: ipv6(permission, "Ipv6DestCidrIp"),
  };
  const none = {
    SourceGroupId: "",
    DestGroupId: "",
    SourceGroupOwnerAccount: "",
    DestGroupOwnerAccount: "",
    SourcePrefixListId: "",
    DestPrefixListId: "",
  };
  const hasBlock =
    text(permission, `${far}CidrIp`) !== "" || text(permission, `Ipv6${far}CidrIp`) !== "";
  if (hasBlock) return { ...none, ...blocks };
  if (text(permission, `${far}GroupId`) !== "")
    return { ...none, ...blocks, ...groupPeer(direction, permission, context) };
  const listId = text(permission, `${far}PrefixListId`);
  if (listId !== "") {
    checkPrefixList(listId, context);
    return { ...none, ...blocks, [`${far}PrefixListId`]: listId };
  }
  throw badRequest(
    `MissingParameter.${far}`,
    `One of the parameters ${far}CidrIp, Ipv6${far}CidrIp, ${far}GroupId or ${far}PrefixListId must be specified; ${near}... alone is not enough.`,
  );
}

function checkPrefixList(id: string, { account, group }: RuleContext): void {
  if (group.vpcId === "")
    throw badRequest(
      "NotSupported.ClassicNetworkPrefixList",
      "The prefix list is not supported when the network type of security group is classic.",
    );
  if (account.lists.prefixLists.get(id)?.regionId !== group.regionId)
    throw notFound("InvalidPrefixListId.NotFound", "The specified prefix list was not found.");
}

/**
 * A group may name itself. The documentation contradicts itself here: the API's list of errors has one for it
 * (InvalidParamter.Conflict), and the container service's guide prescribes such a rule for a cluster's group.
 */
function groupPeer(direction: Rule["direction"], permission: Params, context: RuleContext) {
  const side = direction === "ingress" ? "Source" : "Dest";
  const id = text(permission, `${side}GroupId`);
  const ownerId = text(permission, `${side}GroupOwnerId`);
  const ownerAccount = text(permission, `${side}GroupOwnerAccount`);
  const { group, account } = context;
  if (group.type === "enterprise")
    throw forbidden(
      "OperationDenied",
      "Rules of an advanced security group cannot name a security group.",
    );
  const foreign =
    (ownerId !== "" && ownerId !== account.accountId) ||
    (ownerAccount !== "" && ownerAccount !== account.name);
  const owner = foreign
    ? context.accounts.find((other) => other.accountId === ownerId || other.name === ownerAccount)
    : account;
  const peer = owner?.securityGroups.get(id);
  if (owner === undefined || peer === undefined)
    throw notFound(
      `Invalid${side}GroupId.NotFound`,
      `The ${side}GroupId provided does not exist in our records.`,
    );
  if (peer.type === "enterprise")
    throw badRequest(
      "InvalidGroupAuthParameter.OperationDenied",
      "The security group can not authorize to enterprise level security group.",
    );
  if (!foreign && peer.vpcId !== group.vpcId)
    throw badRequest(
      `Invalid${side}GroupId.Mismatch`,
      "Specified security group and source group are not in the same VPC.",
    );
  return { [`${side}GroupId`]: id, [`${side}GroupOwnerAccount`]: foreign ? owner.name : "" };
}

function ipv4(permission: Params, name: string): string {
  const value = text(permission, name);
  if (value === "") return "";
  const block = parseBlock(value);
  if (block?.kind !== "ipv4")
    throw badRequest(`Invalid${name}.Malformed`, `The specified parameter "${name}" is not valid.`);
  return canonical(value, block.text);
}

function ipv6(permission: Params, name: string): string {
  const value = text(permission, name);
  if (value === "") return "";
  const block = parseBlock(value);
  if (block?.kind !== "ipv6")
    throw badRequest(`InvalidParam.${name}`, `The specified parameter "${name}" is not valid.`);
  return canonical(value, block.text);
}

/** A block loses its host bits; a bare address stays bare. */
function canonical(given: string, block: string): string {
  return given.includes("/") ? block : block.replace(/\/\d+$/, "");
}

function checkFamilies(protocol: string, peer: Peer): void {
  const v4 = peer.SourceCidrIp !== "" || peer.DestCidrIp !== "";
  const v6 = peer.Ipv6SourceCidrIp !== "" || peer.Ipv6DestCidrIp !== "";
  if (v4 && v6)
    throw badRequest(
      "InvalidParamter.Conflict",
      "A rule speaks of IPv4 or of IPv6 addresses, not of both.",
    );
  if (v6 && protocol === "ICMP")
    throw badRequest(
      "InvalidParam.Ipv4ProtocolConflictWithIpv6Address",
      "ICMP does not go with an IPv6 address; use ICMPv6.",
    );
  if (v4 && protocol === "ICMPv6")
    throw badRequest(
      "InvalidParam.Ipv6ProtocolConflictWithIpv4Address",
      "ICMPv6 does not go with an IPv4 address; use ICMP.",
    );
}
