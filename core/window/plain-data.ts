/** Key of a value in a state that is more than plain data: a secret, an asset, a reference to a resource. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

/** Inputs that hold secrets whether a program marks them or not. */
const secretName = /password|passwd|secret|credential|privatekey|accesskey|token$|userdata/i;

/** Keys that the engine keeps for itself, such as `__defaults`; a policy does not get them. */
export function isInternal(key: string): boolean {
  return key.startsWith("__");
}

/** Names of the inputs that count: no internal ones, none that are empty. */
export function inputNames(inputs: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(inputs).filter(
    (name) => !isInternal(name) && inputs[name] !== undefined && inputs[name] !== null,
  );
}

/** Whether an input is not to be hashed: a short secret would be found again from its hash. */
export function holdsSecret(name: string, value: unknown): boolean {
  if (secretName.test(name)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => key === signatureKey || holdsSecret(Array.isArray(value) ? "" : key, inner),
  );
}

/**
 * Plain data as JSON with sorted keys, so that equal data gives equal text.
 * Internal keys and empty values are left out at every depth, as a policy gets the data without them.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: unknown) => canonicalJson(item)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const fields = value as Readonly<Record<string, unknown>>;
  const written = inputNames(fields)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`);
  return `{${written.join(",")}}`;
}
