import { expect } from "chai";
import { ESLint } from "eslint";
import { join } from "node:path";
import tseslint from "typescript-eslint";
import { roomOf } from "../../tools/lint/rooms.mjs";

const root = join(import.meta.dirname, "..", "..");

describe("eslint.config.mjs", () => {
  let eslint: ESLint;
  before(() => {
    // The files of these cases do not exist, so there are no types to be had for them.
    eslint = new ESLint({
      cwd: root,
      overrideConfig: tseslint.configs.disableTypeChecked as never,
    });
  });

  /** Rules that refuse the code, each once. */
  const refusals = async (file: string, code: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(code, { filePath: join(root, file) });
    const fatal = result?.messages.find((message) => message.fatal === true);
    expect(fatal, fatal?.message).to.equal(undefined);
    return [...new Set(result?.messages.map((message) => message.ruleId))];
  };

  const forbidden: readonly (readonly [file: string, from: string])[] = [
    ["core/landing/probe.ts", "../../cli/program.ts"],
    ["core/landing/probe.ts", "../../simulator/state.ts"],
    ["core/probe.ts", "../reports/card.ts"],
    ["core/probe.ts", "../index.ts"],
    ["core/probe.ts", "@pulumi/pulumi"],
    ["core/probe.ts", "@alicloud/credentials"],
    ["core/probe.ts", "node:fs"],
    ["core/probe.ts", "commander"],
    ["components/probe.ts", "../policies/rules/index.ts"],
    ["components/probe.ts", "../collectors/collect.ts"],
    ["policies/probe.ts", "../components/landing-network.ts"],
    ["policies/rules/instance/probe.ts", "@pulumi/policy"],
    ["policies/rules/instance/probe.ts", "node:path"],
    ["policies/rules/instance/probe.ts", "../../../cli/language.ts"],
    ["collectors/probe.ts", "@pulumi/alicloud"],
    ["collectors/probe.ts", "../reports/card.ts"],
    ["reports/probe.ts", "../cli/language.ts"],
    ["reports/probe.ts", "@pulumi/pulumi"],
    ["cli/probe.ts", "../simulator/server.ts"],
    ["cli/commands/probe.ts", "../../test/support/inventory.ts"],
    ["simulator/probe.ts", "../core/text.ts"],
    ["simulator/ecs/probe.ts", "../../tools/setup/facts.mjs"],
    ["simulator/probe.ts", "@pulumi/pulumi"],
    ["index.ts", "./cli/program.ts"],
    ["index.ts", "./policies/rules/index.ts"],
  ];
  for (const [file, from] of forbidden) {
    it(`refuses ${from} in ${file}`, async () => {
      expect(await refusals(file, `import { x } from "${from}";\nx();\n`)).to.deep.equal([
        "house/room-imports",
      ]);
    });
  }

  for (const [how, code] of [
    ["dynamic import", 'await import("../cli/program.ts");\n'],
    ["import of a type", 'import type { X } from "../cli/program.ts";\nexport type Y = X;\n'],
    ["type in place", 'export type Y = import("../cli/program.ts").X;\n'],
    ["re-export", 'export { x } from "../cli/program.ts";\n'],
    ["import for its effect", 'import "../cli/program.ts";\n'],
  ] as const) {
    it(`sees a forbidden ${how}`, async () => {
      expect(await refusals("core/probe.ts", code)).to.include("house/room-imports");
    });
  }

  for (const [file, from] of [
    ["core/landing/probe.ts", "../text.ts"],
    ["core/probe.ts", "zod"],
    ["core/probe.ts", "./reports/x.ts"],
    ["components/probe.ts", "../core/text.ts"],
    ["components/probe.ts", "@pulumi/alicloud/vpc/index.js"],
    ["policies/rules/instance/probe.ts", "../rule.ts"],
    ["collectors/probe.ts", "@alicloud/credentials"],
    ["cli/probe.ts", "../reports/card.ts"],
    ["simulator/ecs/probe.ts", "../state.ts"],
    ["simulator/probe.ts", "node:https"],
    ["test/core/probe.ts", "../../simulator/server.ts"],
  ] as const) {
    it(`allows ${from} in ${file}`, async () => {
      expect(await refusals(file, `import { x } from "${from}";\nx();\n`)).to.deep.equal([]);
    });
  }

  for (const [what, file, code, rule] of [
    ["a default export", "core/probe.ts", "export default 1;\n", "no-restricted-syntax"],
    ["a barrel", "core/probe.ts", 'export * from "./text.ts";\n', "no-restricted-syntax"],
    ["the console in a library room", "core/probe.ts", 'console.log("x");\n', "no-console"],
    [
      "process.exit in a library room",
      "reports/probe.ts",
      "process.exit(1);\n",
      "no-restricted-properties",
    ],
    [
      "a file of 351 lines",
      "core/probe.ts",
      "\n".repeat(350) + "export const x = 1;\n",
      "max-lines",
    ],
    [
      "an exclusive test",
      "test/probe.test.ts",
      'it.only("x", () => { f(); });\n',
      "mocha/no-exclusive-tests",
    ],
    [
      "a skipped test",
      "test/probe.test.ts",
      'it.skip("x", () => { f(); });\n',
      "mocha/no-pending-tests",
    ],
    ["any", "core/probe.ts", "export const x: any = 1;\n", "@typescript-eslint/no-explicit-any"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      expect(await refusals(file, code)).to.include(rule);
    });
  }

  it("lets the one catalogue re-export, and the command talk", async () => {
    expect(
      await refusals("policies/rules/index.ts", 'export { x } from "./rule.ts";\n'),
    ).to.deep.equal([]);
    expect(await refusals("cli/probe.ts", 'console.log("x");\n')).to.deep.equal([]);
  });

  it("knows the room of each folder", () => {
    expect(roomOf("policies/rules/instance/x.ts")).to.equal("policies/rules");
    expect(roomOf("policies/pack.ts")).to.equal("policies");
    expect(roomOf("tools/setup.mjs")).to.equal(undefined);
    expect(roomOf("corelike/x.ts")).to.equal(undefined);
  });
});
