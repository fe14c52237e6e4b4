// A pulumi that the machine has already.
import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { alicloudVersion, executable, pulumiMinimum } from "./facts.mjs";
import { hasAlicloud, installAlicloud, vendorAnswers } from "./plugin.mjs";
import { publish } from "./publish.mjs";
import { run } from "./run.mjs";
import { say } from "./text.mjs";
import { atLeast, findVersion } from "./version.mjs";

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [except] folders whose binaries do not count
 * @returns {string | undefined}
 */
export function findOnPath(name, env, except = []) {
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    if (!isAbsolute(folder) || except.some((root) => isInside(folder, root))) continue;
    const file = join(folder, executable(name));
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @param {string} folder
 */
function isInside(path, folder) {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

/**
 * A pulumi of the machine's own: not one that set-up made, not an npm launcher of the clone.
 * @param {{ env: NodeJS.ProcessEnv, root: string, cache: string }} where
 */
export function machinePulumi({ env, root, cache }) {
  return findOnPath("pulumi", env, [root, cache]);
}

/** @param {NodeJS.ProcessEnv} env */
function userHome(env) {
  return env["PULUMI_HOME"] || join(homedir(), ".pulumi");
}

/** @type {import("./engine.mjs").Source} */
export async function pathEngine({ root, cache, node, env, progress }) {
  const pulumi = machinePulumi({ env, root, cache });
  if (pulumi === undefined) {
    return { refused: { en: "no pulumi on PATH", zh: "PATH 中没有 pulumi" } };
  }
  const asked = await run(pulumi, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutMs: 10_000,
  });
  const version = asked.code === 0 ? findVersion(asked.output) : undefined;
  if (version === undefined) {
    const why = asked.why || asked.output.trim().slice(0, 80);
    return {
      refused: {
        en: `${pulumi} does not tell its version (${why})`,
        zh: `${pulumi} 没有给出版本号（${why}）`,
      },
    };
  }
  if (!atLeast(version, pulumiMinimum)) {
    return {
      refused: {
        en: `${pulumi} is ${version}; ${pulumiMinimum} or newer is needed`,
        zh: `${pulumi} 的版本是 ${version}；需要 ${pulumiMinimum} 或更高版本`,
      },
    };
  }
  const host = executable("pulumi-language-nodejs");
  const beside = join(dirname(realpathSync(pulumi)), host);
  if (
    !existsSync(beside) &&
    findOnPath("pulumi-language-nodejs", env, [root, cache]) === undefined
  ) {
    return {
      refused: {
        en: `${pulumi} ${version} has no ${host} beside it or on PATH`,
        zh: `${pulumi} ${version} 的同一目录及 PATH 中都没有 ${host}`,
      },
    };
  }
  const home = await homeWithPlugin({ pulumi, cache, env, progress });
  if (typeof home === "object" && home !== null) return { refused: home };
  const path = [dirname(node), dirname(pulumi)];
  return { engine: { kind: "path", pulumi, version, home, path, alicloud: alicloudVersion } };
}

/**
 * The PULUMI_HOME that has the plugin: the user's own, or one of ours, because nothing of the
 * user's is written to.
 * @param {{ pulumi: string, cache: string, env: NodeJS.ProcessEnv, progress: import("./progress.mjs").Progress }} options
 * @returns {Promise<string | null | import("./text.mjs").Text>}
 */
async function homeWithPlugin({ pulumi, cache, env, progress }) {
  const onPath = findOnPath("pulumi-resource-alicloud", env, [cache]) !== undefined;
  if (onPath || hasAlicloud(userHome(env))) return null;
  const home = join(cache, "engine", `path-alicloud-${alicloudVersion}`);
  if (existsSync(home)) return home;
  if (!(await vendorAnswers(env["ECS_TRANSFER_VENDOR_SITE"]))) {
    return {
      en: `the plugin alicloud ${alicloudVersion} is not installed, and the vendor's site does not answer`,
      zh: `插件 alicloud ${alicloudVersion} 未安装，且 Pulumi 官方下载站点没有响应`,
    };
  }
  const title = say({ en: "plugin alicloud: download", zh: "下载 alicloud 插件" }, env);
  let why = "";
  try {
    await progress.stage(title, () =>
      publish(home, async (temporary) => {
        why = await installAlicloud({ pulumi, home: temporary, env });
        if (why) throw new Error(why);
      }),
    );
    return home;
  } catch (error) {
    if (!why) throw error;
    return {
      en: `the plugin alicloud ${alicloudVersion} cannot be installed: ${why}`,
      zh: `插件 alicloud ${alicloudVersion} 安装失败：${why}`,
    };
  }
}
