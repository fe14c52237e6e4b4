import { Inventory, inventoryVersion } from "./inventory.ts";
import { bad } from "./input/input-error.ts";
import type { InputError, Result } from "./input/input-error.ts";
import { readJson } from "./input/json-source.ts";
import { parseWith } from "./input/parse-with.ts";
import { findRepeated } from "./input/repeated.ts";
import type { Source } from "./input/source.ts";
import { describe, oneLine, same } from "./input/words.ts";

const limitMegabytes = 200;

/** Those whose entries other parts of the inventory name by id. */
const lists = [
  ...["instances", "securityGroups", "vswitches", "vpcs"],
  ...["prefixLists", "portRangeLists"],
] as const;

/**
 * Reads an inventory that `ecs-transfer inventory` wrote.
 * @param file its name, for messages
 */
export function parseInventory(text: string, file: string): Result<Inventory> {
  const source = readJson(text, file, limitMegabytes);
  if (!source.ok) return source;
  const wrong = otherVersion(source.value);
  if (wrong !== undefined) return bad([wrong]);
  const repeated = lists.flatMap((list) => findRepeated(source.value, list, "id"));
  return parseWith(Inventory, source.value, repeated);
}

/** An inventory of another version is not measured against this version's schema: one mistake, not hundreds. */
function otherVersion({ file, data, locate }: Source): InputError | undefined {
  if (typeof data !== "object" || data === null || !("version" in data)) return undefined;
  if (data.version === inventoryVersion) return undefined;
  const read = String(inventoryVersion);
  const version = oneLine(JSON.stringify(data.version));
  const message = {
    zh: `清单格式版本为 ${version}，本版本读取 ${read}。请用本版本重新运行 ecs-transfer inventory。`,
    en: `the inventory has format version ${version}; this release reads ${read}. Run ecs-transfer inventory again with this release.`,
  };
  return {
    file,
    ...locate(["version"]),
    path: "version",
    found: describe(data.version),
    allowed: same(read),
    message,
  };
}
