import { z } from "zod";
import { nearest } from "../input/suggest.ts";
import { printable } from "../printable.ts";
import type { Text } from "../text.ts";
import { instanceType, ownedResources, withWhatHangsOn } from "./frozen-resources.ts";
import type { OwnedResource } from "./frozen-resources.ts";
import { canonicalJson, holdsSecret, inputNames } from "./plain-data.ts";
import type { ExportedResource } from "./stack-export.ts";
import { nameIn } from "./urn.ts";

const FrozenResource = z.strictObject({
  urn: z.string(),
  /** Pulumi's type token. */
  type: z.string(),
  id: z.string(),
  /** Each input with what its value's canonical JSON hashes to. */
  inputs: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/)),
  /** Inputs that hold a secret: their names are all that is compared. */
  secrets: z.array(z.string()),
});

/** A stack's resources as they were when the transfer was submitted, without any of their values. */
export const FrozenRecord = z.strictObject({
  version: z.literal(1),
  /** The instant of the freeze, ISO 8601. */
  at: z.string(),
  /** IDs of the instances in transfer. */
  instances: z.array(z.string()),
  resources: z.array(FrozenResource),
});

export type FrozenResource = z.output<typeof FrozenResource>;
export type FrozenRecord = z.output<typeof FrozenRecord>;

/** What a person has to settle although the record can be made. */
export interface Caveat {
  /**
   * `not-held-stopped`: the program does not say that the instance stays stopped and keeps its address, so that an
   * `up` may start it · `pending-deletion`: the next `up` deletes it, whatever the program says
   */
  readonly kind: "not-held-stopped" | "pending-deletion";
  readonly id: string;
  readonly name: string;
}

export type Frozen =
  | { readonly ok: true; readonly record: FrozenRecord; readonly caveats: readonly Caveat[] }
  | { readonly ok: false; readonly mistakes: readonly Text[] };

export interface FreezeOptions {
  /** Ids or names in the program. */
  readonly instances: readonly string[];
  readonly now: Date;
  /** The first 16 hexadecimal digits of the SHA-256 of a text. */
  readonly hash: (text: string) => string;
}

/** The record of the named instances and of what hangs on them, from everything that a stack's state holds. */
export function freeze(
  state: readonly ExportedResource[],
  { instances, now, hash }: FreezeOptions,
): Frozen {
  const owned = ownedResources(state);
  const found = instances.map((wanted) => instanceNamed(wanted, owned, state));
  const mistakes = found.filter((one) => "zh" in one);
  if (mistakes.length > 0) return { ok: false, mistakes };
  const named = new Set(found.filter((one) => "urn" in one));
  const resources = withWhatHangsOn([...named], owned);
  const record: FrozenRecord = {
    version: 1,
    at: now.toISOString(),
    instances: [...named].map(({ id }) => id),
    resources: resources.map((one) => frozenResource(one, hash)),
  };
  return {
    ok: true,
    record,
    caveats: [...notHeldStopped([...named]), ...doomed(state, resources)],
  };
}

function frozenResource(
  { urn, type, id, inputs }: OwnedResource,
  hash: FreezeOptions["hash"],
): FrozenResource {
  const names = inputNames(inputs).toSorted();
  const secrets = names.filter((name) => holdsSecret(name, inputs[name]));
  const hashes = names
    .filter((name) => !secrets.includes(name))
    .map((name) => [name, hash(canonicalJson(inputs[name]))]);
  return { urn, type, id, inputs: Object.fromEntries(hashes) as Record<string, string>, secrets };
}

function notHeldStopped(instances: readonly OwnedResource[]): Caveat[] {
  return instances
    .filter(
      ({ inputs }) => inputs["status"] !== "Stopped" || inputs["stoppedMode"] !== "KeepCharging",
    )
    .map(({ id, urn }) => ({ kind: "not-held-stopped", id, name: nameIn(urn) }));
}

/** What is left of a replacement that was cut off; no policy gets to see the deletion. */
function doomed(state: readonly ExportedResource[], frozen: readonly OwnedResource[]): Caveat[] {
  const urns = new Set(frozen.map(({ urn }) => urn));
  const ids = new Set(frozen.map(({ id }) => id));
  return state
    .filter((one) => one.delete && (urns.has(one.urn) || ids.has(one.id ?? "")))
    .map(({ id = "", urn }) => ({ kind: "pending-deletion", id, name: nameIn(urn) }));
}

function instanceNamed(
  wanted: string,
  owned: readonly OwnedResource[],
  state: readonly ExportedResource[],
): OwnedResource | Text {
  const isWanted = ({ id, urn }: ExportedResource) => id === wanted || nameIn(urn) === wanted;
  const instances = owned.filter(({ type }) => type === instanceType);
  const [first, ...others] = instances.filter(isWanted);
  if (first !== undefined && others.length === 0) return first;
  const shown = printable(wanted);
  if (first !== undefined) {
    const ids = [first, ...others].map(({ id }) => id).join(", ");
    return {
      zh: `${shown}：程序里有多台实例叫这个名称（${ids}）。请写实例 ID。`,
      en: `${shown}: several instances of the program have this name (${ids}). Give the instance's ID.`,
    };
  }
  const otherwise = state.find((one) => one.type === instanceType && isWanted(one));
  if (otherwise !== undefined) return notOwned(shown, otherwise);
  return notThere(shown, wanted, instances);
}

function notOwned(shown: string, { delete: isDoomed }: ExportedResource): Text {
  return isDoomed
    ? {
        zh: `${shown}：栈的状态里这台实例正等待删除，下一次 up 会删除它。请先解决：pulumi state delete <URN>。`,
        en: `${shown}: in the state of the stack this instance waits for its deletion, and the next up deletes it. Settle that first: pulumi state delete <urn>.`,
      }
    : {
        zh: `${shown}：这个栈只读取这台实例，不管理它。请在管理它的栈上运行 freeze。`,
        en: `${shown}: this stack only reads the instance and does not manage it. Freeze the stack that does.`,
      };
}

function notThere(shown: string, wanted: string, instances: readonly OwnedResource[]): Text {
  const names = instances.flatMap(({ id, urn }) => [id, nameIn(urn)]);
  const near = nearest(wanted, names);
  const guess =
    near === undefined
      ? { zh: "", en: "" }
      : { zh: `是否想写 ${printable(near)}？`, en: ` Did you mean ${printable(near)}?` };
  const all = instances.map(({ id, urn }) => printable(`${id} (${nameIn(urn)})`));
  const listed = all.slice(0, mostListed).join(", ");
  const rest = all.length - mostListed;
  const more =
    rest > 0 ? { zh: `，另有 ${rest} 台`, en: `, and ${rest} more` } : { zh: "", en: "" };
  return {
    zh: `${shown}：栈里没有这台实例。${guess.zh}栈里的实例：${all.length === 0 ? "无" : listed}${more.zh}。`,
    en: `${shown}: the stack holds no such instance.${guess.en} Its instances: ${all.length === 0 ? "none" : listed}${more.en}.`,
  };
}

const mostListed = 10;
