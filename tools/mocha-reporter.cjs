"use strict";
// Mocha's own reporter, and at the end the totals that were counted: on one line, or in the file
// that ECS_TRANSFER_TOTALS names, for whoever prints the line after its own output.
// CommonJS, because mocha loads a reporter with require.
const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

/**
 * @param {import("mocha").Runner} runner
 * @param {import("mocha").MochaOptions} options
 */
function TotalsReporter(runner, options) {
  new reporters.Spec(runner, options);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const file = process.env["ECS_TRANSFER_TOTALS"];
  const save = () => {
    if (file) writeFileSync(file, JSON.stringify(totals));
  };
  save();
  // Saved as it goes: a run that is killed half-way still tells what it counted.
  runner.on("pass", () => {
    totals.passed += 1;
    save();
  });
  // A failing hook is a failure too.
  runner.on("fail", () => {
    totals.failed += 1;
    save();
  });
  runner.on("pending", () => {
    totals.skipped += 1;
    save();
  });
  runner.once("end", () => {
    if (file) return;
    const { passed, failed, skipped } = totals;
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  });
}

module.exports = TotalsReporter;
