import type { LandedResource } from "../../collectors/landed.ts";
import type { PendingCreate, StackState } from "./stack-state.ts";

/** What brings state and cloud together again after an engine was cut off. */
export interface RecoveryPlan {
  /** Created, and to be taken into the state under the URN that asked for it. */
  readonly adopt: readonly { readonly urn: string; readonly resource: LandedResource }[];
  /** Never created, or created again without harm: the next `up` does it. */
  readonly forget: readonly string[];
  /** A pending creation of a type that is not a landing's: a person has to look. */
  readonly unclear: readonly PendingCreate[];
  /** In the cloud with this stack's origin, in no state, and nobody waits for it. */
  readonly orphans: readonly LandedResource[];
}

const kinds: Readonly<Record<string, LandedResource["kind"]>> = {
  "alicloud:vpc/network:Network": "vpc",
  "alicloud:vpc/switch:Switch": "vswitch",
  "alicloud:ecs/securityGroup:SecurityGroup": "security-group",
  "alicloud:ecs/ecsPrefixList:EcsPrefixList": "prefix-list",
};

/** Asking for a block that the VPC has is refused, so it is found by what it is: its VPC and its addresses. */
const blockType = "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock";

/** What a creation makes inside of a VPC that its inputs name. */
const inVpc = new Set<LandedResource["kind"]>(["vswitch", "security-group"]);

/** Authorising an existing rule again succeeds and adds nothing (AuthorizeSecurityGroup). */
const idempotentTypes = new Set([
  "alicloud:ecs/securityGroupRule:SecurityGroupRule",
  "ecs-transfer:index:SecurityGroupRules",
]);

/** What leaves nothing in the cloud, or nothing twice: a component, a provider, a rule. */
function isHarmless({ type, custom }: PendingCreate): boolean {
  return !custom || type.startsWith("pulumi:providers:") || idempotentTypes.has(type);
}

/**
 * Finds by origin what the cloud made and the state does not know.
 * A creation is matched by its description, which names stack and source id and is sent with the creation itself.
 */
export function planRecovery(state: StackState, landed: readonly LandedResource[]): RecoveryPlan {
  const unrecorded = landed.filter(({ id }) => !state.ids.has(id));
  // A block goes with its VPC, and one that a person added by hand is that person's.
  const strangers = unrecorded.filter(({ kind }) => kind !== "vpc-block");
  const adopt: { urn: string; resource: LandedResource }[] = [];
  const forget: string[] = [];
  const unclear: PendingCreate[] = [];
  for (const pending of state.pendingCreates) {
    if (pending.type === blockType) {
      const block = unrecorded.find(
        (one) => one.kind === "vpc-block" && one.id === blockOf(pending),
      );
      if (block === undefined) forget.push(pending.urn);
      else adopt.push({ urn: pending.urn, resource: block });
      continue;
    }
    const kind = kinds[pending.type];
    if (kind === undefined) {
      if (isHarmless(pending)) forget.push(pending.urn);
      else unclear.push(pending);
      continue;
    }
    // An `up` that ran in between made the resource again: what the dead one made has no place left, and is an orphan.
    const madeAgain = state.urns.has(pending.urn);
    const created = strangers.find(
      (resource) =>
        !madeAgain &&
        matches(pending, kind, resource) &&
        !isBuiltOn(resource, landed) &&
        !adopt.some(({ resource: taken }) => taken.id === resource.id),
    );
    if (created === undefined) forget.push(pending.urn);
    else adopt.push({ urn: pending.urn, resource: created });
  }
  const adopted = new Set(adopt.map(({ resource }) => resource.id));
  return { adopt, forget, unclear, orphans: strangers.filter(({ id }) => !adopted.has(id)) };
}

/**
 * Nothing can lie in a VPC whose creation was never heard of: one with something in it was made by another stack of
 * the same name, from a state kept elsewhere.
 */
function isBuiltOn({ kind, id }: LandedResource, landed: readonly LandedResource[]): boolean {
  return kind === "vpc" && landed.some((other) => inVpc.has(other.kind) && other.vpcId === id);
}

function blockOf({ inputs }: PendingCreate): string {
  return `${String(inputs["vpcId"])}:${String(inputs["secondaryCidrBlock"])}`;
}

function matches(
  pending: PendingCreate,
  kind: LandedResource["kind"],
  resource: LandedResource,
): boolean {
  if (resource.kind !== kind || resource.description !== pending.inputs["description"])
    return false;
  return !inVpc.has(kind) || resource.vpcId === pending.inputs["vpcId"];
}
