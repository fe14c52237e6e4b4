import { nearest } from "../../core/input/suggest.ts";
import { UserError } from "../user-error.ts";

/** The value, as one of `allowed`. @throws {UserError} where it is none of them */
export function keyOf<K extends string>(value: string, allowed: readonly K[], option: string): K {
  const found = allowed.find((key) => key === value);
  if (found === undefined) throw notOneOf(value, allowed, option);
  return found;
}

/** Those of `all` that `ids` name, in the order of `all`; all where nothing is named. @throws {UserError} for an id that none has */
export function choose<T>(
  all: readonly T[],
  idOf: (one: T) => string,
  ids: readonly string[] | undefined,
  option: string,
): readonly T[] {
  if (ids === undefined) return all;
  const known = all.map(idOf);
  const stranger = ids.find((id) => !known.includes(id));
  if (stranger !== undefined) throw notOneOf(stranger, known, option);
  return all.filter((one) => ids.includes(idOf(one)));
}

/** The instant that `--now` gives, else the present. @throws {UserError} for anything but an instant with its offset */
export function instantOf(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? new Date(text)
    : new Date(Number.NaN);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new UserError({
    zh: `--now ${text}：不是时刻。请写日期、时间和时区，如 2026-06-01T08:00:00+08:00。`,
    en: `--now ${text}: not an instant. Give date, time and offset, such as 2026-06-01T08:00:00+08:00.`,
  });
}

const mostNamed = 20;

function notOneOf(value: string, allowed: readonly string[], option: string): UserError {
  const meant = nearest(value, allowed);
  const named = allowed.slice(0, mostNamed);
  const rest = allowed.length - named.length;
  return new UserError({
    zh: `${option} ${value}：没有这一项。${meant === undefined ? "" : `是否想写 ${meant}？`}可用：${named.join("、")}${rest > 0 ? `，另有 ${String(rest)} 个` : ""}。`,
    en: `${option} ${value}: there is none of that name. ${meant === undefined ? "" : `Did you mean ${meant}? `}Allowed: ${named.join(", ")}${rest > 0 ? ` and ${String(rest)} more` : ""}.`,
  });
}
