/** Why a fact could not be seen: a denied call, a value that a preview does not know yet, a fact nobody read. */
export interface Unknown {
  readonly unknown: string;
}

/** A fact that was seen, or the reason why it was not. */
export type Maybe<T> = T | Unknown;

/** Whether a fact could not be seen. */
export function isUnknown(fact: unknown): fact is Unknown {
  return (
    typeof fact === "object" && fact !== null && "unknown" in fact && Object.keys(fact).length === 1
  );
}
