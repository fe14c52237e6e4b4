import { z } from "zod";
import { CloudName, LandingName } from "./forms.ts";

/** What the manifest decides of a landing's network. */
export const LandingChoices = z
  .strictObject({
    /** Prefix of all resource names; never changed once something is created. @default "landing" */
    name: LandingName.default("landing"),
    vpc: z
      .strictObject({
        /** @default the source VPC's name */
        name: CloudName.optional(),
        /** @default the source VPC's CIDR */
        cidr: z.string().optional(),
      })
      .default({}),
    /** Whether the landing is to be peered with the source VPC (R3.2); then their blocks must differ. */
    peerWithSource: z.boolean().default(false),
  })
  .default({ name: "landing", vpc: {}, peerWithSource: false });
