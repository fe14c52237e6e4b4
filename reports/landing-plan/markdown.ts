import type { LandingOverview } from "../../core/overview/overview.ts";
import type { Language, Text } from "../../core/text.ts";
import { code, prose } from "../markdown/escape.ts";
import { fit } from "../markdown/fit.ts";
import type { Section } from "../markdown/fit.ts";
import { listSection } from "./markdown-list.ts";
import {
  capacitySection,
  groupsSection,
  instancesSection,
  missingSection,
  networkSection,
  prefixListsSection,
} from "./markdown-tables.ts";
import { conclusionOf, outcomeOf, peeringText, takenOf, titleOf } from "./sentences.ts";
import { words } from "./words.ts";

/** The longest comment that GitHub takes. */
const mostCharacters = 65_536;

/**
 * The landing as a comment on a pull request. Where it would be too long, rows are left out and counted. Whatever was
 * read stands in code spans, so that no name is markup, a mention, a link or an issue.
 */
export function landingPlanMarkdown(overview: LandingOverview, language: Language): string {
  const t = (text: Text): string => prose(text[language]);
  const top = `## ${t(outcomeOf(overview))}

**${t(conclusionOf(overview))}**

${t(titleOf(overview))}\\
${t(takenOf(overview))}
`;
  const sections = [
    stopsSection(overview, language),
    networkSection(overview, language),
    groupsSection(overview, language),
    missingSection(overview, language),
    prefixListsSection(overview, language),
    instancesSection(overview, language),
    capacitySection(overview, language),
    listSection(words.peering, [t(peeringText(overview))], language),
    listSection(words.costs, overview.costs.map(t), language),
    nextSection(overview, language),
  ].filter((section) => section !== undefined);
  return top + fit(sections, mostCharacters - top.length);
}

function stopsSection({ stops }: LandingOverview, language: Language): Section | undefined {
  if (stops.length === 0) return undefined;
  const items = stops.map(({ file, line, column, message }) => {
    const place = code(`${file}:${String(line)}:${String(column)}`);
    return `${place} ${prose(message[language])}`;
  });
  return listSection(words.stops, items, language, 4);
}

function nextSection({ next }: LandingOverview, language: Language): Section {
  const items = next.map(({ what, command }) => {
    const said = prose(what[language]);
    return command === undefined ? said : `${said}: ${code(command)}`;
  });
  return listSection(words.next, items, language);
}
