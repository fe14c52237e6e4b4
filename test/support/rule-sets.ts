import type {
  PeerSet,
  PortRange,
  Rule,
  RuleProtocol,
  RuleSet,
} from "../../core/security-group/equivalence/rule-set.ts";

/** A whole number from 0 to below the bound; the same sequence for the same seed. */
export type Dice = (bound: number) => number;

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const none: PeerSet = { cidrs: [], opaque: [] };

/**
 * A normal group as a large one looks: mostly TCP over IPv4, single ports and short ranges, blocks from
 * a few networks, some drops, one rule in twenty each for IPv6 and a five-tuple, one in sixty for another group.
 */
export function largeRuleSet(count: number, seed: number): RuleSet {
  const dice = createDice(seed);
  const rules = Array.from({ length: count }, (_, index) => largeRule(dice, index));
  return {
    type: "normal",
    innerAccessPolicy: "Accept",
    members: { cidrs: ["10.0.8.0/22"], opaque: [] },
    rules,
  };
}

function largeRule(dice: Dice, index: number): Rule {
  const protocols: RuleProtocol[] = ["tcp", "tcp", "tcp", "tcp", "tcp", "udp", "udp", "all"];
  const protocol = dice(40) === 0 ? "icmp" : (protocols[dice(protocols.length)] ?? "tcp");
  const hasPorts = protocol === "tcp" || protocol === "udp";
  const kind = dice(60);
  return {
    id: `sgr-${String(index)}`,
    direction: dice(4) === 0 ? "egress" : "ingress",
    protocol,
    peers:
      kind < 3 && protocol !== "icmp"
        ? { cidrs: [`2001:db8:${dice(64).toString(16)}::/${String(48 + dice(17))}`], opaque: [] }
        : kind === 3
          ? { cidrs: [], opaque: [`group sg-${String(dice(10))}`] }
          : { cidrs: [largeBlock(dice)], opaque: [] },
    local: kind > 56 ? [`10.0.8.${String(dice(8))}`] : undefined,
    sourcePorts: kind > 56 && hasPorts && dice(2) === 0 ? [{ from: 1024, to: 65_535 }] : undefined,
    ports: hasPorts ? [largePorts(dice)] : undefined,
    policy: dice(5) === 0 ? "drop" : "accept",
    priority: 1 + dice(100),
  };
}

function largeBlock(dice: Dice): string {
  if (dice(20) === 0) return "0.0.0.0/0";
  const prefix = [8, 16, 20, 24, 24, 28, 32][dice(7)] ?? 32;
  const network = [10, 172, 192, 203][dice(4)] ?? 10;
  const bytes = [network, dice(prefix > 8 ? 32 : 1), dice(256), dice(256)];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const kept = bits.slice(0, prefix).padEnd(32, "0");
  const address = [0, 8, 16, 24].map((at) => parseInt(kept.slice(at, at + 8), 2)).join(".");
  return `${address}/${String(prefix)}`;
}

function largePorts(dice: Dice): PortRange {
  if (dice(10) === 0) return { from: 1, to: 65_535 };
  const from = 1 + dice(65_000);
  return { from, to: from + (dice(3) === 0 ? dice(500) : 0) };
}

/** Other rules that do the same: shuffled, cut in two by ports or peers, and some of them said twice. */
export function rewritten({ rules, ...rest }: RuleSet, seed: number): RuleSet {
  const dice = createDice(seed);
  const pieces = rules.flatMap((rule) => rewrittenRule(rule, dice));
  for (let at = pieces.length - 1; at > 0; at -= 1) {
    const other = dice(at + 1);
    pieces.splice(at, 1, ...pieces.splice(other, 1, ...pieces.slice(at, at + 1)));
  }
  return { ...rest, rules: pieces };
}

function rewrittenRule(rule: Rule, dice: Dice): Rule[] {
  const ports = rule.ports?.[0];
  const [cidr] = rule.peers.cidrs;
  switch (dice(4)) {
    case 0: {
      if (ports === undefined || ports.from === ports.to) return [rule];
      const middle = ports.from + dice(ports.to - ports.from);
      return [
        { ...rule, ports: [{ from: ports.from, to: middle }] },
        { ...rule, ports: [{ from: middle + 1, to: ports.to }] },
      ];
    }
    case 1:
      return halves(cidr).map((half) => ({
        ...rule,
        peers: half === undefined ? rule.peers : { ...none, cidrs: [half] },
      }));
    case 2:
      return [rule, { ...rule, id: `${rule.id}-again`, priority: rule.priority + dice(3) }];
    default:
      return [rule];
  }
}

/** The two halves of an IPv4 block; one undefined for what is not halved. */
function halves(cidr: string | undefined): (string | undefined)[] {
  const [network = "", prefix = ""] = cidr?.split("/") ?? [];
  const length = Number(prefix) + 1;
  if (!network.includes(".") || prefix === "" || length > 32) return [undefined];
  const bytes = network.split(".").map(Number);
  const upper = bytes.map((byte, index) =>
    index === Math.floor((length - 1) / 8) ? byte + 2 ** (7 - ((length - 1) % 8)) : byte,
  );
  return [`${network}/${String(length)}`, `${upper.join(".")}/${String(length)}`];
}
