// Plain JavaScript: to run a TypeScript file, Node.js loads a compiler (35 ms) unless the file is in its compile
// cache, and the file that turns the cache on cannot be.
import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";

// What Node.js compiles is kept for the next run, which halves the time to start; that holds for what is imported
// from here on. Coverage is exact only without.
if (process.env["NODE_V8_COVERAGE"] === undefined) {
  enableCompileCache(join(import.meta.dirname, "..", ".ecs-transfer", "compile-cache"));
}

// Node.js looks up on the disk what an import names, which for hundreds of modules is a tenth of the time to start.
// Our imports name their files, and so do those of zod, whose messages in fifty languages nobody asks for.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const importer = context.parentURL ?? "";
    if (specifier === "../locales/index.js" && isOfZod(importer))
      return { url: "data:text/javascript,", format: "module", shortCircuit: true };
    const format = formatOf(specifier, importer);
    if (format === undefined) return nextResolve(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format, shortCircuit: true };
  },
});

/** @param {string} specifier @param {string} importer */
function formatOf(specifier, importer) {
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  if (specifier.endsWith(".ts")) return "module-typescript";
  return specifier.endsWith(".js") && isOfZod(importer) ? "module" : undefined;
}

/** @param {string} importer */
function isOfZod(importer) {
  return importer.includes("/node_modules/zod/");
}

// A reader that goes away, such as `head`, ends the command and is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if ("code" in error && error.code === "EPIPE") process.exit();
    throw error;
  });
}

const { runCommandLine } = await import("./program.ts");
await runCommandLine(process.argv.slice(2));
