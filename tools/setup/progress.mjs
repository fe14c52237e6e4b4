// What a waiting person sees: the stage and the time it has taken.
const quietMs = 2_000;
const lineEveryMs = 15_000;

/** @param {number} ms */
export function elapsed(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * @param {{ stream?: NodeJS.WriteStream | { write(text: string): unknown, isTTY?: boolean, columns?: number }, now?: () => number, env?: NodeJS.ProcessEnv }} [options]
 */
export function createProgress({
  stream = process.stderr,
  now = Date.now,
  env = process.env,
} = {}) {
  const live = Boolean(stream.isTTY) && env["TERM"] !== "dumb";
  let shown = false;

  /**
   * @param {string} line cut where the terminal is narrow
   * @param {string} end never cut
   */
  function update(line, end) {
    const width = (stream.columns || 80) - 1 - end.length;
    stream.write(`\r\x1b[2K${line.slice(0, Math.max(0, width))}${end}`);
    shown = true;
  }
  function clear() {
    if (live && shown) stream.write("\r\x1b[2K");
    shown = false;
  }
  /** @param {string} text */
  function line(text) {
    clear();
    stream.write(`${text}\n`);
  }
  /**
   * Runs a stage; says nothing of one that ends within two seconds.
   * @template T
   * @param {string} title
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function stage(title, work) {
    const start = now();
    let lastLine = start + quietMs - lineEveryMs;
    const tick = () => {
      const at = now();
      if (at - start < quietMs) return;
      const end = ` … ${elapsed(at - start)}`;
      if (live) update(`setup: ${title}`, end);
      else if (at - lastLine >= lineEveryMs) {
        lastLine = at;
        stream.write(`setup: ${title}${end}\n`);
      }
    };
    const timer = setInterval(tick, live ? 250 : 500);
    try {
      const result = await work();
      if (now() - start >= quietMs) line(`setup: ${title}: ${elapsed(now() - start)} ✓`);
      return result;
    } finally {
      clearInterval(timer);
      clear();
    }
  }
  return { stage, line, clear };
}

/** @typedef {ReturnType<typeof createProgress>} Progress */
