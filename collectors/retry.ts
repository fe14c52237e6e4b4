import type { CloudErrorKind, CloudFailure } from "./cloud-error.ts";

interface Patience {
  /** All attempts, the first included. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/**
 * How often each kind of failure is tried, and how long each wait is at most.
 * A throttled API is refused until the next minute begins (ECS throttling page), so its waits add up to more than a minute.
 */
const patience: Partial<Record<CloudErrorKind, Patience>> = {
  throttled: { attempts: 8, firstWaitMs: 1_000, longestWaitMs: 30_000 },
  server: { attempts: 4, firstWaitMs: 500, longestWaitMs: 4_000 },
  unreadable: { attempts: 4, firstWaitMs: 500, longestWaitMs: 4_000 },
  unreachable: { attempts: 3, firstWaitMs: 500, longestWaitMs: 4_000 },
  timeout: { attempts: 2, firstWaitMs: 500, longestWaitMs: 4_000 },
};

/**
 * Milliseconds to wait before the next attempt; `undefined` where the failure is final.
 * @param count how often the call has failed in this way, from 1
 * @param jitter a number in [0, 1), so that parallel calls do not come back at the same moment
 */
export function waitBeforeRetry(
  failure: CloudFailure,
  count: number,
  jitter: number,
): number | undefined {
  const limits = patience[failure.kind];
  if (limits === undefined || count >= limits.attempts) return undefined;
  const backoff = Math.min(limits.firstWaitMs * 2 ** (count - 1), limits.longestWaitMs);
  // Up to a quarter more, never less: the sum of the waits has to outlast the minute.
  const wait = Math.round(backoff * (1 + jitter / 4));
  return Math.max(wait, Math.min(failure.retryAfterMs ?? 0, 60_000));
}
