// The engine built from Go modules (tools/engine/), for machines that the vendor's site is closed to.
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { findOnPath } from "./engine-path.mjs";
import { alicloudVersion, executable, goMinimum, pulumiProvided } from "./facts.mjs";
import { hashInputs } from "./hash.mjs";
import { publish } from "./publish.mjs";
import { lastLines, run } from "./run.mjs";
import { say, SetupError } from "./text.mjs";
import { atLeast, findVersion } from "./version.mjs";

/** One package of the provider takes 4 GB to compile; side by side with others it needs more. */
const roomyBytes = 10 * 1024 ** 3;

const versionFlag = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pulumiProvided}`;

/** @typedef {{ name: string, module: string, pkg: string, inputs: string[], ldflags: string }} Recipe */

/** @type {Recipe[]} */
export const recipes = [
  {
    name: "pulumi",
    module: "cli",
    pkg: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    inputs: ["go.mod", "go.sum"],
    ldflags: `-s -w ${versionFlag}`,
  },
  {
    name: "pulumi-language-nodejs",
    module: "cli",
    pkg: "./pulumi-language-nodejs",
    inputs: ["go.mod", "go.sum", "pulumi-language-nodejs"],
    ldflags: `-s -w ${versionFlag}`,
  },
  {
    name: "pulumi-resource-alicloud",
    module: "provider",
    pkg: ".",
    inputs: ["go.mod", "go.sum", "main.go", "oss-unavailable"],
    ldflags: "-s -w",
  },
];

const tags = "osusergo grpcnotrace";

/**
 * A hash of all that decides what the binary is, but for the Go version and the platform, which
 * stand in the file name beside it.
 * @param {string} root
 * @param {Recipe} recipe
 */
export function recipeHash(root, { module, pkg, inputs, ldflags }) {
  const folder = join(root, "tools", "engine", module);
  return hashInputs(folder, inputs, [pkg, tags, ldflags]).slice(0, 16);
}

/** @typedef {{ binary: string, version: string, target: string }} Go target: os-arch */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cache
 * @returns {Promise<{ go: Go } | { refused: import("./text.mjs").Text }>}
 */
export async function findGo(env, cache) {
  const binary = findOnPath("go", env);
  if (binary === undefined) {
    return {
      refused: {
        en: `Go ${goMinimum} or newer is needed to build the engine; no go on PATH`,
        zh: `构建引擎需要 Go ${goMinimum} 或更高版本；PATH 中没有 go`,
      },
    };
  }
  mkdirSync(cache, { recursive: true });
  const asked = await run(binary, ["env", "GOVERSION", "GOHOSTOS", "GOHOSTARCH"], {
    cwd: cache,
    env: goEnvironment(env, cache),
    timeoutMs: 20_000,
  });
  const [told = "", os = "", arch = ""] = asked.output.trim().split("\n");
  const version = asked.code === 0 ? findVersion(told) : undefined;
  if (!atLeast(version, goMinimum)) {
    const have = version ?? (asked.why || told.slice(0, 80));
    return {
      refused: {
        en: `Go ${goMinimum} or newer is needed to build the engine; ${binary} is ${have}`,
        zh: `构建引擎需要 Go ${goMinimum} 或更高版本；${binary} 的版本是 ${have}`,
      },
    };
  }
  return { go: { binary, version: version ?? "", target: `${os}-${arch}` } };
}

/**
 * Go's own variables for our builds: its caches inside the cache folder, and no download of
 * another toolchain. Proxy and private-module settings stay the user's.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cache
 */
export function goEnvironment(env, cache) {
  const own = { ...env };
  for (const name of ["GOOS", "GOARCH", "GOEXPERIMENT", "GOROOT"]) delete own[name];
  return {
    ...own,
    GOCACHE: join(cache, "go", "build"),
    GOMODCACHE: join(cache, "go", "mod"),
    GOFLAGS: "-buildvcs=false -modcacherw",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    CGO_ENABLED: "0",
    // Go counts its own use in the user's configuration folder otherwise.
    TEST_TELEMETRY_DIR: join(cache, "go", "telemetry"),
  };
}

/**
 * Where the binary of a recipe is or belongs. Without Go any that was built from the same inputs
 * for this platform serves.
 * @param {string} root
 * @param {string} cache
 * @param {Recipe} recipe
 * @param {Go | undefined} go
 * @returns {string | undefined}
 */
function placeOf(root, cache, recipe, go) {
  const folder = join(cache, "build");
  const stem = `${recipe.name}-${recipeHash(root, recipe)}-go`;
  if (go) return join(folder, `${stem}${go.version}-${go.target}`);
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const end = `-${process.platform}-${arch}`;
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const found = names.filter((name) => name.startsWith(stem) && name.endsWith(end)).at(-1);
  return found && join(folder, found);
}

/** @type {import("./engine.mjs").Source} */
export async function builtEngine(surroundings) {
  const { root, cache, node, env, progress } = surroundings;
  const found = await findGo(env, cache);
  const go = "go" in found ? found.go : undefined;
  const places = [];
  for (const [index, recipe] of recipes.entries()) {
    const place = placeOf(root, cache, recipe, go);
    if (place !== undefined && existsSync(place)) {
      places.push(place);
      continue;
    }
    if (go === undefined || place === undefined) {
      return "refused" in found ? found : { refused: { en: "no Go", zh: "没有 Go" } };
    }
    await build(surroundings, go, recipe, place, index + 1);
    places.push(place);
  }
  const home = await assemble(cache, places);
  const pulumi = join(home, "bin", executable("pulumi"));
  const goCaches = join(cache, "go");
  if (env["ECS_TRANSFER_KEEP_GO_CACHE"] !== "1" && existsSync(goCaches)) {
    // About 7 GB that serve no further purpose once the binaries are there.
    const title = say({ en: "removing Go's caches", zh: "清理 Go 缓存" }, env);
    await progress.stage(title, () => rm(goCaches, { recursive: true, force: true }));
  }
  return {
    engine: {
      kind: "built",
      pulumi,
      version: pulumiProvided,
      home,
      path: [dirname(node), dirname(pulumi)],
      alicloud: alicloudVersion,
    },
  };
}

/**
 * @param {import("./engine.mjs").Surroundings} surroundings
 * @param {Go} go
 * @param {Recipe} recipe
 * @param {string} place
 * @param {number} number
 */
async function build({ root, cache, env, progress }, go, recipe, place, number) {
  const of = `${number}/${recipes.length}`;
  const title = say(
    {
      en: `engine from Go modules ${of}: ${recipe.name}`,
      zh: `由 Go 模块构建引擎 ${of}：${recipe.name}`,
    },
    env,
  );
  const log = join(cache, "log", `go-${recipe.name}.log`);
  const few = totalmem() < roomyBytes ? ["-p", "1"] : [];
  await progress.stage(title, () =>
    publish(place, async (temporary) => {
      const args = ["build", ...few, "-tags", tags, "-ldflags", recipe.ldflags];
      const outcome = await run(go.binary, [...args, "-o", temporary, recipe.pkg], {
        cwd: join(root, "tools", "engine", recipe.module),
        env: goEnvironment(env, cache),
        log,
      });
      if (outcome.code === 0) return;
      throw new SetupError(
        {
          en: `Building ${recipe.name} failed (${outcome.why}). The full log is in ${log}. The provider takes about 7 GB of memory and 10 GB of disk to build. What was compiled is kept: npm run setup goes on from there.`,
          zh: `构建 ${recipe.name} 失败（${outcome.why}）。完整日志：${log}。构建 provider 约需 7 GB 内存和 10 GB 磁盘。已编译的部分会保留：运行 npm run setup 可继续。`,
        },
        lastLines(outcome.output),
      );
    }),
  );
}

/**
 * Lays the binaries out as a PULUMI_HOME.
 * @param {string} cache
 * @param {string[]} places in the order of the recipes
 */
function assemble(cache, places) {
  const names = places.map((place) => place.slice(dirname(place).length + 1));
  const id = hashInputs("", [], names).slice(0, 16);
  return publish(join(cache, "engine", id), (temporary) => {
    const plugin = join("plugins", `resource-alicloud-v${alicloudVersion}`);
    for (const [index, recipe] of recipes.entries()) {
      const provider = recipe.name === "pulumi-resource-alicloud";
      const folder = join(temporary, provider ? plugin : "bin");
      mkdirSync(folder, { recursive: true });
      linkOrCopy(places[index] ?? "", join(folder, executable(recipe.name)));
    }
  });
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
