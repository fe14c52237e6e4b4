import type { Maybe } from "../core/unknown.ts";
import { CloudError, UnexpectedAnswerError } from "./cloud-error.ts";

/**
 * The result of calls that add to what is known of instances, or why it could not be had.
 * The instances have been listed by then, so a refused region is one where this product is not offered, and an answer
 * of an unexpected form costs its own facts and no others. Refused credentials are thrown on: no later call can succeed.
 */
export async function beside<T>(task: () => Promise<T>): Promise<Maybe<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof CloudError && error.kind !== "key") return { unknown: error.message };
    if (error instanceof UnexpectedAnswerError) {
      return { unknown: `UnexpectedAnswer: ${error.message}` };
    }
    throw error;
  }
}
