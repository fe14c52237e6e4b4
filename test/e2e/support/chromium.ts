import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import packaged, { inflate } from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";
import type { Browser } from "puppeteer-core";
import { projectFolder } from "../../../cli/engine/setup-record.ts";

/**
 * A browser without a window: the one that `CHROME_PATH` names, else on Linux x64 the one that the npm packages
 * bring, else the installed Chrome.
 * @throws where there is none
 */
export async function startBrowser(): Promise<Browser> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined) return puppeteer.launch({ executablePath: named });
  if (process.platform !== "linux" || process.arch !== "x64") {
    return puppeteer.launch({ channel: "chrome" });
  }
  const { executablePath, env } = await unpackedBrowser();
  // Root has no sandbox, and the packaged browser has none: it opens nothing but what the tests wrote.
  return puppeteer.launch({ executablePath, env, headless: "shell", args: ["--no-sandbox"] });
}

interface Executable {
  readonly executablePath: string;
  readonly env: Record<string, string | undefined>;
}

/** The packaged browser, unpacked once for a version of the package. */
async function unpackedBrowser(): Promise<Executable> {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = join(projectFolder, "node_modules", ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(`${folder}-`);
    await unpackInto(fresh, join(home, "bin"));
    publish(fresh, folder);
  }
  const executablePath = join(folder, "chromium");
  return { executablePath, env: environmentFor(executablePath, folder) };
}

/** The package unpacks into the folder for temporary files, and nowhere else. */
async function unpackInto(folder: string, packages: string): Promise<void> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    await packaged.executablePath();
    await inflate(join(packages, "al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** What is half unpacked never stands under the final name; whoever comes second takes what is there. */
function publish(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

/** A machine without NSS or fonts gets those that come with the package. */
function environmentFor(executablePath: string, folder: string): Executable["env"] {
  const starts = spawnSync(executablePath, ["--no-sandbox", "--version"]).status === 0;
  return {
    ...process.env,
    ...(starts ? {} : { LD_LIBRARY_PATH: join(folder, "al2023", "lib") }),
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") }),
  };
}
