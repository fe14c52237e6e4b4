#!/usr/bin/env node
// The command `ecs-transfer`, under the Node.js that set-up recorded.
import { join } from "node:path";
import { cloneRoot } from "./setup/facts.mjs";
import { startScript } from "./setup/start.mjs";

const args = process.argv.slice(2);
startScript(cloneRoot, join(cloneRoot, "cli", "main.mjs"), args, {
  // The doctor is asked exactly when there is none.
  needsEngine: !args.includes("doctor"),
  // Less room for what has just been made: a check of a large fleet takes the same time and a third less memory.
  nodeFlags: ["--max-semi-space-size=8"],
});
