import type { Params } from "./params.ts";

/** What is remembered of one request. */
export interface RequestRecord {
  readonly at: string;
  /** Account name; "" when the key is unknown. */
  readonly account: string;
  readonly product: string;
  readonly action: string;
  readonly method: string;
  readonly secure: boolean;
  /** Without credentials, passwords and user data. */
  readonly params: Record<string, string>;
  /** 0 when the connection was dropped on purpose. */
  readonly status: number;
  /** Error code; "" on success. */
  readonly code: string;
  readonly requestId: string;
  readonly durationMs: number;
}

export interface RecordBook {
  readonly add: (record: RequestRecord) => void;
  readonly all: () => RequestRecord[];
  readonly counters: () => Record<string, Record<string, number>>;
}

/** The oldest records go first; a rehearsal of four hundred instances stays below this. */
const MAX_RECORDS = 50_000;

const HIDDEN =
  /^(AccessKeyId|Signature\w*|SecurityToken|Timestamp|Format|Action|Version)$|Password|UserData|Secret/;

/** The parameters that may be shown. */
export function visible(params: Params): Record<string, string> {
  return Object.fromEntries([...params].filter(([name]) => !HIDDEN.test(name)));
}

export function createRecordBook(accounts: readonly string[]): RecordBook {
  const records: RequestRecord[] = [];
  const counts = new Map(accounts.map((name) => [name, new Map<string, number>()]));

  function add(record: RequestRecord): void {
    records.push(record);
    if (records.length > MAX_RECORDS) records.splice(0, MAX_RECORDS / 10);
    const byAction = counts.get(record.account);
    byAction?.set(record.action, (byAction.get(record.action) ?? 0) + 1);
  }

  function counters(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      [...counts].map(([name, byAction]) => [name, Object.fromEntries(byAction)]),
    );
  }

  return { add, all: () => [...records], counters };
}
