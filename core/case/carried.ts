import { z } from "zod";
import { AccountFacts } from "../facts/account.ts";
import { DestinationFacts } from "../facts/destination.ts";
import { InstanceFacts } from "../facts/instance.ts";

const Attested = z.record(
  z.string(),
  z.union([
    z.object({ value: z.string(), by: z.string(), at: z.string() }),
    z.strictObject({ unknown: z.string() }),
  ]),
);

/** The parts of a case, in the form in which components carry them past the policies. */
export const carriedParts = {
  source: AccountFacts,
  target: AccountFacts,
  instance: InstanceFacts,
  destination: DestinationFacts,
  attested: Attested,
};

/** {@link carriedParts}, read. */
export type CarriedParts = {
  readonly [P in keyof typeof carriedParts]: z.output<(typeof carriedParts)[P]>;
};
