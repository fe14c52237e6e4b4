import { printable } from "../core/printable.ts";
import type { RuleWithoutEffect } from "../core/security-group/without-effect.ts";
import { say } from "../core/text.ts";
import type { Language } from "../core/text.ts";

/** Rules that decide no packet, a line each. */
export function withoutEffectLines(
  rules: readonly RuleWithoutEffect[],
  language: Language,
): string[] {
  return rules.map(({ quote, behind, contrary }) => {
    const [zh, en] = contrary
      ? ["意思相反的规则", "a contrary rule"]
      : ["另一条规则", "another rule"];
    const said = {
      zh: `源规则不起作用：[${quote}]，${zh}先涵盖了它：[${behind}]`,
      en: `without effect in the source: [${quote}]; ${en} covers it before: [${behind}]`,
    };
    return printable(say(said, language));
  });
}
