// Plain JavaScript: to run a TypeScript file, Node.js loads a compiler (35 ms) unless the file is in its compile
// cache, and the file that turns the cache on cannot be.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// What Node.js compiles is kept for the next run, which halves the time to start; that holds for what is imported
// from here on. Coverage is exact only without.
if (process.env["NODE_V8_COVERAGE"] === undefined) {
  enableCompileCache(join(import.meta.dirname, "..", ".ecs-transfer", "compile-cache"));
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
