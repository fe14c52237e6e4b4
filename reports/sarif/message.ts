/** Plain text as a SARIF message string (SARIF 2.1.0, 3.11.3): `[text](target)` in it would be a link (3.11.6). */
export function messageString(text: string): string {
  return withoutPlaceholders(text).replaceAll("](", "] (");
}

/** Plain text as a formatted message string (3.11.4): Markdown without HTML, in which nothing is markup. */
export function formattedString(text: string): string {
  return withoutPlaceholders(text.replace(/[\\`*_[\]<>#|~&]/g, "\\$&")).replaceAll("\n", "\n\n");
}

/** Braces would be placeholders (3.11.5). */
function withoutPlaceholders(text: string): string {
  return text.replaceAll("{", "{{").replaceAll("}", "}}");
}
