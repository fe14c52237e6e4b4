import type { Text } from "../text.ts";
import { bad, good } from "./input-error.ts";
import type { Result } from "./input-error.ts";
import { fileError } from "./source.ts";

/** Gives a file, as text or as its bytes, or throws the system's error. */
export type ReadText = (path: string) => string | Uint8Array;

/**
 * The text of a file, or why it cannot be read. Errors that are none of the system's are thrown on.
 * @param decode what makes text of bytes; UTF-8 where it is left out
 */
export function readInput(
  path: string,
  read: ReadText,
  decode: (bytes: Uint8Array) => string = decodeUtf8,
): Result<string> {
  try {
    const content = read(path);
    return good(typeof content === "string" ? content : decode(content));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
      throw error;
    return bad([fileError(path, unreadable[error.code] ?? otherwise(error.code))]);
  }
}

/** Bytes that are no UTF-8 become U+FFFD, which the parsers refuse at its place. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** A path that a file names, as seen from where that file was named. */
export function beside(file: string, path: string): string {
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)) return path;
  const end = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
  return file.slice(0, end + 1) + path.replace(/^(?:\.\/)+/, "");
}

const tooLarge: Text = {
  zh: "文件太大，无法读取。请确认给的是正确的文件。",
  en: "the file is too large to be read. Check that it is the right file.",
};

const unreadable: Partial<Record<string, Text>> = {
  ENOENT: {
    zh: "文件不存在。请检查路径（相对于写出它的文件）。",
    en: "there is no such file. Check the path (relative to the file that names it).",
  },
  EISDIR: { zh: "这是一个目录，需要的是文件。", en: "this is a directory; a file is needed." },
  ENOTDIR: { zh: "路径中间有一段不是目录。", en: "a part of the path is no directory." },
  EACCES: { zh: "没有读取权限。", en: "reading it is not permitted." },
  ENAMETOOLONG: { zh: "路径太长。", en: "the path is too long." },
  ERR_STRING_TOO_LONG: tooLarge,
  ERR_FS_FILE_TOO_LARGE: tooLarge,
};

function otherwise(code: string): Text {
  return { zh: `无法读取（${code}）。`, en: `it cannot be read (${code}).` };
}
