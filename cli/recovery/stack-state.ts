import { z } from "zod";

const Resource = z.object({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().default(false),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

const Export = z.object({
  deployment: z.object({
    resources: z.array(Resource).nullish(),
    pending_operations: z.array(z.object({ type: z.string(), resource: Resource })).nullish(),
  }),
});

/** A resource that the engine asked for and never heard of again. */
export interface PendingCreate {
  readonly urn: string;
  /** Pulumi's type token. */
  readonly type: string;
  /** False for a component, of which there is nothing in the cloud. */
  readonly custom: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a stack's state knows. */
export interface StackState {
  readonly urns: ReadonlySet<string>;
  /** Ids of the cloud resources in the state. */
  readonly ids: ReadonlySet<string>;
  readonly pendingCreates: readonly PendingCreate[];
  /** URNs of changes and deletions that were cut off; a refresh settles them. */
  readonly otherPending: readonly string[];
}

/** Reads the answer of `pulumi stack export`. */
export function readStackState(exported: string): StackState {
  const { deployment } = Export.parse(JSON.parse(exported));
  const pending = deployment.pending_operations ?? [];
  return {
    urns: new Set((deployment.resources ?? []).map(({ urn }) => urn)),
    ids: new Set((deployment.resources ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]))),
    pendingCreates: pending
      .filter(({ type }) => type === "creating")
      .map(({ resource: { urn, type, custom, inputs } }) => ({
        urn,
        type,
        custom,
        inputs: inputs ?? {},
      })),
    otherPending: pending
      .filter(({ type }) => type !== "creating")
      .map(({ resource }) => resource.urn),
  };
}
