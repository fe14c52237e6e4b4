/** The lists of one account that rules name instead of a block or a range of ports. */
export interface Lists {
  /** Those of the system too, whose names begin with {@link SYSTEM_NAMES}. */
  readonly prefixLists: Map<string, PrefixList>;
  readonly portRangeLists: Map<string, PortRangeList>;
}

/** What such names begin with is the system's: no account may create a list that is called so. */
export const SYSTEM_NAMES = ["com.aliyun", "com.alibabacloud"] as const;

/** What both kinds of list have. */
export interface NamedList<Entry> {
  readonly id: string;
  readonly regionId: string;
  readonly createdAt: Date;
  readonly tags: Map<string, string>;
  readonly resourceGroupId: string;
  /** As many rules does each rule that names the list count for. */
  readonly maxEntries: number;
  name: string;
  description: string;
  entries: Entry[];
}

export interface PrefixEntry {
  /** A block in canonical form. */
  readonly cidr: string;
  readonly description: string;
}

export interface PrefixList extends NamedList<PrefixEntry> {
  readonly family: "IPv4" | "IPv6";
}

export interface PortEntry {
  /** `from/to` */
  readonly portRange: string;
  readonly description: string;
}

export type PortRangeList = NamedList<PortEntry>;

export function noLists(): Lists {
  return { prefixLists: new Map(), portRangeLists: new Map() };
}

/** Whether the list is the system's and not its account's. */
export function isSystemList({ name }: Pick<PrefixList, "name">): boolean {
  return SYSTEM_NAMES.some((beginning) => name.startsWith(beginning));
}
