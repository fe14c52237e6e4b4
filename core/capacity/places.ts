/** One part of the target and all the sources whose place it takes. */
export interface Place<T> {
  /** As it is planned for the first of them. */
  readonly planned: T;
  readonly sourceIds: readonly string[];
}

/** The parts of a plan, each once: several sources may adopt one. */
export function placesOf<
  T extends { readonly sourceId: string; readonly adoptedId?: string | undefined },
>(planned: readonly T[]): Place<T>[] {
  const places = Map.groupBy(planned, ({ sourceId, adoptedId }) => adoptedId ?? sourceId);
  return [...places.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined
      ? []
      : [{ planned: first, sourceIds: some.map(({ sourceId }) => sourceId) }];
  });
}
