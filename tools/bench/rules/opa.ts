import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { timed } from "../child.ts";
import type { Tell } from "../measurement.ts";
import { findGo, goEnvironment } from "../../setup/engine-built.mjs";
import { cacheFolder, executable } from "../../setup/facts.mjs";
import { hashInputs } from "../../setup/hash.mjs";
import { publish } from "../../setup/publish.mjs";
import { lastLines, run } from "../../setup/run.mjs";

/** OPA as people run it, and a program that evaluates many times in one process. */
export interface Opa {
  readonly opa: string;
  readonly rounds: string;
  readonly version: string;
}

const source = join(import.meta.dirname, "..", "opa");
const inputs = ["go.mod", "go.sum", "main.go"];
const flags = ["build", "-tags", "osusergo", "-ldflags", "-s -w"];

/** OPA, built from Go modules into the cache folder where it is not there yet, or why there is none. */
export async function findOpa(tell: Tell): Promise<Opa | { readonly refused: string }> {
  const cache = join(cacheFolder(), "bench");
  const hash = hashInputs(source, inputs, flags).slice(0, 16);
  const [opa = "", rounds = ""] = ["opa", "opa-rounds"].map((name) =>
    join(cache, `${hash}-${executable(name)}`),
  );
  const builds = [
    { place: opa, pkg: "github.com/open-policy-agent/opa" },
    { place: rounds, pkg: "." },
  ].filter(({ place }) => !existsSync(place));
  if (builds.length > 0) {
    const found = await findGo(process.env, cache);
    if ("refused" in found) return { refused: found.refused.en };
    tell("building OPA from Go modules: about two minutes of processor time, once");
    for (const { place, pkg } of builds) {
      const refused = await build(found.go.binary, cache, place, pkg);
      if (refused !== undefined) return { refused };
    }
    // A gigabyte that serves no further purpose.
    rmSync(join(cache, "go"), { recursive: true, force: true });
  }
  const { output } = await timed(opa, ["version"]);
  return { opa, rounds, version: /Version: (\S+)/.exec(output)?.[1] ?? "?" };
}

async function build(
  go: string,
  cache: string,
  place: string,
  pkg: string,
): Promise<string | undefined> {
  try {
    await publish(place, async (temporary) => {
      const outcome = await run(go, [...flags, "-o", temporary, pkg], {
        cwd: source,
        env: goEnvironment(process.env, cache),
      });
      if (outcome.code !== 0) throw new Error(`${outcome.why}\n${lastLines(outcome.output)}`);
    });
    return undefined;
  } catch (error) {
    return `go build ${pkg}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
