import { bad, good, topOfFile } from "../input/input-error.ts";
import type { InputError, Position, Result } from "../input/input-error.ts";
import { checkedText, fileError } from "../input/source.ts";
import type { CsvColumns } from "../manifest/csv-columns.ts";
import type { Text } from "../text.ts";
import { readRecord } from "./csv-cells.ts";
import type { ReadRecord } from "./csv-cells.ts";
import { placesOfApi, placesOfNamed, unmapped } from "./csv-header.ts";
import { readCsvRows, recordsWritten } from "./csv-rows.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { ConsoleExport } from "./export.ts";
import { tooManyRules } from "./rule-limit.ts";

type ReadRow = (row: CsvRow) => ReadRecord;

/**
 * Reads the console's CSV export of a group into `Permission` objects.
 * @param columns what the manifest says of its headers; none: it is refused, with a block to copy
 */
export function parseCsvExport(
  text: string,
  file: string,
  columns: CsvColumns | undefined,
  limitMegabytes: number,
): Result<ConsoleExport> {
  const checked = checkedText(text, file, limitMegabytes);
  if (!checked.ok) return checked;
  const body = checked.value.replaceAll(/\r\n?/g, "\n");
  const tooMany = tooManyRules(file, recordsWritten(body) - 1);
  if (tooMany !== undefined) return bad([tooMany]);
  const read = readCsvRows(body, file);
  if (!read.ok) return read;
  const [header, ...rows] = read.value;
  const headers = header?.cells.map((cell) => cell.trim()) ?? [];
  const at = header === undefined ? topOfFile : placeOf(header);
  if (columns === undefined) return bad([fileError(file, unmapped(headers), at)]);
  const reader = readerOf(headers, columns);
  if ("wrong" in reader) return bad(reader.wrong.map((message) => fileError(file, message, at)));
  return readRows(rows, headers.length, reader.read, file);
}

function readRows(
  rows: readonly CsvRow[],
  width: number,
  read: ReadRow,
  file: string,
): Result<ConsoleExport> {
  const errors: InputError[] = [];
  const permissions = rows.map((row) => {
    const { permission, wrong } =
      row.cells.length === width ? read(row) : { permission: {}, wrong: [otherWidth(row, width)] };
    errors.push(...wrong.map((message) => fileError(file, message, placeOf(row))));
    return permission;
  });
  if (errors.length > 0) return bad(errors);
  const places = rows.map(placeOf);
  return good({
    file,
    groupId: undefined,
    permissions,
    placesOf: (indexes) => indexes.map((index) => places[index] ?? topOfFile),
  });
}

/** How a record becomes a rule, or what is wrong with the headers. */
function readerOf(
  headers: readonly string[],
  columns: CsvColumns,
): { readonly read: ReadRow } | { readonly wrong: readonly Text[] } {
  if (columns === "api") {
    const places = placesOfApi(headers);
    if ("wrong" in places) return places;
    const read: ReadRow = ({ cells }) => ({
      permission: Object.fromEntries(
        [...places].map(([field, index]) => [field, cells[index] ?? ""]),
      ),
      wrong: [],
    });
    return { read };
  }
  const places = placesOfNamed(headers, columns);
  if ("wrong" in places) return places;
  const words = new Map(Object.entries(columns.words));
  const read: ReadRow = ({ cells }) =>
    readRecord((field) => {
      const cell = cells[places.get(field) ?? -1] ?? "";
      return field === "description" ? cell : (words.get(cell.trim()) ?? cell.trim());
    });
  return { read };
}

function placeOf({ line }: CsvRow): Position {
  return { line, column: 1 };
}

function otherWidth({ cells }: CsvRow, width: number): Text {
  const [found, wanted] = [String(cells.length), String(width)];
  return {
    zh: `这一行有 ${found} 个单元格，而表头有 ${wanted} 个。`,
    en: `this record has ${found} cells, and the header has ${wanted}.`,
  };
}
