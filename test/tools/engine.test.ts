import { expect } from "chai";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chooseEngine, NoEngineError } from "../../tools/setup/engine.mjs";
import { pathEngine } from "../../tools/setup/engine-path.mjs";
import { vendorEngine } from "../../tools/setup/engine-vendor.mjs";
import { createProgress } from "../../tools/setup/progress.mjs";
import { makeFolder, writeScript } from "./support/clone.ts";

type Surroundings = Parameters<typeof chooseEngine>[0];
type Source = (surroundings: Surroundings) => ReturnType<typeof pathEngine>;

/** A closed port: the vendor's site is away at once. */
const closedSite = "http://127.0.0.1:9/";

describe("tools/setup/engine.mjs", () => {
  let folder: string;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const surroundings = (env: NodeJS.ProcessEnv = {}): Surroundings => ({
    root: join(folder, "clone"),
    cache: join(folder, "cache"),
    node: process.execPath,
    env: {
      PATH: `${join(folder, "bin")}:/usr/bin:/bin`,
      PULUMI_HOME: join(folder, "home"),
      ECS_TRANSFER_VENDOR_SITE: closedSite,
      ...env,
    },
    progress: createProgress({ stream: { write: () => true } }),
  });
  const pulumiOnPath = (version: string, more = ""): void => {
    writeScript(join(folder, "bin", "pulumi"), `#!/bin/sh\n${more}\necho ${version}\n`);
  };
  const hostOnPath = (): void => {
    writeScript(join(folder, "bin", "pulumi-language-nodejs"), "#!/bin/sh\n");
  };
  const pluginAt = (home: string): void => {
    mkdirSync(join(home, "plugins", "resource-alicloud-v3.108.0"), { recursive: true });
  };
  const why = async (env?: NodeJS.ProcessEnv): Promise<string> => {
    const attempt = await pathEngine(surroundings(env));
    return "refused" in attempt ? attempt.refused.en : `taken: ${attempt.engine.pulumi}`;
  };

  describe("a pulumi on PATH", () => {
    it("is taken with host and plugin, and the user's own PULUMI_HOME", async () => {
      pulumiOnPath("v3.249.0");
      hostOnPath();
      pluginAt(join(folder, "home"));
      expect(await pathEngine(surroundings())).to.deep.equal({
        engine: {
          kind: "path",
          pulumi: join(folder, "bin", "pulumi"),
          version: "3.249.0",
          home: null,
          path: [join(process.execPath, ".."), join(folder, "bin")],
          alicloud: "3.108.0",
        },
      });
    });

    it("is refused where there is none", async () => {
      expect(await why({ PATH: join(folder, "empty") })).to.equal("no pulumi on PATH");
    });

    it("is refused where it is one of set-up's own or of the clone", async () => {
      writeScript(join(folder, "cache", "engine", "bin", "pulumi"), "#!/bin/sh\necho v3.259.0\n");
      writeScript(
        join(folder, "clone", "node_modules", ".bin", "pulumi"),
        "#!/bin/sh\necho v3.259.0\n",
      );
      const path = [
        join(folder, "cache", "engine", "bin"),
        join(folder, "clone", "node_modules", ".bin"),
      ];
      expect(await why({ PATH: path.join(":") })).to.equal("no pulumi on PATH");
    });

    it("is refused when it is too old", async () => {
      pulumiOnPath("v3.248.1");
      expect(await why()).to.include("is 3.248.1; 3.249.0 or newer is needed");
    });

    it("is refused when it fails", async () => {
      pulumiOnPath("v3.259.0", "exit 9");
      expect(await why()).to.include("does not tell its version (exit code 9)");
    });

    it("is refused without its Node.js language host", async () => {
      pulumiOnPath("v3.259.0");
      expect(await why()).to.include("has no pulumi-language-nodejs");
    });

    it("is refused without the plugin where the vendor's site is away", async () => {
      pulumiOnPath("v3.259.0");
      hostOnPath();
      expect(await why()).to.include("plugin alicloud 3.108.0 is not installed");
    });

    it("is refused while the plugin is only half installed", async () => {
      pulumiOnPath("v3.259.0");
      hostOnPath();
      pluginAt(join(folder, "home"));
      mkdirSync(join(folder, "home", "plugins", "resource-alicloud-v3.108.0.partial"));
      expect(await why()).to.include("is not installed");
    });
  });

  describe("with a vendor's site that answers", () => {
    const site = "data:text/plain,here";

    it("has the pulumi on PATH install the plugin, into a folder of set-up's own", async () => {
      pulumiOnPath(
        "v3.259.0",
        'if [ "$1" = plugin ]; then mkdir -p "$PULUMI_HOME/plugins/resource-$4-v$5"; exit 0; fi',
      );
      hostOnPath();
      const attempt = await pathEngine(surroundings({ ECS_TRANSFER_VENDOR_SITE: site }));
      const home = join(folder, "cache", "engine", "path-alicloud-3.108.0");
      expect(attempt).to.have.nested.property("engine.home", home);
      expect(existsSync(join(home, "plugins", "resource-alicloud-v3.108.0"))).to.equal(true);
      expect(existsSync(join(folder, "home"))).to.equal(false);
    });

    it("refuses the pulumi on PATH that cannot install the plugin, and says its reason", async () => {
      pulumiOnPath("v3.259.0", 'if [ "$1" = plugin ]; then echo "403 from the mirror"; exit 1; fi');
      hostOnPath();
      expect(await why({ ECS_TRANSFER_VENDOR_SITE: site })).to.include(
        "cannot be installed: 403 from the mirror",
      );
      expect(existsSync(join(folder, "cache", "engine", "path-alicloud-3.108.0"))).to.equal(false);
    });

    it("takes the vendor's download by way of its npm package", async () => {
      const attempt = await vendorEngine(
        surroundings({ ...npmThatBrings(launcher), ECS_TRANSFER_VENDOR_SITE: site }),
      );
      const home = join(folder, "cache", "engine", "vendor-3.259.0-3.108.0");
      expect(attempt).to.have.nested.property(
        "engine.pulumi",
        join(home, "versions", "3.259.0", "bin", "pulumi"),
      );
      expect(attempt).to.have.nested.property("engine.home", home);
      // From then on the site is not asked.
      expect(await vendorEngine(surroundings())).to.deep.equal(attempt);
    });

    it("keeps nothing of a download that breaks off", async () => {
      const env = {
        ...npmThatBrings('console.error("reset by peer"); process.exit(1);'),
        ECS_TRANSFER_VENDOR_SITE: site,
      };
      const attempt = await vendorEngine(surroundings(env));
      expect(attempt).to.have.nested.property("refused.en").that.includes("reset by peer");
      expect(existsSync(join(folder, "cache", "engine", "vendor-3.259.0-3.108.0"))).to.equal(false);
    });

    /** What the vendor's launcher does on its first run, with a fake pulumi. */
    const launcher = `
      const { mkdirSync, writeFileSync } = require("node:fs");
      const bin = process.env.PULUMI_HOME + "/versions/" + process.env.PULUMI_VERSION + "/bin";
      mkdirSync(bin, { recursive: true });
      const plugin = 'if [ "$1" = plugin ]; then mkdir -p "$PULUMI_HOME/plugins/resource-$4-v$5"; exit 0; fi';
      writeFileSync(bin + "/pulumi", "#!/bin/sh\\n" + plugin + "\\necho v3.259.0\\n", { mode: 0o755 });`;

    function npmThatBrings(script: string): NodeJS.ProcessEnv {
      const npm = join(folder, "npm", "npm-cli.js");
      writeScript(
        npm,
        `const { mkdirSync, writeFileSync } = require("node:fs");
         mkdirSync("node_modules/pulumi", { recursive: true });
         writeFileSync("node_modules/pulumi/run.js", ${JSON.stringify(script)});`,
      );
      return { npm_execpath: npm };
    }
  });

  describe("the order", () => {
    const asked: string[] = [];
    const source =
      (kind: "path" | "vendor" | "built", there: boolean): Source =>
      () => {
        asked.push(kind);
        const engine = {
          kind,
          pulumi: "/p",
          version: "3.259.0",
          home: null,
          path: [],
          alicloud: "3.108.0",
        };
        return Promise.resolve(
          there ? { engine } : { refused: { en: `no ${kind}`, zh: `无 ${kind}` } },
        );
      };
    const choose = (
      there: string[],
      env: NodeJS.ProcessEnv = {},
    ): ReturnType<typeof chooseEngine> => {
      asked.length = 0;
      return chooseEngine(surroundings(env), {
        path: source("path", there.includes("path")),
        vendor: source("vendor", there.includes("vendor")),
        built: source("built", there.includes("built")),
      });
    };

    it("asks PATH first, and nobody else when that serves", async () => {
      expect((await choose(["path", "vendor", "built"])).engine.kind).to.equal("path");
      expect(asked).to.deep.equal(["path"]);
    });

    it("goes on to the vendor and to building, and remembers why", async () => {
      const { engine, refused } = await choose(["built"]);
      expect(engine.kind).to.equal("built");
      expect(refused.map(({ kind, why: { en } }) => [kind, en])).to.deep.equal([
        ["path", "no path"],
        ["vendor", "no vendor"],
      ]);
    });

    it("asks only the one that is forced", async () => {
      expect(
        (await choose(["path", "built"], { ECS_TRANSFER_ENGINE: "built" })).engine.kind,
      ).to.equal("built");
      expect(asked).to.deep.equal(["built"]);
    });

    it("ends with all reasons and what to install, in both languages", async () => {
      const error: unknown = await choose([]).catch((failure: unknown) => failure);
      expect(error).to.be.instanceOf(NoEngineError);
      const { message } = error as NoEngineError;
      for (const part of [
        "no path",
        "no vendor",
        "no built",
        "无 built",
        "install Go 1.25.11",
        "安装 Go 1.25.11",
      ]) {
        expect(message).to.include(part);
      }
    });
  });
});
