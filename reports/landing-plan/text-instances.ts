import type { InstanceOverview, LandingOverview } from "../../core/overview/overview.ts";
import type { Text } from "../../core/text.ts";
import type { Cell } from "../text/box.ts";
import { paragraph } from "../text/paragraph.ts";
import { shown } from "../text/shown.ts";
import { unseenText } from "../../core/addresses/texts.ts";
import { addressNote, referenceNotes, unknownNotes } from "./address-notes.ts";
import { table } from "./columns.ts";
import { section } from "./text-parts.ts";
import type { TextView } from "./text-view.ts";
import { addressOutlook, addressStates, labelOf, otherGroupChoices, words } from "./words.ts";

/** Each instance in a row, and beneath them why an address is not kept, and who refers to it. */
export function instancesPart(overview: LandingOverview, view: TextView): string {
  const { instances } = overview;
  const { t, width } = view;
  const hasWaves = instances.some(({ wave }) => wave !== undefined);
  const names = namesIn(overview);
  const rows = instances.map((instance): Cell[] => {
    const { state, address } = instance.address;
    return [
      { text: shown(labelOf(instance.name, instance.id)) },
      ...(hasWaves ? [{ text: shown(instance.wave ?? "") }] : []),
      { text: shown(names.vswitch(instance.vswitchId)) },
      { text: shown(names.group(instance.groupId)) },
      { text: shown(address ?? "?") },
      { text: t(addressStates[state]), paint: view.paint[addressOutlook(state)] },
    ];
  });
  const heads = [
    words.instance,
    ...(hasWaves ? [words.wave] : []),
    ...[words.vswitch, words.group, words.address, words.verdict],
  ].map(t);
  const notes = [
    ...instances.flatMap((instance) => notesOf(instance, view)),
    ...unknownNotes(instances).map((text) => paragraph(t(text), width, 2)),
  ];
  return section(
    t(words.instances),
    [table(heads, rows, width), ...notes, ...unseenLines(overview, view)].join("\n"),
    view,
  );
}

/** What is called what in the target, by the source's ids. */
export function namesIn({ vswitches, groups }: Pick<LandingOverview, "vswitches" | "groups">): {
  readonly vswitch: (sourceId: string) => string;
  readonly group: (sourceId: string) => string;
} {
  const switches = new Map(vswitches.map(({ sourceId, name }) => [sourceId, name]));
  const named = new Map(groups.map(({ sourceId, name }) => [sourceId, name]));
  return {
    vswitch: (id) => switches.get(id) ?? id,
    group: (id) => named.get(id) ?? id,
  };
}

function notesOf(instance: InstanceOverview, view: TextView): string[] {
  const { t, width } = view;
  const { address } = instance;
  const note = address.state === "lost" ? addressNote(address) : undefined;
  const references = referenceNotes(address);
  return [
    ...(note === undefined ? [] : [paragraph(t(note), width, 2)]),
    ...(references.length === 0 ? [] : [`    ${t(words.references)}`]),
    ...references.map((text) => paragraph(`- ${t(text)}`, width, 4)),
    ...otherGroupsNote(instance).map(({ zh, en }) =>
      paragraph(t({ zh: `${instance.id} 的${zh}`, en: `${instance.id}, its ${en}` }), width, 2),
    ),
  ];
}

/** What becomes of the other groups of an instance that has some. */
export function otherGroupsNote({ otherGroupIds, otherGroups }: InstanceOverview): Text[] {
  if (otherGroupIds.length === 0) return [];
  const list = otherGroupIds.join(", ");
  const { zh, en } = otherGroupChoices[otherGroups];
  return [{ zh: `其他安全组 ${list}：${zh}。`, en: `other groups ${list}: ${en}.` }];
}

/** Where references were not looked for; of no matter where every address is kept. */
function unseenLines({ unseen, summary }: LandingOverview, { t, width }: TextView): string[] {
  if (summary.addresses.lost === 0) return [];
  return [
    ...(unseen.length === 0 ? [] : [`  ${t(words.unseen)}`]),
    ...unseen.map((one) => paragraph(`- ${t(unseenText(one))}`, width, 4)),
    paragraph(t(words.neverSeen), width, 2),
  ];
}
