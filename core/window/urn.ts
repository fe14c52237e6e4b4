/** The last part of a URN: the name that the program gave. */
export function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** The parts of a URN that say which stack of which project it is in: `urn:pulumi:<stack>::<project>`. */
export function stackIn(urn: string): string {
  return urn.split("::", 2).join("::");
}
