import { z } from "zod";
import { Word } from "./forms.ts";

/**
 * Which column of a console's CSV export holds what, by the headers in its first line: no document names them.
 * `api`: they are the names that the API gives the fields of a `Permission`.
 */
export const CsvColumns = z.union([
  z.literal("api"),
  z.strictObject({
    direction: Word,
    policy: Word,
    protocol: Word,
    /** `from/to`, one port, or a port list. */
    ports: Word,
    /** The far side: a block, a group or a prefix list. */
    peer: Word,
    priority: Word,
    /** @default none */
    description: Word.optional(),
    /** The near side, of five-tuple rules. @default every address */
    localPeer: Word.optional(),
    /** Of five-tuple rules. @default every port */
    sourcePorts: Word.optional(),
    /** Headers of columns that say nothing of what a rule lets through. Each header is here or above. */
    ignore: z.array(Word).default([]),
    /** Cells in other words than the API's: what they say, and what the API says for it. */
    words: z.record(z.string(), z.string()).default({}),
  }),
]);
export type CsvColumns = z.output<typeof CsvColumns>;
