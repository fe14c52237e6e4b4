import type { Location, PhysicalLocation, ArtifactLocation } from "sarif";
import type { Place } from "../report.ts";
import { printable } from "../../core/printable.ts";
import { subjectLabel } from "../../core/rules/finding.ts";
import type { Subject } from "../../core/rules/finding.ts";

/** What relative file names are relative to: the root of the sources, wherever a consumer has them. */
export const sourceRoot = "%SRCROOT%";

/** The first place of a subject, with its name, and its other places. */
export function locationsOf(
  subject: Subject,
  places: readonly Place[],
): { readonly locations: Location[]; readonly relatedLocations?: Location[] } {
  const [first, ...others] = places;
  const logicalLocation = {
    name: subjectLabel(subject),
    fullyQualifiedName: printable(subject.id),
    kind: "resource",
  };
  const locations = [
    {
      ...(first === undefined ? {} : { physicalLocation: physical(first) }),
      logicalLocations: [logicalLocation],
    },
  ];
  if (others.length === 0) return { locations };
  return {
    locations,
    relatedLocations: others.map((place, index) => ({
      id: index + 1,
      physicalLocation: physical(place),
    })),
  };
}

function physical({ file, line, column }: Place): PhysicalLocation {
  return {
    artifactLocation: artifactLocation(file),
    region: { startLine: line, startColumn: column },
  };
}

/** A file's name as a URI: relative ones to {@link sourceRoot}, absolute ones of the scheme `file`. */
export function artifactLocation(file: string): ArtifactLocation {
  const [, root = "", path = ""] = /^(\/\/|\/|[A-Za-z]:\/)?(.*)$/su.exec(file.toWellFormed()) ?? [];
  const uri = withoutDots(path.split("/")).map(encodeURIComponent).join("/");
  if (root === "") return { uri, uriBaseId: sourceRoot };
  if (root === "//") return { uri: `file://${uri}` };
  return { uri: `file:///${root === "/" ? "" : root}${uri}` };
}

/** Steps to a folder and back are left out; only what leads out of the root stays in front. */
function withoutDots(parts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "" || part === ".") continue;
    const isBack = part === ".." && kept.length > 0 && kept.at(-1) !== "..";
    if (isBack) kept.pop();
    else kept.push(part);
  }
  return kept;
}
