/**
 * The first x.y.z in a text such as `v3.259.0`, `go1.26.8` or `go version go1.26 linux/amd64`;
 * a missing patch is 0. undefined when there is none.
 * @param {string} text
 */
export function findVersion(text) {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? `${found[1]}.${found[2]}.${found[3] ?? "0"}` : undefined;
}

/**
 * @param {string | undefined} version
 * @param {string} minimum both x.y.z
 */
export function atLeast(version, minimum) {
  if (version === undefined) return false;
  const have = version.split(".").map(Number);
  const want = minimum.split(".").map(Number);
  for (let i = 0; i < want.length; i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
