import { constants } from "node:os";
import { say, type Language } from "../../core/text.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Whether somebody wants a run to end, which can then put away what it made. */
export interface Interruption {
  requested(): boolean;
  /** Tells that it was heard, where it was requested. @returns the exit code of the run */
  settle(exitCode: number, language: Language): number;
}

/** From here on a signal is a request, and no longer the end of this process. */
export function watchForInterruption(): Interruption {
  let first: (typeof signals)[number] | undefined;
  const request = (signal: NodeJS.Signals): void => {
    first ??= signals.find((known) => known === signal);
  };
  for (const signal of signals) process.on(signal, request);
  return {
    requested: () => first !== undefined,
    settle: (exitCode, language) => {
      for (const signal of signals) process.off(signal, request);
      if (first === undefined) return exitCode;
      const text = { en: "The rehearsal was interrupted.", zh: "演练已中断。" };
      process.stderr.write(`\n${say(text, language)}\n`);
      return 128 + constants.signals[first];
    },
  };
}
