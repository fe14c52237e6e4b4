import type { Maybe } from "../core/unknown.ts";
import { CloudError } from "./cloud-error.ts";

/**
 * The result, or why it could not be had: a denied or failed call becomes `{ unknown: "<code>: <message>" }`.
 * Refused credentials and a wrong region are thrown on: with them no call can succeed.
 * So is everything else, above all an answer of an unexpected form, which is a defect and has to be loud.
 */
export async function attempt<T>(task: () => Promise<T>): Promise<Maybe<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof CloudError && error.kind !== "key" && error.kind !== "region") {
      return { unknown: error.message };
    }
    throw error;
  }
}
