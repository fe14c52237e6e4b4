import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { projectFolder, workFolder } from "../../../cli/engine/setup-record.ts";

/** A Pulumi program that lands what this one does, and then something of its own. */
export interface WiderProgram {
  readonly folder: string;
  /** Replaces what it does of its own. */
  readonly write: (source: string) => void;
  readonly remove: () => void;
}

/** Makes it inside the checkout, where it finds the packages. */
export function makeWiderProgram(): WiderProgram {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, "wider-"));
  const write = (source: string): void => {
    const root = JSON.stringify(join(projectFolder, "index.ts"));
    const lines = [`import * as landing from ${root};`, `export * from ${root};`, source];
    writeFileSync(join(folder, "index.ts"), lines.join("\n"));
  };
  write("");
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({
      ...{ name: "ecs-transfer", main: "index.ts" },
      runtime: { name: "nodejs", options: { typescript: false } },
      plugins: {
        providers: [{ name: "ecs-transfer", path: join(projectFolder, "provider") }],
      },
    }),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return {
    folder,
    write,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
