/** The languages in which the product speaks to people. */
export type Language = "zh" | "en";

/** A sentence for people, in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The text in one language. */
export function say(text: Text, language: Language): string {
  return text[language];
}
