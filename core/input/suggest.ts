import { closest, distance } from "fastest-levenshtein";

/** The candidate that `typed` most likely meant, or undefined where none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || typed === "" || typed.length > 200) return undefined;
  const best = closest(typed, candidates);
  const far = Math.max(1, Math.floor(Math.max(typed.length, best.length) / 3));
  return distance(typed.toLowerCase(), best.toLowerCase()) <= far ? best : undefined;
}
