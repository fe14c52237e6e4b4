#!/usr/bin/env node
// node tools/check.mjs [STEP...]: everything that is checked without running the product.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cloneRoot } from "./setup/facts.mjs";

/** @param {...string} parts */
const module = (...parts) => join(cloneRoot, "node_modules", ...parts);
const cache = module(".cache");

/** The longest first: they decide when the whole ends. */
const steps = [
  {
    name: "eslint",
    args: [
      module("eslint", "bin", "eslint.js"),
      ".",
      // No cache: rules that ask for types depend on other files than the one that is linted.
      "--max-warnings=0",
    ],
  },
  { name: "tsc", args: [module("typescript", "bin", "tsc"), "-p", "."] },
  {
    name: "prettier",
    args: [
      module("prettier", "bin", "prettier.cjs"),
      ".",
      "--check",
      "--log-level=warn",
      "--cache",
      "--cache-strategy=content",
      `--cache-location=${join(cache, "prettier", "cache")}`,
    ],
  },
  {
    name: "knip",
    args: [module("knip", "bin", "knip.js"), "--no-progress"],
  },
];

/** @param {{ name: string, args: string[] }} step */
function runStep({ name, args }) {
  const start = Date.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(process.execPath, args, {
      cwd: cloneRoot,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    }
    child.once("close", (code, signal) => {
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      const passed = code === 0;
      const end = passed ? "ok" : `failed (${signal ?? `exit code ${code}`})`;
      process.stdout.write(`${name.padEnd(9)} ${seconds.padStart(6)} s  ${end}\n`);
      if (!passed) process.stdout.write(`${output.trimEnd()}\n\n`);
      resolve(passed);
    });
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `unknown step ${unknown.join(", ")}; known are: ${steps.map((step) => step.name).join(", ")}\n`,
  );
  process.exit(3);
}
const queue = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
let failed = false;
async function work() {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (!(await runStep(step))) failed = true;
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
process.exitCode = failed ? 1 : 0;
