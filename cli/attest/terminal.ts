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
  return {
    ask: async (prompt) => {
      if (gone.signal.aborted) return undefined;
      try {
        return await lines.question(prompt, { signal: gone.signal });
      } catch (error) {
        if (gone.signal.aborted) return undefined;
        throw error;
      }
    },
    close: () => {
      lines.close();
    },
  };
}
