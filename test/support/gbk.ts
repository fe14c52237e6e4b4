/** A text of ASCII and Chinese characters as GBK, for which no encoder is at hand. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((char) => (char < "\u0080" ? [char.charCodeAt(0)] : pairOf(char))),
  );
}

function pairOf(char: string): readonly number[] {
  const pair = pairs.get(char);
  if (pair === undefined) throw new Error(`${char} is not in GBK`);
  return pair;
}

const decoder = new TextDecoder("gbk");
const leads = Array.from({ length: 0xfe - 0x81 + 1 }, (_, index) => 0x81 + index);
const trails = Array.from({ length: 0xfe - 0x40 + 1 }, (_, index) => 0x40 + index);
const pairs = new Map(
  leads.flatMap((lead) =>
    trails.map((trail) => [decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]] as const),
  ),
);
