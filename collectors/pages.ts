import { z } from "zod";
import type { ReadAction } from "./actions.ts";
import type { Cloud, Parameters } from "./client.ts";
import { CloudError, UnexpectedAnswerError } from "./cloud-error.ts";

/** A listing that goes on under a token; an empty or missing token ends it, a short or an empty page does not. */
const TokenPage = z.object({ NextToken: z.string().optional() });
const TotalCount = z.object({ TotalCount: z.number() }).transform((page) => page.TotalCount);

/** How a product numbers its pages, where it does so otherwise than most. */
export interface Numbering {
  /** The parameter of the page's number. @default "PageNumber" */
  readonly parameter?: string;
  /** Reads from an answer how many rows there are in all. @default its `TotalCount` */
  readonly total?: z.ZodType<number>;
}

/**
 * One call whose answer has the given form.
 * @throws UnexpectedAnswerError when it has not, CloudError when the call failed
 */
export async function read<S extends z.ZodType>(
  cloud: Cloud,
  action: ReadAction,
  parameters: Parameters,
  form: S,
): Promise<z.output<S>> {
  return parseAnswer(action, await cloud.call(action, parameters), form);
}

/** All pages of a listing by token, in order; `onPage` hears of each as it arrives. */
export async function readByToken<S extends z.ZodType>(
  cloud: Cloud,
  action: ReadAction,
  parameters: Parameters,
  form: S,
  onPage?: (page: z.output<S>) => void,
): Promise<z.output<S>[]> {
  const pages: z.output<S>[] = [];
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const answer = await cloud.call(action, { ...parameters, NextToken: token });
    const page = parseAnswer(action, answer, form);
    const next = parseAnswer(action, answer, TokenPage).NextToken ?? "";
    pages.push(page);
    onPage?.(page);
    if (next === "") return pages;
    // Without this a service that repeats itself would keep us for ever.
    if (seen.has(next))
      throw new UnexpectedAnswerError(action, "NextToken: the same token came twice");
    seen.add(next);
    token = next;
  }
}

/**
 * All pages of a listing by number, in order, until there are as many as the service counts.
 * @throws CloudError `IncompleteListing` where an empty page comes before that: a part must not pass for the whole
 */
export async function readByNumber<S extends z.ZodType>(
  cloud: Cloud,
  action: ReadAction,
  parameters: Parameters,
  form: S,
  countOf: (page: z.output<S>) => number,
  numbering: Numbering = {},
): Promise<z.output<S>[]> {
  const { parameter = "PageNumber", total: totalForm = TotalCount } = numbering;
  const pages: z.output<S>[] = [];
  for (let number = 1, count = 0; ; number += 1) {
    const answer = await cloud.call(action, { ...parameters, [parameter]: number });
    const page = parseAnswer(action, answer, form);
    const total = parseAnswer(action, answer, totalForm);
    pages.push(page);
    count += countOf(page);
    if (count >= total) return pages;
    if (countOf(page) === 0) {
      const message = `the service counts ${total} but listed ${count}`;
      throw new CloudError({ kind: "request", code: "IncompleteListing", message }, action);
    }
  }
}

/** The list cut into pieces of at most `size`. */
export function inBatches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function parseAnswer<S extends z.ZodType>(
  action: ReadAction,
  answer: unknown,
  form: S,
): z.output<S> {
  const result = form.safeParse(answer);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UnexpectedAnswerError(action, problems.slice(0, 3).join("; "));
}
