import { afterCompletion, frozenOperations, refusedAndAllowed } from "./frozen-operations.ts";
import { printable } from "../../core/printable.ts";
import type { Text } from "../../core/text.ts";
import { nameIn } from "../../core/window/urn.ts";
import type { FrozenResource } from "../../core/window/record.ts";
import { inLanguage } from "../settings.ts";
import type { Settings } from "../settings.ts";

/** Something that the guard refuses, and the resource that it is reported on. */
export interface Refusal {
  readonly urn: string;
  readonly message: string;
}

/** Names of the inputs of a resource that are not as they were frozen. */
export interface ChangedInputs {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those that a preview does not know. */
  readonly unknown: readonly string[];
}

export function changeRefused(
  resource: FrozenResource,
  { changed, added, removed, unknown }: ChangedInputs,
  settings: Settings,
): Refusal {
  const inputs: Text[] = [
    ...listed(changed, { zh: "有改动的输入", en: "Inputs that change" }),
    ...listed(added, { zh: "新增的输入", en: "Inputs that are added" }),
    ...listed(removed, { zh: "去掉的输入", en: "Inputs that are taken away" }),
    ...listed(unknown, {
      zh: "预览时未知、不能证明未变的输入",
      en: "Inputs that preview does not know, so that they cannot be shown to be the same",
    }),
  ];
  return refusal(resource, settings, {
    what: {
      zh: "已为过户冻结，这次运行会改动它",
      en: "is frozen for its transfer, and this run would change it",
    },
    details: inputs,
  });
}

export function deletionRefused(resource: FrozenResource, settings: Settings): Refusal {
  return refusal(resource, settings, {
    what: {
      zh: "已为过户冻结，但程序里没有它了（删除或改名），这次运行会删除它",
      en: "is frozen for its transfer, and is no longer in the program under this name, so that this run would delete it",
    },
    remedy: afterCompletion,
  });
}

/** Planned although every input that can be compared is as it was. */
export function stepRefused(resource: FrozenResource, settings: Settings): Refusal {
  return refusal(resource, settings, {
    what: {
      zh: "已为过户冻结，这次运行会更新或替换它",
      en: "is frozen for its transfer, and this run would update or replace it",
    },
    details: [
      {
        zh: "能比较的输入都没有改动：可能是机密输入变了、云上的状态与程序不同，或要求了替换",
        en: "No input that can be compared differs: a secret input may have changed, the cloud may differ from the program, or a replacement was asked for",
      },
    ],
  });
}

/** @param id the id that it has now */
export function replacementRefused(
  resource: FrozenResource,
  id: string,
  settings: Settings,
): Refusal {
  return refusal(resource, settings, {
    what: {
      zh: "已为过户冻结，但它已不是原来那一个",
      en: "is frozen for its transfer, and is not the same one any more",
    },
    details: [{ zh: `现在的 ID：${printable(id)}`, en: `ID now: ${printable(id)}` }],
  });
}

/** The record speaks of another stack than this one: it guards nothing here. */
export function otherStackRefused(
  [frozen, found]: readonly [string, string],
  urn: string,
  { lang }: Settings,
): Refusal {
  const [recorded, present] = [printable(frozen), printable(found)];
  const { id } = frozenOperations;
  const message = inLanguage(
    { lang },
    {
      zh: `${id}：策略配置里的 frozen 属于 ${recorded}，而这里是 ${present}，什么都没有守住。请对这个栈重新运行 ecs-transfer freeze，或换用它的策略配置。`,
      en: `${id}: frozen in the policy configuration is of ${recorded}, and this is ${present}, so nothing is guarded. Run ecs-transfer freeze for this stack, or use its own policy configuration.`,
    },
  );
  return { urn, message };
}

function refusal(
  { urn, type, id }: FrozenResource,
  { lang }: Settings,
  said: { readonly what: Text; readonly details?: readonly Text[]; readonly remedy?: Text },
): Refusal {
  const { what, details = [] } = said;
  const { id: rule, source } = frozenOperations;
  const remedies = [frozenOperations.remedy, ...(said.remedy === undefined ? [] : [said.remedy])];
  const who = printable(`${nameIn(urn)} (${id}, ${type})`);
  const message = inLanguage(
    { lang },
    {
      zh: [
        `${rule}：${who} ${what.zh}（${source.ref}）`,
        ...details.map(({ zh }) => `  ${zh}`),
        `  ${refusedAndAllowed.zh}`,
        `  处理：${remedies.map(({ zh }) => zh).join("")}`,
      ].join("\n"),
      en: [
        `${rule}: ${who} ${what.en} (${source.ref})`,
        ...details.map(({ en }) => `  ${en}`),
        `  ${refusedAndAllowed.en}`,
        `  Remedy: ${remedies.map(({ en }) => en).join(" ")}`,
      ].join("\n"),
    },
  );
  return { urn, message };
}

function listed(names: readonly string[], { zh, en }: Text): Text[] {
  if (names.length === 0) return [];
  const shown = printable(names.join(", "));
  return [{ zh: `${zh}：${shown}`, en: `${en}: ${shown}` }];
}
