import { enableCompileCache } from "node:module";
import { join } from "node:path";

// What Node.js compiles is kept for the next run, which halves the time to start; that holds for what is imported
// from here on. Coverage is exact only without.
if (process.env["NODE_V8_COVERAGE"] === undefined) {
  enableCompileCache(join(import.meta.dirname, "..", ".ecs-transfer", "compile-cache"));
}

// A reader that goes away, such as `head`, ends the command and is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

const { runCommandLine } = await import("./program.ts");
await runCommandLine(process.argv.slice(2));
