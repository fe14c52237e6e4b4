import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Text } from "../../core/text.ts";
import { findGo } from "../../tools/setup/engine-built.mjs";
import {
  alicloudVersion,
  cacheFolder,
  cloneRoot,
  executable,
  goMinimum,
  nodeMinimum,
  pulumiMinimum,
} from "../../tools/setup/facts.mjs";
import { packagesReady } from "../../tools/setup/packages.mjs";
import { readFailure, readRecord } from "../../tools/setup/record.mjs";
import { atLeast, findVersion } from "../../tools/setup/version.mjs";
import { ask, findBinary, pathFolders, realFolder } from "./binaries.ts";
import { folderSize } from "./cache-size.ts";

export type SetupRecord = NonNullable<ReturnType<typeof readRecord>>;

/** One part that the project needs, or (`optional`) may need. */
export interface Part {
  readonly name: string;
  readonly state: "there" | "missing" | "optional";
  readonly version: string | null;
  readonly place: string | null;
  /** Only where something is missing. */
  readonly remedy: Text | null;
}

export interface Diagnosis {
  readonly engine: { readonly kind: string; readonly version: string } | null;
  /** What came before the engine in use, and why it is not used. */
  readonly refused: readonly { readonly kind: string; readonly why: Text }[];
  readonly parts: readonly Part[];
  readonly cache: { readonly folder: string; readonly bytes: number };
}

const runSetup: Text = { en: "run: npm run setup", zh: "请运行：npm run setup" };

/** Asks every binary that set-up recorded; changes nothing. */
export async function examine(env: NodeJS.ProcessEnv = process.env): Promise<Diagnosis> {
  const record = readRecord(cloneRoot);
  const refused = record?.refused ?? readFailure(cloneRoot)?.refused ?? [];
  const folder = cacheFolder(env);
  const packages = packagesPart();
  const [node, ...others] = await Promise.all([
    nodePart(record),
    pulumiPart(record, env),
    languageHostPart(record, env),
    alicloudPart(record, env),
    goPart(record, env, folder),
  ]);
  const parts = [node, packages, ...others];
  const engine =
    record === undefined ? null : { kind: record.engine.kind, version: record.engine.version };
  return { engine, refused, parts, cache: { folder, bytes: folderSize(folder) } };
}

/** Whether anything that the project cannot do without is missing. */
export function somethingMissing(diagnosis: Diagnosis): boolean {
  return diagnosis.parts.some((part) => part.state === "missing");
}

function missing(name: string, remedy: Text = runSetup, place: string | null = null): Part {
  return { name, state: "missing", version: null, place, remedy };
}

function there(name: string, version: string | null, place: string | null): Part {
  return { name, state: "there", version, place, remedy: null };
}

async function nodePart(record: SetupRecord | undefined): Promise<Part> {
  const place = record?.node ?? process.execPath;
  const version = findVersion((await ask(place, ["--version"])) ?? "");
  if (version !== undefined && atLeast(version, nodeMinimum)) return there("node", version, place);
  return missing(
    "node",
    {
      en: `Node.js ${nodeMinimum} or newer is needed; ${runSetup.en}`,
      zh: `需要 Node.js ${nodeMinimum} 或更高版本；${runSetup.zh}`,
    },
    place,
  );
}

function packagesPart(): Part {
  const place = join(cloneRoot, "node_modules");
  return packagesReady(cloneRoot)
    ? there("npm packages", null, place)
    : missing("npm packages", runSetup, place);
}

async function pulumiPart(record: SetupRecord | undefined, env: NodeJS.ProcessEnv): Promise<Part> {
  if (record === undefined) return missing("pulumi");
  const place = record.engine.pulumi;
  const answer = await ask(place, ["version"], { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" });
  const version = findVersion(answer ?? "");
  if (version !== undefined && atLeast(version, pulumiMinimum))
    return there("pulumi", version, place);
  return missing("pulumi", runSetup, place);
}

async function languageHostPart(
  record: SetupRecord | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Part> {
  const name = "pulumi-language-nodejs";
  if (record === undefined) return missing(name);
  const folders = [realFolder(record.engine.pulumi), ...record.engine.path, ...pathFolders(env)];
  const place = findBinary(executable(name), folders);
  if (place === undefined) return missing(name);
  // The vendor's host tells no version; it is released together with the pulumi beside it.
  const built = record.engine.kind === "built";
  const version = built
    ? findVersion((await ask(place, ["--version"])) ?? "")
    : record.engine.version;
  return version === undefined ? missing(name, runSetup, place) : there(name, version, place);
}

async function alicloudPart(
  record: SetupRecord | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Part> {
  const name = "pulumi-resource-alicloud";
  if (record === undefined) return missing(name);
  const home = record.engine.home ?? env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const inHome = join(home, "plugins", `resource-alicloud-v${alicloudVersion}`, executable(name));
  const place = existsSync(inHome) ? inHome : findBinary(executable(name), pathFolders(env));
  if (place === undefined) return missing(name, runSetup, inHome);
  const version = findVersion((await ask(place, ["--version"])) ?? "");
  if (version === alicloudVersion) return there(name, version, place);
  const found = version ?? "?";
  return missing(
    name,
    {
      en: `${found} does not fit the npm package @pulumi/alicloud ${alicloudVersion}; ${runSetup.en}`,
      zh: `${found} 与 npm 包 @pulumi/alicloud ${alicloudVersion} 不匹配；${runSetup.zh}`,
    },
    place,
  );
}

/** Go is only needed to build the engine; with an engine in place it may be absent. */
async function goPart(
  record: SetupRecord | undefined,
  env: NodeJS.ProcessEnv,
  cache: string,
): Promise<Part> {
  const found = await findGo(env, cache);
  if ("go" in found) return there("go", found.go.version, found.go.binary);
  if (record !== undefined)
    return { name: "go", state: "optional", version: null, place: null, remedy: null };
  return missing("go", {
    en: `${found.refused.en}. Install Go ${goMinimum} or newer, or Pulumi ${pulumiMinimum} or newer; then ${runSetup.en}`,
    zh: `${found.refused.zh}。请安装 Go ${goMinimum} 或更高版本，或 Pulumi ${pulumiMinimum} 或更高版本；然后${runSetup.zh}`,
  });
}
