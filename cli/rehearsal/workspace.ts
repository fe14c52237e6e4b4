import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { Language } from "../../core/text.ts";
import { projectFolder, workFolder } from "../engine/setup-record.ts";

/** The folder of one rehearsal: manifest, inventories, stack configuration, state. */
export interface RehearsalWorkspace {
  readonly folder: string;
  readonly manifest: string;
  readonly inventory: string;
  readonly targetInventory: string;
  /** The target account after the landing. */
  readonly landedInventory: string;
  readonly configFile: string;
  /** The policy pack's configuration. */
  readonly policyConfig: string;
  readonly caFile: string;
  readonly backendUrl: string;
  remove(): void;
}

const StackConfig = z.object({ config: z.record(z.string(), z.unknown()) });

/** Makes the folder of one rehearsal under `.ecs-transfer/`, with the example's manifest in it. */
export function makeWorkspace(): RehearsalWorkspace {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, "rehearsal-"));
  mkdirSync(join(folder, "state"));
  const manifest = join(folder, "transfer.yaml");
  copyFileSync(join(projectFolder, "examples", "rehearsal", "transfer.yaml"), manifest);
  return {
    folder,
    manifest,
    inventory: join(folder, "source.inventory.json"),
    targetInventory: join(folder, "target.inventory.json"),
    landedInventory: join(folder, "landed.inventory.json"),
    configFile: join(folder, "Pulumi.dev.yaml"),
    policyConfig: join(folder, "policies.json"),
    caFile: join(folder, "ca.pem"),
    backendUrl: `file://${join(folder, "state")}`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Writes `Pulumi.dev.yaml` as this rehearsal needs it: its own manifest, and the local cloud's address everywhere.
 * The `Pulumi.yaml` beside it names the same project, so that `stack init` works in this folder and not in the checkout.
 */
export function writeStackConfig(
  workspace: RehearsalWorkspace,
  endpoint: string,
  language: Language,
): void {
  const { config } = StackConfig.parse(
    parse(readFileSync(join(projectFolder, "Pulumi.dev.yaml"), "utf8")),
  );
  const endpoints = z.array(z.record(z.string(), z.string())).parse(config["alicloud:endpoints"]);
  writeFileSync(workspace.policyConfig, JSON.stringify({ "ecs-transfer": { lang: language } }));
  const moved = endpoints.map((products) =>
    Object.fromEntries(Object.keys(products).map((product) => [product, endpoint])),
  );
  copyFileSync(join(projectFolder, "Pulumi.yaml"), join(workspace.folder, "Pulumi.yaml"));
  writeFileSync(
    workspace.configFile,
    stringify({
      config: {
        ...config,
        "ecs-transfer:manifest": workspace.manifest,
        "ecs-transfer:language": language,
        "alicloud:endpoints": moved,
      },
    }),
  );
}
