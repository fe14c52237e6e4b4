import type { DataPath, InputError, Position } from "../input/input-error.ts";
import { inFileOrder, pathText } from "../input/input-error.ts";
import { fileError } from "../input/source.ts";
import type { ManifestFile } from "../manifest/manifest.ts";
import type { Text } from "../text.ts";
import type { Unknown } from "../unknown.ts";

/** Collects what stands against a plan, each at the line of the manifest that leads to it. */
export interface Problems {
  readonly add: (path: DataPath, message: Text) => void;
  /** The same of another file than the manifest. */
  readonly addIn: (file: string, at: Position, message: Text) => void;
  readonly all: () => readonly InputError[];
}

export function problemsOf({ file, locate }: ManifestFile): Problems {
  const errors: InputError[] = [];
  const elsewhere: InputError[] = [];
  return {
    add: (path, message) => {
      errors.push({ file, ...locate(path), path: pathText(path), message });
    },
    addIn: (other, at, message) => {
      elsewhere.push(fileError(other, message, at));
    },
    all: () => [
      ...inFileOrder(errors),
      ...[...Map.groupBy(elsewhere, (error) => error.file).values()].flatMap(inFileOrder),
    ],
  };
}

/** A fact that the plan needs and the inventory does not have. */
export function unknownFact(what: Text, fact: Unknown, settledBy: Text): Text {
  return {
    zh: `${what.zh}未知（${fact.unknown}）。${settledBy.zh}`,
    en: `${what.en} is unknown (${fact.unknown}). ${settledBy.en}`,
  };
}

/** What settles a fact that one API action reads. */
export function readAgain(action: string): Text {
  return {
    zh: `请用有 ${action} 权限的身份重新运行 ecs-transfer inventory。`,
    en: `Run ecs-transfer inventory again with an identity that may call ${action}.`,
  };
}
