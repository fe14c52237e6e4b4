import type { ReportingDescriptor } from "sarif";
import { formattedString, messageString } from "./message.ts";
import { labelled } from "../findings/finding-lines.ts";
import type { Named } from "../findings/rulings.ts";
import { words } from "../words.ts";
import type { Severity } from "../../core/rules/rule.ts";
import type { Language, Text } from "../../core/text.ts";

/** How bad a failure is, in SARIF's words. */
export const levels = {
  blocker: "error",
  warning: "warning",
  note: "note",
} as const satisfies Record<Severity, string>;

/** Severities as code scanning on GitHub names them. */
const problems = { blocker: "error", warning: "warning", note: "recommendation" } as const;

/** A rule with everything that it says of itself; its commands keep their slots. */
export function descriptorOf(named: Named, language: Language): ReportingDescriptor {
  const { rule, about, holdsBy } = named;
  const { id, title, severity, outlet, phase, source, url } = rule;
  const help = helpLines(named, language);
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: messageString(title[language]) },
    fullDescription: { text: messageString(`${title[language]}\n${reference(source)}`) },
    help: {
      text: messageString(help.join("\n")),
      markdown: help.map(formattedString).join("\n\n"),
    },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [about, severity, holdsBy],
      "problem.severity": problems[severity],
      holdsBy,
      outlet,
      phase,
      downtime: rule.downtime === true,
      source: source.ref,
    },
  };
}

function helpLines({ rule }: Named, language: Language): string[] {
  const { remedy, undo, remark, source } = rule;
  const line = (word: Text, text: string) => labelled(word, text, language);
  return [
    line(words.next, remedy[language]),
    ...(undo === undefined ? [] : [line(words.undo, undo[language])]),
    ...(remark === undefined ? [] : [line(words.remark, remark[language])]),
    line(words.source, reference(source)),
  ];
}

function reference({ ref, quote }: Named["rule"]["source"]): string {
  return `${ref}「${quote}」`;
}

/** `instance-eip` → `InstanceEip` */
function pascalCase(id: string): string {
  return id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
