import { isUnknown } from "../../../core/unknown.ts";
import type { Maybe } from "../../../core/unknown.ts";
import type { Props } from "../reading.ts";

/** What a stack pass sees of a resource. */
export interface StackResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: Props;
  readonly propertyDependencies: Readonly<Record<string, readonly { readonly urn: string }[]>>;
}

/** One resource points at another, and what that says. */
export interface Reference<F> {
  /** The id that it names, which preview may not know yet. */
  readonly id: Maybe<string>;
  /** The resources that the id comes from. */
  readonly urns: readonly string[];
  readonly fact: F;
}

/** Whom something points at: ids as far as they are known, and the URNs of the resources. */
export interface Referent {
  readonly ids: readonly string[];
  readonly urns: readonly string[];
  /** Whether all ids are known: then a known id of a reference is trusted more than its dependency. */
  readonly known: boolean;
}

/**
 * Finds what points at a resource: by id where both ids are known, else by the dependency, which the engine records
 * even when ids are not known yet.
 */
export function referencesTo<F>(
  references: readonly Reference<F>[],
): (referent: Referent) => readonly F[] {
  const byId = new Map<string, Reference<F>[]>();
  const byUrn = new Map<string, Reference<F>[]>();
  for (const reference of references) {
    if (!isUnknown(reference.id)) put(byId, reference.id, reference);
    for (const urn of reference.urns) put(byUrn, urn, reference);
  }
  return ({ ids, urns, known }) => {
    const found = [
      ...ids.flatMap((id) => byId.get(id) ?? []),
      ...urns.flatMap((urn) => byUrn.get(urn) ?? []).filter(({ id }) => !known || isUnknown(id)),
    ];
    return [...new Set(found)].map(({ fact }) => fact);
  };
}

function put<F>(index: Map<string, F[]>, key: string, value: F): void {
  const own = index.get(key);
  if (own === undefined) index.set(key, [value]);
  else own.push(value);
}

/** The URNs that a property comes from. */
export function sourcesOf({ propertyDependencies }: StackResource, key: string): string[] {
  return (propertyDependencies[key] ?? []).map(({ urn }) => urn);
}
