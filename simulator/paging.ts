import { badRequest, invalidParameter } from "./errors.ts";
import { integer, text, type Params } from "./params.ts";

/** What one page holds, with the fields that its form of paging answers. */
export interface Page<T> {
  readonly rows: T[];
  readonly fields: Record<string, unknown>;
}

/** `PageNumber` / `PageSize` with the documented default and maximum of the action. */
export function numberedPage<T>(
  params: Params,
  rows: readonly T[],
  limits: { defaultSize: number; maxSize: number; minSize?: number },
): Page<T> {
  const number = integer(params, "PageNumber") ?? 1;
  const size = integer(params, "PageSize") ?? limits.defaultSize;
  if (number < 1) throw invalidParameter("PageNumber", `${String(number)} is below 1`);
  const minimum = limits.minSize ?? 1;
  if (size < minimum || size > limits.maxSize)
    throw invalidParameter(
      "PageSize",
      `${String(size)} is not in ${String(minimum)}-${String(limits.maxSize)}`,
    );
  return {
    rows: rows.slice((number - 1) * size, number * size),
    fields: { TotalCount: rows.length, PageNumber: number, PageSize: size },
  };
}

/**
 * The lists that know both forms: tokens when `MaxResults` or `NextToken` is given, else numbers.
 * Sizes of the token form outside the limits are moved to the nearer one, as documented.
 */
export function eitherPage<T>(
  params: Params,
  rows: readonly T[],
  limits: { maxResults: number; maxPageSize: number; minResults?: number },
): Page<T> {
  if (text(params, "MaxResults") === "" && text(params, "NextToken") === "") {
    const page = numberedPage(params, rows, { defaultSize: 10, maxSize: limits.maxPageSize });
    return { rows: page.rows, fields: { ...page.fields, NextToken: "" } };
  }
  const asked = integer(params, "MaxResults") ?? 10;
  const size = Math.min(Math.max(asked, limits.minResults ?? 10), limits.maxResults);
  const page = tokenPage(params, rows, size);
  return {
    rows: page.rows,
    fields: { NextToken: page.nextToken, TotalCount: rows.length, PageNumber: 0, PageSize: 0 },
  };
}

/** `MaxResults` / `NextToken` of the lists that refuse sizes outside their limits. */
export function countedTokenPage<T>(
  params: Params,
  rows: readonly T[],
  limits: { defaultSize: number; maxSize: number },
): Page<T> {
  const size = integer(params, "MaxResults") ?? limits.defaultSize;
  if (size < 1 || size > limits.maxSize)
    throw invalidParameter("MaxResults", `${String(size)} is not in 1-${String(limits.maxSize)}`);
  const page = tokenPage(params, rows, size);
  return {
    rows: page.rows,
    fields: { MaxResults: size, NextToken: page.nextToken, TotalCount: rows.length },
  };
}

/** One page behind `NextToken`; the token of the last page is "". */
export function tokenPage<T>(
  params: Params,
  rows: readonly T[],
  size: number,
): { rows: T[]; nextToken: string } {
  const start = offsetOf(text(params, "NextToken"));
  const end = start + size;
  return { rows: rows.slice(start, end), nextToken: end < rows.length ? tokenOf(end) : "" };
}

function tokenOf(offset: number): string {
  return Buffer.from(`offset:${String(offset)}`).toString("base64url");
}

function offsetOf(token: string): number {
  if (token === "") return 0;
  const match = /^offset:(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString("utf8"));
  if (match === null)
    throw badRequest("InvalidNextToken", 'The specified parameter "NextToken" is not valid.');
  return Number(match[1]);
}
