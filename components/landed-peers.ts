import type { Input } from "@pulumi/pulumi";
import type { RulePeer } from "../core/landing/plan.ts";

/** What has landed that rules may name, by source id. */
export interface LandedPeers {
  readonly groupIds: Readonly<Record<string, Input<string>>>;
  readonly prefixListIds: Readonly<Record<string, Input<string>>>;
}

/** The far side of a rule as the target has it; one of the first three is there. */
export interface LandedPeer {
  readonly cidr?: string;
  /** `sg-…` */
  readonly groupId?: Input<string>;
  /** `pl-…` */
  readonly prefixListId?: Input<string>;
  /** The account of the group, 16 digits, where it is another one than the target. */
  readonly groupOwnerId?: string;
}

/** @throws Error for what did not land, as no plan has it */
export function landedPeer(peer: RulePeer, landed: LandedPeers): LandedPeer {
  switch (peer.kind) {
    case "block":
      return { cidr: peer.cidr };
    case "group":
      return { groupId: idOf(landed.groupIds, peer.sourceId) };
    case "prefix-list":
      return { prefixListId: idOf(landed.prefixListIds, peer.sourceId) };
    case "existing-prefix-list":
      return { prefixListId: peer.id };
    case "existing-group":
      return peer.ownerId === undefined
        ? { groupId: peer.id }
        : { groupId: peer.id, groupOwnerId: peer.ownerId };
  }
}

function idOf(ids: Readonly<Record<string, Input<string>>>, sourceId: string): Input<string> {
  const id = ids[sourceId];
  if (id === undefined) throw new Error(`nothing landed for ${sourceId}`);
  return id;
}
