// StrykerJS's mocha runner, which asks mocha for files without naming their extension. Those of mocha 12 are called
// .cjs, and Node looks for the extensions that it knows. To go once the runner does it itself:
// https://github.com/stryker-mutator/stryker-js/pull/6205
import { createRequire } from "node:module";

const { extensions } = createRequire(import.meta.url);
extensions[".cjs"] ??= extensions[".js"];

export const { strykerPlugins, strykerValidationSchema } =
  await import("@stryker-mutator/mocha-runner");
