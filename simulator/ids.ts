import { createHash } from "node:crypto";

/** The region codes that the cloud puts behind the dash of an id. */
const REGION_CODES: Record<string, string> = {
  "cn-hangzhou": "bp1",
  "cn-beijing": "2ze",
  "cn-shanghai": "uf6",
  "cn-shenzhen": "wz9",
  "cn-qingdao": "m5e",
  "cn-zhangjiakou": "8vb",
  "cn-hongkong": "j6c",
  "ap-southeast-1": "t4n",
};

const SUFFIX_LENGTHS: Record<string, number> = { vpc: 21, vsw: 21, vrt: 21, vtb: 21, eip: 21 };

/** Hands out ids of the real shape; the n-th id of a kind in an account is the same in every run. */
export interface IdSource {
  next: (kind: string, regionId: string) => string;
  address: (kind: "mac" | "public") => string;
}

export function createIdSource(accountId: string): IdSource {
  const counters = new Map<string, number>();

  function count(kind: string): number {
    const value = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, value);
    return value;
  }

  function next(kind: string, regionId: string): string {
    const code = REGION_CODES[regionId] ?? "bp1";
    const length = (SUFFIX_LENGTHS[kind] ?? 20) - code.length;
    return `${kind}-${code}${letters(`${accountId}/${kind}/${String(count(kind))}`, length)}`;
  }

  function address(kind: "mac" | "public"): string {
    const bytes = digest(`${accountId}/${kind}/${String(count(kind))}`);
    if (kind === "mac") {
      const tail = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
      return ["00", "16", ...tail].join(":");
    }
    // 203.0.113.0/24 and 198.51.100.0/24 are too small for hundreds of instances; 198.18.0.0/15 is
    // reserved for benchmarks and never routed, so no address of a world is anybody's.
    const [a = 0, b = 0, c = 0] = bytes;
    return ["198", String(18 + (a & 1)), String(b), String(1 + (c % 254))].join(".");
  }

  return { next, address };
}

/** A request id as the API writes it, the same in every run for the same number. */
export function requestIdOf(number: number): string {
  const hex = digest(`request/${String(number)}`)
    .toString("hex")
    .toUpperCase()
    .slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function digest(seed: string): Buffer {
  return createHash("sha256").update(seed).digest();
}

function letters(seed: string, length: number): string {
  const value = BigInt(`0x${digest(seed).toString("hex")}`).toString(36);
  return value.slice(-length).padStart(length, "0");
}
