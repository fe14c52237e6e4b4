import { z } from "zod";
import { block, id, regional } from "./world-values.ts";

const prefixEntry = z.strictObject({ cidr: block, description: z.string().default("") });

const portEntry = z.strictObject({
  ports: z.string().regex(/^\d{1,5}\/\d{1,5}$/, "expected a range of ports such as 80/80"),
  description: z.string().default(""),
});

const prefixList = z.strictObject({
  ...regional,
  id: id("pl").optional(),
  name: z.string().min(2),
  family: z.enum(["IPv4", "IPv6"]).default("IPv4"),
  /** As many as there are entries, where it is left out. */
  maxEntries: z.int().min(1).max(200).optional(),
  entries: z.array(prefixEntry).default([]),
});

/** Each account sees it under an ID of its own. */
const systemPrefixList = prefixList.omit({ id: true });

const portList = z.strictObject({
  ...regional,
  id: id("prl").optional(),
  name: z.string().min(2),
  maxEntries: z.int().min(1).max(2_000).optional(),
  entries: z.array(portEntry).default([]),
});

/** The keys of an account for the lists that its rules name. */
export const listKeys = {
  prefixLists: z.array(prefixList).default([]),
  portLists: z.array(portList).default([]),
};

/** The key of a world for the lists of the system, which every account has. */
export const systemListKeys = { systemPrefixLists: z.array(systemPrefixList).default([]) };

export const LIST_SCHEMAS = [prefixEntry, portEntry, prefixList, portList];

export type WorldPrefixList = z.infer<typeof prefixList>;
export type WorldPortList = z.infer<typeof portList>;
