import type { createColors } from "picocolors";
import type { Language, Text } from "../../core/text.ts";
import type { Outlook } from "./words.ts";

/** How the landing is printed. */
export interface TextOptions {
  readonly language: Language;
  /** Columns of the terminal or the page. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
}

/** What parts of the text need. */
export interface TextView extends TextOptions {
  /** A text in the language, safe to print. */
  readonly t: (text: Text) => string;
  readonly paint: Readonly<Record<Outlook, (text: string) => string>>;
}
