import { isatty } from "node:tty";
import pc from "picocolors";

/**
 * Colours for a stream: none unless it is a terminal and nobody asked for none (NO_COLOR).
 * picocolors alone would colour what `CI=true` writes to a file.
 */
export function coloursFor(stream: { readonly fd: number }): ReturnType<typeof pc.createColors> {
  return pc.createColors(isatty(stream.fd) && pc.isColorSupported);
}
