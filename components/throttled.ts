import { setTimeout as sleep } from "node:timers/promises";
import { ErrorHook } from "@pulumi/pulumi";

/** Tries of one operation before its failure counts; the waits between them add up to half a minute. */
const mostTries = 6;
let hook: ErrorHook | undefined;

/**
 * Tries an operation again that the API throttled.
 *
 * The provider does so by itself, save for the read with which it begins to create or change a security group rule.
 * For rules alone: the API takes a rule twice as one, whereas a second try of any other creation could make two.
 */
export function whenThrottled(): ErrorHook {
  hook ??= new ErrorHook("ecs-transfer-when-throttled", async ({ errors }) => {
    const pause = pauseAfter(errors);
    if (pause === undefined) return false;
    await sleep(pause);
    return true;
  });
  return hook;
}

/**
 * Milliseconds until the next try, or undefined where there is none.
 * @param errors what the tries so far said, the newest first
 */
export function pauseAfter(errors: readonly string[]): number | undefined {
  const wasThrottled = /\bErrorCode: Throttling\b/.test(errors[0] ?? "");
  return wasThrottled && errors.length < mostTries ? 500 * 2 ** errors.length : undefined;
}
