import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// As policies/main.mjs does.
enableCompileCache(fileURLToPath(new URL("../../../.ecs-transfer/compile-cache", import.meta.url)));
import("./index.ts").then(() => setTimeout(loadTheRest, 100));

async function loadTheRest() {
  await import("../../../core/inventory.ts");
  flushCompileCache();
}
