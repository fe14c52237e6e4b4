import { z } from "zod";
import { readCidr } from "../cidr.ts";
import type { Text } from "../text.ts";

/**
 * One rule of a group as a rule set carries it: all that AuthorizeSecurityGroup and AuthorizeSecurityGroupEgress take,
 * five-tuple rules among them. Exactly one of `cidr`, `groupId` and `prefixListId` names the far side, and exactly one of
 * `portRange` and `portRangeListId` the destination ports.
 */
export interface GroupRule {
  readonly direction: "ingress" | "egress";
  /** In lower case: a name that the API takes, or in some regions an IANA number. */
  readonly protocol: string;
  /** `from/to`, or `-1/-1` for protocols without ports. */
  readonly portRange?: string | undefined;
  /** `prl-…` */
  readonly portRangeListId?: string | undefined;
  /** Canonical CIDR of the far side, of either family. */
  readonly cidr?: string | undefined;
  /** `sg-…` of the far side. */
  readonly groupId?: string | undefined;
  /** The account that owns `groupId`, where it is another one. No answer of the API tells it. */
  readonly groupOwnerId?: string | undefined;
  /** `pl-…` of the far side. */
  readonly prefixListId?: string | undefined;
  /** Canonical CIDR of the near side. @default every address */
  readonly localCidr?: string | undefined;
  /** `from/to` of TCP and UDP. @default every port */
  readonly sourcePortRange?: string | undefined;
  readonly policy: "accept" | "drop";
  /** 1 (first) to 100; rules from before May 2020 are read with up to 110. */
  readonly priority: number;
  /** Up to 512 characters. @default none */
  readonly description?: string | undefined;
}

const cidr = z.string().refine(
  (text) => {
    const read = readCidr(text);
    return read !== undefined && !read.hostBits && read.cidr.text === text;
  },
  say("not a canonical CIDR, such as 10.0.0.0/8", "不是规范的 CIDR，例如 10.0.0.0/8"),
);
const ports = z
  .string()
  .regex(
    /^(?:-1\/-1|\d{1,5}\/\d{1,5})$/,
    say("not a port range, such as 80/80 or -1/-1", "不是端口范围，例如 80/80 或 -1/-1"),
  );
const id = z.string().min(1, say("must not be empty", "不能为空"));

/** What a program may ask for; without defaults, so that nothing is decided out of sight. */
export const WantedRule: z.ZodType<GroupRule> = z
  .strictObject({
    direction: z.enum(["ingress", "egress"]),
    protocol: z
      .string()
      .regex(
        /^(?:tcp|udp|icmp|icmpv6|gre|all|\d{1,3})$/,
        say(
          "not a protocol in lower case, such as tcp or all",
          "不是小写的协议名，例如 tcp 或 all",
        ),
      ),
    portRange: ports.optional(),
    portRangeListId: id.optional(),
    cidr: cidr.optional(),
    groupId: id.optional(),
    groupOwnerId: id.optional(),
    prefixListId: id.optional(),
    localCidr: cidr.optional(),
    sourcePortRange: ports.optional(),
    policy: z.enum(["accept", "drop"]),
    priority: z.int().min(1).max(100),
    description: z.string().max(512).optional(),
  })
  .refine(
    ({ cidr, groupId, prefixListId }) => one(cidr, groupId, prefixListId),
    say(
      "exactly one of cidr, groupId and prefixListId names the far side",
      "cidr、groupId、prefixListId 必须且只能填写一个，作为授权对象",
    ),
  )
  .refine(
    ({ portRange, portRangeListId }) => one(portRange, portRangeListId),
    say(
      "exactly one of portRange and portRangeListId names the ports",
      "portRange、portRangeListId 必须且只能填写一个，作为端口",
    ),
  )
  .refine(
    ({ groupId, groupOwnerId }) => groupOwnerId === undefined || groupId !== undefined,
    say("groupOwnerId goes with groupId", "groupOwnerId 须与 groupId 一起填写"),
  );

/**
 * What sets a rule apart from every other of its group, as the API compares them: everything but the description,
 * and but the owner of a group, whose id is the only one of that name anywhere.
 */
export function groupRuleIdentity(rule: GroupRule): string {
  const five = [rule.localCidr, rule.sourcePortRange].some((part) => part !== undefined)
    ? [rule.localCidr ?? "", rule.sourcePortRange ?? ""]
    : [];
  return [
    rule.direction,
    rule.protocol,
    rule.portRange ?? rule.portRangeListId ?? "",
    rule.cidr ?? rule.groupId ?? rule.prefixListId ?? "",
    String(rule.priority),
    rule.policy,
    ...five,
  ].join("|");
}

/** Two rules of the set that the API would take as one. */
export function sameRuleTwice(key: string): Text {
  return {
    en: `the same rule as ${key}: the API would take the two as one`,
    zh: `与 ${key} 是同一条规则：API 会把两条视为一条`,
  };
}

/** Both languages in one line: what checks a resource does not know who reads it. */
export function bothLanguages({ en, zh }: Text): string {
  return `${en} / ${zh}`;
}

function say(en: string, zh: string): string {
  return bothLanguages({ en, zh });
}

function one(...fields: readonly (string | undefined)[]): boolean {
  return fields.filter((field) => field !== undefined).length === 1;
}
