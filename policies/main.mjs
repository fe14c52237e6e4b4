import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Most of a pack's start is the compiling of its packages: Node keeps what it compiled, save where coverage is
// measured, which is less precise with it.
if (process.env["NODE_V8_COVERAGE"] === undefined) {
  enableCompileCache(fileURLToPath(new URL("../.ecs-transfer/compile-cache", import.meta.url)));
}

// Not awaited: the pack runner loads this file by require(), which refuses a top-level await.
import("./index.ts").then(() => setTimeout(loadTheRest, 100));

/** What the first evaluation needs, loaded while the engine has a program to start, and not while it waits for us. */
async function loadTheRest() {
  await import("../core/inventory.ts");
  // By hand, because the engine kills a pack that it no longer needs.
  flushCompileCache();
}
