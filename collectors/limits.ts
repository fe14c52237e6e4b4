/** Runs tasks so that never more than `most` are under way; the others wait in the order in which they came. */
export function limitedTo(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/** Waits so that calls under one name start at most `perSecond` times a second. */
export function pacedTo(
  perSecond: number,
  sleep: (milliseconds: number) => Promise<void>,
): (name: string) => Promise<void> {
  const nextStart = new Map<string, number>();
  return async (name) => {
    const now = performance.now();
    const start = Math.max(now, nextStart.get(name) ?? 0);
    nextStart.set(name, start + 1000 / perSecond);
    if (start > now) await sleep(start - now);
  };
}
