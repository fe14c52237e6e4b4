import { readFileSync } from "node:fs";
import type { SubjectFiles } from "./subject.ts";
import { beside } from "../../core/input/read-input.ts";
import { readJson } from "../../core/input/json-source.ts";
import type { ManifestFile } from "../../core/manifest/manifest.ts";
import type { Subject } from "../../core/rules/finding.ts";
import type { Place } from "../../reports/report.ts";

const inventoryLimitMegabytes = 200;

/**
 * Where subjects stand in the user's files: an instance at its line of the manifest and its line of the inventory.
 * The inventory is located once, when the first place is asked for: most formats ask for none.
 */
export function placesIn(
  files: SubjectFiles,
  manifestFile: ManifestFile | undefined,
): (subject: Subject) => readonly Place[] {
  const inventoryFile = slashed(
    files.inventory ??
      (manifestFile === undefined
        ? ""
        : beside(manifestFile.file, manifestFile.manifest.source.inventory)),
  );
  let located: ReadonlyMap<string, Place> | undefined;
  const inManifest = new Map(
    manifestFile?.manifest.instances.map(({ id }, index) => [id, index]) ?? [],
  );
  const top: Place = { file: inventoryFile, line: 1, column: 1 };

  return ({ about, id }) => {
    if (about === "manifest" || about === "accounts") {
      if (manifestFile === undefined) return [top];
      const [list = "", index] = id.split(/[[\]]/);
      const path = about === "accounts" ? ["target", "account"] : [list, Number(index)];
      return [{ file: slashed(manifestFile.file), ...manifestFile.locate(path) }];
    }
    located ??= instancesIn(inventoryFile);
    const index = inManifest.get(id);
    const own =
      manifestFile === undefined || index === undefined
        ? []
        : [
            {
              file: slashed(manifestFile.file),
              ...manifestFile.locate(["instances", index, "id"]),
            },
          ];
    return [...own, located.get(id) ?? top];
  };
}

function instancesIn(file: string): ReadonlyMap<string, Place> {
  const source = readJson(readFileSync(file, "utf8"), file, inventoryLimitMegabytes);
  if (!source.ok) return new Map();
  const { data, locateAll } = source.value;
  const instances = (data as { instances?: { id: string }[] }).instances ?? [];
  const places = locateAll(instances.map((_, index) => ({ path: ["instances", index, "id"] })));
  return new Map(
    instances.flatMap(({ id }, index) => {
      const position = places[index];
      return position === undefined ? [] : [[id, { file, ...position }] as const];
    }),
  );
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
