/** `instance rule outcome` of what does not pass, sorted: what every contender must agree on. */
export type Hits = readonly string[];

export function hitsOf(found: readonly (readonly string[])[]): Hits {
  return found.map((hit) => hit.join(" ")).sort();
}

/** Hits as jq and OPA print them: a list of lists. */
export function hitsIn(json: string): Hits {
  return hitsOf(JSON.parse(json) as string[][]);
}

/** A ratio between programs that find different things would say nothing. @throws Error where they do */
export function agree(who: string, hits: Hits, wanted: Hits): void {
  const index = [...hits, ...wanted].findIndex((_, at) => hits[at] !== wanted[at]);
  if (index < 0) return;
  throw new Error(
    `${who} found ${hits.length} hits instead of ${wanted.length}: the first other one is ${hits[index] ?? "none"} instead of ${wanted[index] ?? "none"}`,
  );
}
