import { inputErrorsText } from "../core/input/input-error.ts";
import type { InputError } from "../core/input/input-error.ts";
import type { Text } from "../core/text.ts";

/** A mistake of the person at the keyboard: `program.ts` prints it without a stack trace and exits with 3. */
export class UserError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "UserError";
    this.text = text;
  }

  /** All mistakes of input files, a line each. */
  static of(errors: readonly InputError[]): UserError {
    return new UserError(inputErrorsText(errors));
  }
}
