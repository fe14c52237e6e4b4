import { keyOf } from "./options.ts";
import { UserError } from "../user-error.ts";

/** The forms in which a check is reported. */
export const formats = ["table", "json", "sarif", "junit", "markdown", "html"] as const;
export type Format = (typeof formats)[number];

/** A report that is to be written, and where; without a file it goes to the terminal. */
export interface Order<F extends string = Format> {
  readonly format: F;
  readonly file?: string;
}

/**
 * What `--format` and `--output` ask for: `junit=FILE` names its own file, one format may go to the terminal or to
 * the file that `--output` names.
 * @throws {UserError} for a form that there is none of, and for two reports in one place
 */
export function ordersOf(asked: readonly string[], output: string | undefined): Order[] {
  return ordersAmong(formats, asked, output);
}

/** {@link ordersOf} for a command with forms of its own. @throws {UserError} as there */
export function ordersAmong<F extends string>(
  allowed: readonly F[],
  asked: readonly string[],
  output: string | undefined,
): Order<F>[] {
  const orders = asked.map((text): Order<F> => {
    const end = text.indexOf("=");
    const format = keyOf(end < 0 ? text : text.slice(0, end), allowed, "--format");
    const file = end < 0 ? output : text.slice(end + 1);
    if (file === "") throw noFile(text);
    return file === undefined ? { format } : { format, file };
  });
  const places = orders.map(({ file }) => file ?? "-");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw sharedPlace(twice);
  if (output !== undefined && !orders.some(({ file }) => file === output))
    throw unusedOutput(output);
  return orders;
}

function noFile(text: string): UserError {
  return new UserError({
    zh: `--format ${text}：等号后面没有文件名。请写成 ${text}FILE，或只写格式。`,
    en: `--format ${text}: no file name follows. Write ${text}FILE, or the format alone.`,
  });
}

function sharedPlace(place: string): UserError {
  return place === "-"
    ? new UserError({
        zh: "--format：只有一种格式可以输出到终端。其余的请写成 FORMAT=FILE，如 --format junit=junit.xml。",
        en: "--format: one format alone can go to the terminal. Write the others as FORMAT=FILE, such as --format junit=junit.xml.",
      })
    : new UserError({
        zh: `--format：两种格式都要写入 ${place}。请为每种格式写不同的文件。`,
        en: `--format: two formats would be written to ${place}. Name a file of its own for each.`,
      });
}

function unusedOutput(output: string): UserError {
  return new UserError({
    zh: `--output ${output}：每种格式都已有自己的文件。请去掉 --output，或让一种格式不写文件名。`,
    en: `--output ${output}: every format has a file of its own already. Leave --output out, or leave one format without a file.`,
  });
}
