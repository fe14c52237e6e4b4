import { z } from "zod";
import type { RecoveryPlan } from "./plan-recovery.ts";

const Operation = z.looseObject({ type: z.string(), resource: z.looseObject({ urn: z.string() }) });
const Export = z.looseObject({
  deployment: z.looseObject({
    resources: z.array(z.looseObject({})).nullish(),
    pending_operations: z.array(Operation).nullish(),
  }),
});

/**
 * An exported state in which what was created stands among the resources, by the id that the cloud gave it, and no
 * creation is pending any more. A refresh then reads the rest.
 *
 * The engine's own `refresh --import-pending-creates` only marks the operation, and the refresh that follows drops
 * the mark and the resource with it (seen with 3.259.0).
 */
export function settleState(exported: string, { adopt }: Pick<RecoveryPlan, "adopt">): string {
  const state = Export.parse(JSON.parse(exported));
  const ids = new Map(adopt.map(({ urn, resource }) => [urn, resource.id]));
  const pending = state.deployment.pending_operations ?? [];
  const created = pending.flatMap(({ resource }) => {
    const id = ids.get(resource.urn);
    return id === undefined ? [] : [{ ...resource, id, outputs: {} }];
  });
  const deployment = {
    ...state.deployment,
    resources: [...(state.deployment.resources ?? []), ...created],
    pending_operations: pending.filter(({ type }) => type !== "creating"),
  };
  return JSON.stringify({ ...state, deployment });
}
