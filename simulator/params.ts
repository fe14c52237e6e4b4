import { badRequest, invalidParameter, missingParameter } from "./errors.ts";

/** The merged query and form parameters of one request, by wire name. */
export type Params = ReadonlyMap<string, string>;

/** The value of a parameter; "" when it is absent, since the API treats both alike. */
export function text(params: Params, name: string): string {
  return params.get(name) ?? "";
}

export function required(params: Params, name: string): string {
  const value = text(params, name);
  if (value === "") throw missingParameter(name);
  return value;
}

export function flag(params: Params, name: string): boolean | undefined {
  const value = text(params, name).toLowerCase();
  if (value === "") return undefined;
  if (value === "true") return true;
  if (value === "false") return false;
  throw invalidParameter(name, `"${value}" is neither true nor false`);
}

export function integer(params: Params, name: string): number | undefined {
  const value = text(params, name);
  if (value === "") return undefined;
  if (!/^-?\d{1,12}$/.test(value)) throw invalidParameter(name, `"${value}" is not a whole number`);
  return Number(value);
}

export function oneOf<T extends string>(
  params: Params,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = text(params, name);
  if (value === "") return undefined;
  const match = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (match === undefined)
    throw invalidParameter(name, `"${value}" is not one of ${allowed.join(", ")}`);
  return match;
}

/** `Name.1`, `Name.2`, ... in numeric order; `max` is the documented number of elements. */
export function list(params: Params, name: string, max = 100): string[] {
  const found: [number, string][] = [];
  for (const [key, value] of params) {
    const index = indexBelow(key, name);
    if (index?.rest === "" && value !== "") found.push([index.at, value]);
  }
  return inOrder(found, name, max);
}

/** `Name.1.Field`, ... as one map of fields per element, in numeric order. */
export function objects(params: Params, name: string, max = 100): Params[] {
  const byIndex = new Map<number, Map<string, string>>();
  for (const [key, value] of params) {
    const index = indexBelow(key, name);
    if (index === undefined || index.rest === "") continue;
    const fields = byIndex.get(index.at) ?? new Map<string, string>();
    fields.set(index.rest, value);
    byIndex.set(index.at, fields);
  }
  return inOrder([...byIndex], name, max);
}

/** Ids given as a JSON array in one string, as `InstanceIds` is; undefined when absent. */
export function jsonIds(params: Params, name: string, max = 100): string[] | undefined {
  const value = text(params, name);
  if (value === "") return undefined;
  const ids = parseJsonIds(value);
  if (ids === undefined)
    throw badRequest(
      `Invalid${name}.Malformed`,
      `The specified parameter "${name}" is not a JSON array of strings.`,
    );
  if (ids.length > max)
    throw invalidParameter(
      name,
      `${String(ids.length)} ids were given, at most ${String(max)} are allowed`,
    );
  return ids;
}

/** Ids given as `a,b,c`; undefined when absent. */
export function commaIds(params: Params, name: string, max = 100): string[] | undefined {
  const value = text(params, name);
  if (value === "") return undefined;
  const ids = value
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  if (ids.length > max)
    throw invalidParameter(
      name,
      `${String(ids.length)} ids were given, at most ${String(max)} are allowed`,
    );
  return ids;
}

/** A wanted set of ids: absent means no restriction. */
export function wanted(ids: readonly string[] | undefined, id: string): boolean {
  return ids === undefined || ids.includes(id);
}

/** True when the filter is absent or equal. */
export function matches(params: Params, name: string, actual: string): boolean {
  const value = text(params, name);
  return value === "" || value === actual;
}

function parseJsonIds(value: string): string[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const ids: string[] = [];
  for (const entry of parsed as unknown[]) {
    if (typeof entry !== "string") return undefined;
    ids.push(entry);
  }
  return ids;
}

function indexBelow(key: string, name: string): { at: number; rest: string } | undefined {
  if (!key.startsWith(`${name}.`)) return undefined;
  const match = /^(\d{1,6})(?:\.(.+))?$/.exec(key.slice(name.length + 1));
  if (match === null) return undefined;
  return { at: Number(match[1]), rest: match[2] ?? "" };
}

function inOrder<T>(entries: [number, T][], name: string, max: number): T[] {
  if (entries.length > max)
    throw invalidParameter(
      name,
      `${String(entries.length)} elements were given, at most ${String(max)} are allowed`,
    );
  return entries.sort(([a], [b]) => a - b).map(([, value]) => value);
}

/**
 * Refuses documented parameters that the simulator does not apply: a list that ignores a filter is
 * a wrong list.
 */
export function refuseUnapplied(params: Params, names: readonly string[]): void {
  for (const [key, value] of params) {
    const name = names.find((candidate) => key === candidate || key.startsWith(`${candidate}.`));
    if (name !== undefined && value !== "")
      throw badRequest(
        "UnsupportedParameter",
        `The simulator does not apply ${name}: leave it out.`,
      );
  }
}
