import { createInterface } from "node:readline/promises";
import type { Ask } from "./converse.ts";

/** Somebody at a terminal, who answers line by line; `close` gives the terminal back. */
export function personAt(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): { readonly ask: Ask; readonly close: () => void } {
  const lines = createInterface({ input, output });
  const gone = new AbortController();
  lines.once("SIGINT", () => {
    gone.abort();
  });
  lines.once("close", () => {
    gone.abort();
  });
  const isGone = () => gone.signal.aborted;
  return {
    ask: async (prompt) => {
      if (isGone()) return undefined;
      try {
        return await lines.question(prompt, { signal: gone.signal });
      } catch (error) {
        if (isGone()) return undefined;
        throw error;
      }
    },
    close: () => {
      lines.close();
    },
  };
}
