import { asLanded, asWritten } from "./convert-source.ts";
import { writeImportFiles } from "./import-files.ts";
import { sameBy, samePairs } from "./same-as.ts";
import { languageOf } from "../language.ts";
import { consoleImport } from "../../core/security-group/console-import.ts";
import { rulesConverted } from "../../reports/rules-converted.ts";

/** The options of `ecs-transfer rules convert`, as they are typed. */
export interface ConvertOptions {
  readonly same?: readonly string[];
  readonly landing?: true;
  readonly manifest?: string;
  readonly output: string;
  readonly force?: true;
  readonly lang?: string;
}

/** How a conversion ends: 0 every rule is written, 1 some cannot be. */
export type ConvertExitCode = 0 | 1;

/**
 * Writes the rules of a group as files for the console's import, and prints where each rule went.
 * @throws UserError for files and options that are wrong, and for files that are there already
 */
export async function runConvert(
  group: string,
  options: ConvertOptions,
  out: (text: string) => void,
): Promise<ConvertExitCode> {
  const language = languageOf(options.lang);
  const sameAs = sameBy("left", samePairs(options.same ?? []));
  const source =
    options.landing === true
      ? asLanded(group, sameAs, options.manifest)
      : asWritten(group, options.manifest);
  const converted = consoleImport(source.rules, sameAs);
  const left = [...source.left, ...converted.left];
  const paths = await writeImportFiles(converted.files, {
    folder: options.output,
    name: source.name,
    replace: options.force === true,
  });
  const files = converted.files.map((rules, index) => ({
    path: paths[index] ?? "",
    rules: rules.length,
  }));
  out(rulesConverted({ name: source.name, files, left, unneeded: source.unneeded }, language));
  return left.length > 0 ? 1 : 0;
}
