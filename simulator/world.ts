import { distance } from "fastest-levenshtein";
import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { buildAccounts } from "./seed.ts";
import { WORLD_KEYS, worldSchema, type World } from "./world-schema.ts";

export type { World };

export interface WorldProblem {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
}

/** Past these, a message is no help any more: the file is not a world at all. */
const MOST_SHOWN = 20;
const LONGEST = 200;

/** Ten thousand instances take less; the parser needs a minute for ten megabytes of nonsense. */
const MOST_CHARACTERS = 4_000_000;

/** A world file that cannot be used; its message lists the first problems as `file:line:column: what`. */
export class WorldError extends Error {
  readonly problems: readonly WorldProblem[];

  constructor(fileName: string, problems: readonly WorldProblem[]) {
    const lines = problems.slice(0, MOST_SHOWN).map(({ line, column, message }) => {
      const shown = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
      return `${fileName}:${String(line)}:${String(column)}: ${shown}`;
    });
    const more = problems.length - lines.length;
    super([...lines, ...(more > 0 ? [`and ${String(more)} more`] : [])].join("\n"));
    this.name = "WorldError";
    this.problems = problems;
  }
}

type Path = readonly (string | number)[];

/**
 * Reads a world file (YAML).
 * @throws WorldError with all problems at once
 */
export function parseWorld(text: string, fileName: string): World {
  if (text.length > MOST_CHARACTERS) throw new WorldError(fileName, [tooLong(text)]);
  // What is not UTF-8 was decoded to replacement characters.
  if (text.includes("\0") || text.includes("\uFFFD"))
    throw new WorldError(fileName, [{ line: 1, column: 1, message: "this is no text in UTF-8" }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const at = (offset: number, message: string): WorldProblem => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, message };
  };

  if (document.errors.length > 0)
    throw new WorldError(
      fileName,
      document.errors.map((error) => at(error.pos[0], error.message)),
    );
  const parsed = worldSchema.safeParse(contentOf(document, fileName));
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): WorldProblem[] => {
      const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
      if (issue.code !== "unrecognized_keys")
        return [at(offsetOf(document, path), `${spell(path)}: ${plain(issue.message)}`)];
      return issue.keys.map((key) =>
        at(
          keyOffset(document, path, key),
          `${spell([...path, key])}: unknown key${suggestion(key)}`,
        ),
      );
    });
    throw new WorldError(fileName, sorted(problems));
  }

  const problems: WorldProblem[] = [];
  buildAccounts(parsed.data, new Date(), (path, message) => {
    problems.push(at(offsetOf(document, path), `${spell(path)}: ${message}`));
  });
  if (problems.length > 0) throw new WorldError(fileName, sorted(problems));
  return parsed.data;
}

/** The schema library calls a key that is left out `undefined`. */
function plain(message: string): string {
  return message.replace(/^Invalid input: (expected .+), received undefined$/, "missing; $1");
}

function tooLong(text: string): WorldProblem {
  const size = (text.length / 1_000_000).toFixed(1);
  return { line: 1, column: 1, message: `this is no world file: ${size} MB, at most 4 are read` };
}

function contentOf(document: Document, fileName: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new WorldError(fileName, [{ line: 1, column: 1, message }]);
  }
}

/** Where the value at the path begins, or its nearest ancestor that the file has. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return hasRange(document.contents) ? document.contents.range[0] : 0;
}

function keyOffset(document: Document, path: Path, key: string): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  return pair !== undefined && hasRange(pair.key) ? pair.key.range[0] : offsetOf(document, path);
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function spell(path: Path): string {
  const text = path
    .map((part) => (typeof part === "number" ? `[${String(part)}]` : `.${part}`))
    .join("");
  return text.replace(/^\./, "") || "the file";
}

function suggestion(key: string): string {
  const ranked = WORLD_KEYS.map((known) => ({ known, far: distance(key, known) })).sort(
    (a, b) => a.far - b.far,
  );
  const [best] = ranked;
  return best !== undefined && best.far <= 3 ? `; did you mean ${best.known}?` : "";
}

function sorted(problems: WorldProblem[]): WorldProblem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}
