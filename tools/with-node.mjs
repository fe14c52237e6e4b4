#!/usr/bin/env node
// node tools/with-node.mjs SCRIPT [ARGS]: runs SCRIPT under the Node.js that set-up recorded.
import { cloneRoot } from "./setup/facts.mjs";
import { startScript } from "./setup/start.mjs";

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write("usage: node tools/with-node.mjs SCRIPT [ARGS]\n");
  process.exitCode = 3;
} else {
  startScript(cloneRoot, script, args);
}
