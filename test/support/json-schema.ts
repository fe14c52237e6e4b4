import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "chai";

/** What is wrong with a value; empty where it is valid. */
type Validating = (value: unknown) => string[];

/** Measures values by a committed schema of `docs/schema/`. */
export function schemaErrors(
  name: "check-report" | "inventory" | "landing-plan" | "manifest",
): Validating {
  const file = new URL(`../../docs/schema/${name}.schema.json`, import.meta.url);
  return validating(new Ajv2020({ strict: true, allowUnionTypes: true }), read(file));
}

/** Measures SARIF logs by the standard's own schema as Microsoft's SARIF SDK ships it. */
export function sarifErrors(): Validating {
  const file = import.meta.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  // Its draft 4 differs from draft 7 in the names of these two keywords alone, as far as it uses either.
  const { $schema, id, ...schema } = read(new URL(file));
  expect(`${String($schema)} ${String(id)}`).to.match(/draft-04.*sarif-2\.1\.0/);
  return validating(new Ajv({ strict: false, unicodeRegExp: false }), schema);
}

function read(file: URL): Record<string, unknown> {
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

function validating(ajv: Ajv | Ajv2020, schema: Record<string, unknown>): Validating {
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message = "", params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}
