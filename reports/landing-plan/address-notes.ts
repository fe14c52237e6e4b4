import { keepabilityText, referenceText } from "../../core/addresses/texts.ts";
import type { Keepability } from "../../core/addresses/keepability.ts";
import type { InstanceOverview } from "../../core/overview/overview.ts";
import { reasonText } from "../../core/reasons.ts";
import type { Text } from "../../core/text.ts";

/** Why an address is not kept, and what could keep it; undefined where it is kept. */
export function addressNote(answer: Keepability): Text | undefined {
  switch (answer.state) {
    case "kept":
      return undefined;
    case "lost":
      return keepabilityText(answer);
    case "unknown":
      return missingText(answer.missing);
  }
}

/** Who refers to an address that is lost. */
export function referenceNotes(answer: Keepability): Text[] {
  return answer.state === "lost" ? answer.references.map(referenceText) : [];
}

/** Why addresses are not known, in a sentence for all that lack the same. */
export function unknownNotes(instances: readonly InstanceOverview[]): Text[] {
  const lacking = instances.flatMap(({ address }) =>
    address.state === "unknown" ? [address] : [],
  );
  const alike = Map.groupBy(lacking, ({ missing }) => `${missing.fact} ${missing.reason}`);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { zh, en } = missingText(first.missing);
    const named = namedIds(group.map(({ instanceId }) => instanceId));
    return [{ zh: `${named.zh}：${zh}`, en: `${named.en}: ${en}` }];
  });
}

/** Ids that are named before the rest is counted: all of them stand in the table. */
const mostNamed = 5;

function namedIds(ids: readonly string[]): Text {
  const named = ids.slice(0, mostNamed).join(", ");
  const rest = ids.length - mostNamed;
  if (rest <= 0) return { zh: named, en: named };
  return { zh: `${named} 等 ${String(ids.length)} 台`, en: `${named} and ${String(rest)} more` };
}

function missingText({
  fact,
  reason,
}: Extract<Keepability, { state: "unknown" }>["missing"]): Text {
  const why = reasonText(reason);
  return {
    zh: `能否保留私网IP未知，缺少 ${fact}（${why.zh}）。`,
    en: `whether the private IP can be kept is not known, for want of ${fact} (${why.en}).`,
  };
}
