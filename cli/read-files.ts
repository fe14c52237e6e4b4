import { readFileSync } from "node:fs";
import type { Result } from "../core/input/input-error.ts";
import { UserError } from "./user-error.ts";

/** What core reads a file with. */
export function readFile(path: string): Uint8Array {
  return readFileSync(path);
}

/** @throws {UserError} with all of a result's errors */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw UserError.of(result.errors);
  return result.value;
}
