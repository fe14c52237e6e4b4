// npm run mutation: whether the tests of the field itself notice when it is changed. docs/mutation.md tells what came of it.

/** @param {string} name */
const inPolicies = (name) => `test/policies/${name}.test.ts`;

/** @type {Partial<import("@stryker-mutator/api/core").StrykerOptions>} */
export default {
  mutate: [
    "core/**/*.ts",
    "policies/rules/**/*.ts",
    // Tests and their fixtures, not what they test.
    "!**/*.cases.ts",
    "!core/rules/clear-{case,instance}.ts",
  ],
  plugins: ["./tools/mutation/mocha-runner.mjs", "./tools/mutation/ignore-texts.mjs"],
  ignorers: ["texts"],

  testRunner: "mocha",
  mochaOptions: {
    "no-config": true,
    extension: ["ts"],
    require: ["./tools/mutation/steady-properties.mjs"],
    // Thousands of groups against the simulator, for what the tests beside them say already.
    ignore: [
      "test/core/security-group/oracle-agreement.test.ts",
      "test/core/landing/landing-oracle.test.ts",
    ],
    // What takes milliseconds; neither a process nor a server is started.
    // In this order: what tells most of the rules' mutants in the shortest time comes first, properties last.
    spec: [
      ...["matrix", "catalogue", "rules", "evidence/*", "eligibility"].map(inPolicies),
      "test/core/**/*.test.ts",
      ...["message", "bindings", "facts", "no-false-pass"].map(inPolicies),
    ],
  },
  coverageAnalysis: "perTest",
  // Data that is made when a module is loaded: each of its mutants would cost a process of its own.
  ignoreStatic: true,
  // Generous, as a machine that is busy with other things makes a slow test look like an endless one.
  timeoutMS: 15_000,
  concurrency: 2,
  incremental: true,
  incrementalFile: "coverage/mutation/incremental.json",

  // Below a folder that git, lint, types and format leave alone already.
  tempDirName: "coverage/mutation-sandbox",
  ignorePatterns: [".ecs-transfer", "coverage", "tools/engine", "collectors", "cli", "reports"],
  disableTypeChecks: false,
  reporters: ["progress-append-only", "clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "coverage/mutation/report.html" },
  jsonReporter: { fileName: "coverage/mutation/report.json" },
  thresholds: { high: 95, low: 90, break: 90 },
};
