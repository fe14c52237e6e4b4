import { z } from "zod";
import type { ReadAction } from "./actions.ts";
import type { Cloud, Parameters } from "./client.ts";
import { readByNumber } from "./pages.ts";

const Total = z
  .object({ Data: z.object({ TotalCount: z.number() }) })
  .transform(({ Data }) => Data.TotalCount);

/** All pages of a billing listing: its number is `PageNum`, its rows and their count lie under `Data`. */
export function readBilling<S extends z.ZodType>(
  cloud: Cloud,
  action: ReadAction,
  parameters: Parameters,
  form: S,
  countOf: (page: z.output<S>) => number,
): Promise<z.output<S>[]> {
  // More than 20 a page may time out, as the documentation warns.
  return readByNumber(cloud, action, { ...parameters, PageSize: 20 }, form, countOf, {
    parameter: "PageNum",
    total: Total,
  });
}
