import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// As cli/main.mjs does.
enableCompileCache(fileURLToPath(new URL("../../../.ecs-transfer/compile-cache", import.meta.url)));
await import("zod");
await import("yaml");
