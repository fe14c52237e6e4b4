import { unseenText } from "../../core/addresses/texts.ts";
import type { InstanceOverview, LandingOverview, Pair } from "../../core/overview/overview.ts";
import type { Language, Text } from "../../core/text.ts";
import { lineBreak, tableRow } from "../markdown/cells.ts";
import { code, labelCode, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/fit.ts";
import { amountText, capacityNote } from "./capacity-notes.ts";
import { addressNote, referenceNotes } from "./address-notes.ts";
import { tableSection } from "./markdown-list.ts";
import { namesIn, otherGroupsNote } from "./text-instances.ts";
import { vpcBlocks, vswitchBlocks } from "./blocks.ts";
import type { Blocks } from "./blocks.ts";
import { proofText, ruleCounts } from "./sentences.ts";
import {
  addressOutlook,
  addressStates,
  capacityOutlook,
  capacityStates,
  fates,
  proofOutlook,
  standings,
  words,
} from "./words.ts";
import type { Outlook } from "./words.ts";

/** A sign that stands beside the word, so that a row can be found by eye. */
const signs = { kept: "🟢", changed: "🔴", unknown: "🟡" } as const satisfies Record<
  Outlook,
  string
>;

type Tables = (overview: LandingOverview, language: Language) => Section | undefined;

/** The VPC and its vSwitches, the source's on the left. */
export const networkSection: Tables = ({ vpc, vswitches }, language) => {
  const row = (part: string, pair: Pair, { source, own }: Blocks): string =>
    tableRow([
      part,
      `${sourceCode(pair)}${lineBreak}${code(source)}`,
      `${targetCode(pair)}${lineBreak}${code(own)}`,
      `${signs[source === own ? "kept" : "changed"]} ${standings[pair.standing][language]}`,
    ]);
  const rows = [
    row(words.vpc[language], vpc, vpcBlocks(vpc, language)),
    ...vswitches.map((vswitch) =>
      row(
        `${words.vswitch[language]} ${code(vswitch.zone)}`,
        vswitch,
        vswitchBlocks(vswitch, language),
      ),
    ),
  ];
  const heads = [words.part, words.source, words.target, words.becomes];
  return tableSection(words.network, heads, rows, language, 2);
};

function sourceCode({ sourceName, sourceId }: Pair): string {
  return labelCode({ name: sourceName, id: sourceId });
}

function targetCode({ name, targetId }: Pair): string {
  return targetId === undefined ? code(name) : labelCode({ name, id: targetId });
}

export const groupsSection: Tables = ({ groups }, language) => {
  const rows = groups.map((group) =>
    tableRow([
      [
        sourceCode(group),
        ...group.mergedIds.map((id) => `${words.merged[language]} ${code(id)}`),
      ].join(lineBreak),
      `${targetCode(group)}${lineBreak}${standings[group.standing][language]}`,
      String(group.instances),
      prose(ruleCounts(group, language)),
      `${signs[proofOutlook(group.proof)]} ${prose(proofText(group, language))}`,
    ]),
  );
  const heads = [words.source, words.target, words.holding, words.rules, words.proof];
  return tableSection(words.groups, heads, rows, language, 3);
};

const missingWords = {
  title: { zh: "没有落地的规则", en: "Rules that do not land" },
  why: { zh: "原因", en: "why" },
} as const satisfies Record<string, Text>;

/** Every rule that does not land or is not in the comparison. */
export const missingSection: Tables = ({ groups }, language) => {
  const rows = groups.flatMap(({ sourceId, missing, unread }) => [
    ...missing.map(({ fate, quote, reason }) =>
      tableRow([code(sourceId), fates[fate][language], code(quote), prose(reason[language])]),
    ),
    ...unread.map(({ quote, reason }) =>
      tableRow([code(sourceId), words.notCompared[language], code(quote), prose(reason[language])]),
    ),
  ]);
  const heads = [words.group, words.verdict, words.rules, missingWords.why];
  return tableSection(missingWords.title, heads, rows, language, 4);
};

export const prefixListsSection: Tables = ({ prefixLists }, language) => {
  const rows = prefixLists.map(({ sourceId, name, family, entries, maxEntries }) =>
    tableRow([
      code(sourceId),
      code(name),
      family === "ipv4" ? "IPv4" : "IPv6",
      `${String(entries)} / ${String(maxEntries)}`,
    ]),
  );
  const heads = [words.source, words.target, { zh: "IP", en: "IP" }, words.entries];
  return tableSection(words.prefixLists, heads, rows, language, 1);
};

/** Each instance, what becomes of its address, and why. */
export const instancesSection: Tables = (overview, language) => {
  const names = namesIn(overview);
  const rows = overview.instances.map((instance) => {
    const { state, address } = instance.address;
    return tableRow([
      instanceCell(instance, language),
      code(names.vswitch(instance.vswitchId)),
      code(names.group(instance.groupId)),
      code(address ?? "?"),
      `${signs[addressOutlook(state)]} ${addressStates[state][language]}`,
      noteCell(instance, language),
    ]);
  });
  const unseen =
    overview.summary.addresses.lost === 0
      ? []
      : [
          ...overview.unseen.map((one) => prose(unseenText(one)[language])),
          prose(words.neverSeen[language]),
        ];
  const section = tableSection(
    words.instances,
    [words.instance, words.vswitch, words.group, words.address, words.verdict, note],
    rows,
    language,
    8,
  );
  if (section === undefined || unseen.length === 0) return section;
  const lines = [words.unseen[language], "", ...unseen.map((line) => `- ${line}`)];
  return { ...section, foot: `${section.foot}\n${lines.join("\n")}\n` };
};

const note: Text = { zh: "说明", en: "note" };

function instanceCell({ name, id, wave }: InstanceOverview, language: Language): string {
  const label = labelCode({ name, id });
  return wave === undefined ? label : `${label}${lineBreak}${words.wave[language]} ${code(wave)}`;
}

function noteCell(instance: InstanceOverview, language: Language): string {
  const { address } = instance;
  const why = addressNote(address);
  const notes = [...referenceNotes(address), ...otherGroupsNote(instance)];
  return [...(why === undefined ? [] : [why]), ...notes]
    .map((text) => prose(text[language]))
    .join(lineBreak);
}

export const capacitySection: Tables = ({ capacity }, language) => {
  const rows = capacity.map((one) => {
    const { what, subject, used, needed, limit, state } = one;
    return tableRow([
      `${prose(what[language])}${lineBreak}${code(subject)}`,
      ...[used, needed, limit].map(amountText),
      `${signs[capacityOutlook(state)]} ${capacityStates[state][language]}`,
      state === "enough" ? "" : prose(capacityNote(one)[language]),
    ]);
  });
  const heads = [words.what, words.used, words.needed, words.limit, words.verdict, note];
  return tableSection(words.capacity, heads, rows, language, 2);
};
