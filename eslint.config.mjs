import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import prettier from "eslint-config-prettier/flat";
import mocha from "eslint-plugin-mocha";
import tseslint from "typescript-eslint";
import { roomImports } from "./tools/lint/room-imports.mjs";

const maxLines = ["error", { max: 350, skipBlankLines: false, skipComments: false }];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: one word for one thing, wherever it is used.",
};
const noBarrel = {
  selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
  message: "No barrels: import from the file that defines it.",
};

export default defineConfig(
  globalIgnores(["node_modules/", "coverage/", ".ecs-transfer/", "tools/engine/"]),
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { house: { rules: { "room-imports": roomImports } } },
    rules: { "house/room-imports": "error", "max-lines": maxLines, eqeqeq: "error" },
  },
  {
    files: ["**/*.ts"],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number or a boolean in a sentence is what it looks like.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "no-console": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": ["error", noDefaultExport, noBarrel],
    },
  },
  {
    files: ["policies/rules/index.ts"],
    rules: { "no-restricted-syntax": ["error", noDefaultExport] },
  },
  {
    files: ["index.ts", "{core,policies,components,collectors,reports,simulator}/**/*.ts"],
    ignores: ["simulator/main.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "exit",
          message: "A library room throws; it does not end the process.",
        },
      ],
    },
  },
  {
    files: ["{cli,tools,test}/**/*.ts", "simulator/main.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["test/**/*.ts"],
    plugins: { mocha },
    rules: {
      "mocha/no-exclusive-tests": "error",
      "mocha/no-pending-tests": "error",
      "mocha/no-conditional-tests": "error",
      "mocha/no-identical-title": "error",
      "mocha/no-empty-title": "error",
      "mocha/no-async-suite": "error",
      "mocha/no-async-and-done": "error",
      "mocha/no-nested-tests": "error",
      // chai's assertions are property reads.
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        URL: "readonly",
      },
    },
    rules: { "no-restricted-syntax": ["error", noBarrel] },
  },
  {
    files: ["tools/**/*.mjs"],
    rules: { "no-restricted-syntax": ["error", noDefaultExport, noBarrel] },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { require: "readonly", module: "writable", __dirname: "readonly" },
    },
  },
  prettier,
);
