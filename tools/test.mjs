#!/usr/bin/env node
// node tools/test.mjs [FILES AND OTHER MOCHA ARGUMENTS]: every test, or those of the files named;
// in CI with coverage and without mercy for skipped tests.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cloneRoot } from "./setup/facts.mjs";
import { startScript } from "./setup/start.mjs";

const modules = join(cloneRoot, "node_modules");
const mocha = join(modules, "mocha", "bin", "mocha.js");
process.chdir(cloneRoot);
const given = process.argv.slice(2);
const named = given.some((arg) => arg.startsWith("test/") || existsSync(arg));
// Two at a time, whatever the machine: most of an end-to-end test is waiting for the engine and the provider.
const all = ["--parallel", "--jobs", "2", "test/**/*.test.ts"];
// Mocha colours what CI=true writes to a file, too.
const colour = process.stdout.isTTY ? [] : ["--no-color"];
const args = [...colour, ...(named ? given : [...all, ...given])];

if (process.env["CI"] === "true") {
  const c8 = join(modules, "c8", "bin", "c8.js");
  startScript(cloneRoot, c8, ["node", mocha, "--forbid-pending", ...args]);
} else {
  startScript(cloneRoot, mocha, args);
}
