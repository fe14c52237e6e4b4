import { expect } from "chai";
import { formatInputErrors } from "../../core/input/input-error.ts";
import type { InputError, Result } from "../../core/input/input-error.ts";

/** The value of a result that must be good; the errors are what a failure shows. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(formatInputErrors(result.errors, "en"));
  return result.value;
}

/** The errors of a result that must be bad, each said in both languages. */
export function errorsOf(result: Result<unknown>): readonly InputError[] {
  if (result.ok) throw new Error(`nothing is wrong with ${JSON.stringify(result.value)}`);
  expect(result.errors).not.to.be.empty;
  for (const { message } of result.errors) {
    expect(message.zh).to.match(/\p{Script=Han}/u);
    expect(message.en).to.match(/[a-z]/);
    expect(message.en.replace(/"[^"]*"|\[[^\]]*\]/g, "")).not.to.match(/\p{Script=Han}/u);
  }
  return result.errors;
}

/** `line:column path` of each error. */
export function placesOf(errors: readonly InputError[]): string[] {
  return errors.map(({ line, column, path }) => `${String(line)}:${String(column)} ${path}`.trim());
}
