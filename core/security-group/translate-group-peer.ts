import { readCidr } from "../cidr.ts";
import type { RulePeer } from "../landing/plan.ts";
import type { Text } from "../text.ts";
import { changes } from "./changes.ts";
import { leftBehind, notInTarget, unknownOwner } from "./group-refusals.ts";
import { refusals, staysBehind } from "./refusals.ts";
import { chosenAway, no } from "./source-group.ts";
import type {
  MemberAddresses,
  Parts,
  Refusal,
  RuleSurroundings,
  SourceGroup,
} from "./source-group.ts";

/**
 * Where a group stands in a rule.
 * @param owner account name of a group of another account
 */
export function groupPeers(
  id: string,
  owner: string | undefined,
  group: SourceGroup,
): Parts<RulePeer> | Refusal {
  if (isOfAnother(owner, group.around)) return otherAccounts(id, owner, group);
  return group.around.landing.has(id) ? landingGroup(id, group) : stayingGroup(id, group);
}

/** Whether rules of the group can name no group at all. */
function isEnterprise({ id, around }: SourceGroup): boolean {
  return around.landing.get(id)?.type === "enterprise";
}

function landingGroup(id: string, group: SourceGroup): Parts<RulePeer> | Refusal {
  const landing = group.around.landing.get(id);
  if (isEnterprise(group) || landing?.type === "enterprise") {
    if (group.choices.groupsThatStay !== "members") return no(refusals.enterprise);
    const written = asAddresses(id, group.around.landingMembers(id), group);
    if ("reason" in written) return written;
    return { ...written, changes: [...written.changes, ...leavers(id, group.around)] };
  }
  const into = landing?.into ?? [];
  const [only] = into;
  const change =
    into.length === 1 && only === group.id
      ? changes.ownGroup
      : into.length === 1 && only === id
        ? changes.landingOf(id)
        : changes.mergedInto(id, into);
  return {
    values: into.map((sourceId) => ({ kind: "group", sourceId })),
    changes: [change, ...leavers(id, group.around)],
  };
}

function stayingGroup(id: string, group: SourceGroup): Parts<RulePeer> | Refusal {
  switch (group.choices.groupsThatStay) {
    case "refuse":
      return no(staysBehind(id));
    case "leave-out":
      return chosenAway(leftBehind(id));
    case "members":
      return asAddresses(id, group.around.members(id), group);
    case "reference":
      if (isEnterprise(group)) return no(refusals.enterprise);
      return {
        values: [{ kind: "existing-group", id, ownerId: group.around.sourceAccount }],
        changes: [changes.reference(id), ...leavers(id, group.around)],
      };
  }
}

function leavers(id: string, { leaving }: RuleSurroundings): readonly Text[] {
  const gone = leaving(id);
  return gone.length === 0 ? [] : [changes.leave(id, gone)];
}

function asAddresses(
  id: string,
  members: MemberAddresses,
  { around }: SourceGroup,
): Parts<RulePeer> | Refusal {
  if ("notKnown" in members) return no(members.notKnown);
  const blocks = members.cidrs.flatMap((text): RulePeer[] => {
    const read = readCidr(text);
    return read === undefined
      ? []
      : [{ kind: "block", cidr: read.cidr.text, family: read.cidr.family }];
  });
  const usable = blocks.filter((peer) => around.ipv6 || !isIpv6(peer));
  const left = blocks.length - usable.length;
  return {
    values: usable,
    changes: [
      changes.membersOf(id, blocks.length),
      ...(left === 0 ? [] : [changes.withoutIpv6(left)]),
    ],
  };
}

function isIpv6(peer: RulePeer): boolean {
  return peer.kind === "block" && peer.family === "ipv6";
}

function otherAccounts(id: string, owner: string, group: SourceGroup): Parts<RulePeer> | Refusal {
  const { target } = group.around;
  if (isEnterprise(group)) return no(refusals.enterprise);
  const account = accountOf(owner, group.around);
  if (account === undefined) return no(unknownOwner(id, owner));
  if (account !== target.account) {
    return {
      values: [{ kind: "existing-group", id, ownerId: account }],
      changes: [changes.otherGroup(id, account)],
    };
  }
  const type = target.groups?.get(id);
  if (target.groups !== undefined && type === undefined) return no(notInTarget(id));
  if (type === "enterprise") return no(refusals.enterprise);
  return { values: [{ kind: "existing-group", id }], changes: [changes.targetGroup(id)] };
}

/** Whether a rule names a group of another account; one can name its own account, too. */
export function isOfAnother(owner: string | undefined, around: RuleSurroundings): owner is string {
  return owner !== undefined && accountOf(owner, around) !== around.sourceAccount;
}

/** UID of an account that a rule names; undefined where nobody told whose name it is. */
export function accountOf(
  name: string,
  { target, otherAccounts: accounts }: Pick<RuleSurroundings, "target" | "otherAccounts">,
): string | undefined {
  return name === target.name ? target.account : accounts.get(name);
}
