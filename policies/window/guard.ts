import { hashOf } from "./hash.ts";
import {
  changeRefused,
  deletionRefused,
  otherStackRefused,
  replacementRefused,
  stepRefused,
} from "./refusal.ts";
import type { ChangedInputs, Refusal } from "./refusal.ts";
import { canonicalJson, isInternal } from "../../core/window/plain-data.ts";
import type { FrozenRecord, FrozenResource } from "../../core/window/record.ts";
import { stackIn } from "../../core/window/urn.ts";
import { notYet, read } from "../facts/reading.ts";
import type { Props } from "../facts/reading.ts";
import type { Settings } from "../settings.ts";
import { isUnknownValueError } from "../unknown-value.ts";

/** A resource as a policy is shown it. */
interface Shown {
  readonly urn: string;
  readonly props: Props;
}

/** Refuses what would change, replace or delete a resource that is frozen for its transfer. */
export interface Guard {
  /** By its inputs, at every run. */
  readonly resource: (shown: Shown, settings: Settings) => Refusal[];
  /** By what the stack will hold after the run; it does not repeat what {@link Guard.resource} refused. */
  readonly stack: (resources: readonly Shown[], settings: Settings) => Refusal[];
}

export function guardOf(): Guard {
  let known: FrozenRecord | undefined;
  let byUrn = new Map<string, FrozenResource>();
  const refused = new Set<string>();

  /** The frozen resources; the record is the same object until the pack is configured again. */
  function frozenIn({ frozen }: Settings): ReadonlyMap<string, FrozenResource> {
    if (frozen !== known) {
      known = frozen;
      byUrn = new Map(frozen?.resources.map((resource) => [resource.urn, resource]));
    }
    return byUrn;
  }

  return {
    resource(shown, settings) {
      const resource = frozenIn(settings).get(shown.urn);
      if (resource === undefined) return [];
      const inputs = changedInputs(resource, shown.props);
      if (isAsItWas(inputs)) {
        refused.delete(shown.urn);
        return [];
      }
      refused.add(shown.urn);
      return [changeRefused(resource, inputs, settings)];
    },

    stack(resources, settings) {
      const frozen = [...frozenIn(settings).values()];
      const [first] = frozen;
      if (first === undefined) return [];
      const other = otherStack(stackIn(first.urn), resources, settings);
      if (other !== undefined) return [other];
      const present = new Map(resources.map(({ urn, props }) => [urn, props]));
      return frozen.flatMap((resource) => {
        const props = present.get(resource.urn);
        if (props === undefined) return [deletionRefused(resource, settings)];
        return refused.has(resource.urn) ? [] : planned(resource, props, settings);
      });
    },
  };
}

function changedInputs({ inputs, secrets }: FrozenResource, props: Props): ChangedInputs {
  const missing = new Set([...Object.keys(inputs), ...secrets]);
  const changed: string[] = [];
  const added: string[] = [];
  const unknown: string[] = [];
  for (const name of Object.keys(props).filter((key) => !isInternal(key))) {
    const value = read(props, name);
    if (value === undefined || value === null) continue;
    if (!missing.delete(name)) added.push(name);
    else if (value === notYet) unknown.push(name);
    else if (Object.hasOwn(inputs, name)) {
      const hash = hashIfKnown(value);
      if (hash === undefined) unknown.push(name);
      else if (hash !== inputs[name]) changed.push(name);
    }
  }
  return { changed, added, removed: [...missing], unknown };
}

function isAsItWas({ changed, added, removed, unknown }: ChangedInputs): boolean {
  return [changed, added, removed, unknown].every((names) => names.length === 0);
}

/** A list or a map may hold, at any depth, what preview does not know. */
function hashIfKnown(value: unknown): string | undefined {
  try {
    return hashOf(canonicalJson(value));
  } catch (error) {
    if (isUnknownValueError(error)) return undefined;
    throw error;
  }
}

/**
 * What the id tells of the step that the engine plans. Of an update and of a replacement a preview shows no id, empty
 * or unknown (alicloud 3.108); of a resource that stays as it is, the id it has. A provider that never shows an id
 * among its outputs leaves nothing to compare.
 */
function planned(resource: FrozenResource, props: Props, settings: Settings): Refusal[] {
  const id = read(props, "id");
  if (id === notYet || id === "") return [stepRefused(resource, settings)];
  if (typeof id !== "string" || id === resource.id) return [];
  return [replacementRefused(resource, id, settings)];
}

/** Where nothing of the record's own stack is shown, but something of another. */
function otherStack(
  frozen: string,
  resources: readonly Shown[],
  settings: Settings,
): Refusal | undefined {
  const shown = resources.map(({ urn }) => urn).toSorted();
  const [first] = shown;
  if (first === undefined || shown.some((urn) => stackIn(urn) === frozen)) return undefined;
  return otherStackRefused([frozen, stackIn(first)], first, settings);
}
