#!/usr/bin/env node
// Puts in place what the project needs: npm packages, Node.js, the Pulumi engine.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chooseEngine, NoEngineError } from "./setup/engine.mjs";
import { cacheFolder, cloneRoot } from "./setup/facts.mjs";
import { takeLock } from "./setup/lock.mjs";
import { prepareNode } from "./setup/node-runtime.mjs";
import { installPackages, packagesReady } from "./setup/packages.mjs";
import { createProgress } from "./setup/progress.mjs";
import { discardUnfinished, sweepUnfinished } from "./setup/publish.mjs";
import {
  failureFile,
  readRecord,
  recordHolds,
  setupInputs,
  writeFailure,
  writeRecord,
} from "./setup/record.mjs";
import { endCommands } from "./setup/run.mjs";
import { say, SetupError } from "./setup/text.mjs";

const root = cloneRoot;
const cache = cacheFolder();
const progress = createProgress();

/** @type {(() => void)[]} */
const atEnd = [];

function ready() {
  return packagesReady(root) && recordHolds(readRecord(root), setupInputs(where()));
}

function where() {
  return { root, cache, env: process.env };
}

async function waitForTurn() {
  let told = false;
  const since = Date.now();
  return takeLock(join(cache, "setup.lock"), root, (owner) => {
    if (told || Date.now() - since < 1_000) return;
    told = true;
    const who = owner ? `${owner.clone}, pid ${owner.pid}, ${owner.host}` : "?";
    progress.line(
      say({
        en: `setup: waits for another set-up that is running (${who}); started ${owner?.started ?? "just now"}`,
        zh: `setup：正在等待另一个进行中的初始化（${who}）；开始时间 ${owner?.started ?? "刚刚"}`,
      }),
    );
  });
}

async function setUp() {
  rmSync(failureFile(root), { force: true });
  if (ready()) return;
  atEnd.push(await waitForTurn());
  if (ready()) return; // the one we waited for did it
  for (const folder of ["build", "engine", "node"]) sweepUnfinished(join(cache, folder));
  // Whatever a command writes for the moment lands in the cache folder too.
  const scratch = join(cache, "tmp");
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  process.env["TMPDIR"] = scratch;
  atEnd.push(() => rmSync(scratch, { recursive: true, force: true }));

  const packages = say({ en: "npm packages", zh: "npm 依赖包" });
  await installPackages({ root, cache, progress, title: packages });
  const node = await prepareNode({ cache, progress, title: "Node.js" });
  const { engine, refused } = await chooseEngine({ ...where(), node, progress }).catch((error) => {
    if (error instanceof NoEngineError) writeFailure(root, { node, refused: error.refused });
    throw error;
  });
  writeRecord(root, { node, engine, refused, inputs: setupInputs(where()) });
  const what = `pulumi ${engine.version} (${engine.kind}), alicloud ${engine.alicloud}, ${node}`;
  progress.line(say({ en: `setup: ready: ${what}`, zh: `setup：就绪：${what}` }));
}

function cleanUp() {
  discardUnfinished();
  for (const step of atEnd.splice(0).reverse()) step();
}

let stopping = false;
for (const [signal, code] of /** @type {const} */ ([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    progress.clear();
    await endCommands();
    cleanUp();
    process.stderr.write(
      `${say({ en: "setup: stopped; npm run setup goes on from here", zh: "setup：已中断；运行 npm run setup 可继续" })}\n`,
    );
    process.exit(code);
  });
}

try {
  await setUp();
} catch (error) {
  // A command that we ended ourselves fails too; the signal handler has the last word.
  if (!stopping) {
    progress.clear();
    const known = error instanceof SetupError;
    if (known && error.details) process.stderr.write(`${error.details}\n\n`);
    process.stderr.write(`${known ? error.message : /** @type {Error} */ (error).stack}\n`);
    process.exitCode = 1;
  }
} finally {
  if (!stopping) cleanUp();
}
