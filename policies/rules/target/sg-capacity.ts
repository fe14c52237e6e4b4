import type { DestinationFacts } from "../../../core/facts/destination.ts";
import type { Rule, RuleCase } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetSgCapacity: Rule = {
  id: "target-sg-capacity",
  about: "instance",
  title: {
    zh: "目标安全组须容得下要过户的实例",
    en: "The target security group must have room for the instances that arrive",
  },
  source: { ref: "R5.24", quote: "目标安全组实例配额不足" },
  remark: {
    zh: "安全组的上限按私网IP计（IPv4、IPv6、辅助IP和前缀），普通安全组默认 6000 个；企业级安全组按网卡计，默认 65536 块。这里对企业级安全组也按地址数相加，只会偏严，不会漏报。",
    en: "A group is limited by private addresses (IPv4, IPv6, secondary ones and prefixes), 6,000 by default for a normal group; an enterprise group by interfaces, 65,536 by default. Addresses are added for enterprise groups too, which errs on the strict side and misses nothing.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.groupAddresses", "destination.groupArrivals"],
  remedy: {
    zh: "在配额中心申请提高配额，当前值：aliyun quotas GetProductQuota --ProductCode ecs --QuotaActionCode q_vpc-normal-security-group-ip-count --Dimensions.1.Key regionId --Dimensions.1.Value <region>；或分几批过户，每批一份 transfer.yaml，各用自己的安全组。",
    en: "Apply for a higher quota in Quota Center; what it is now: aliyun quotas GetProductQuota --ProductCode ecs --QuotaActionCode q_vpc-normal-security-group-ip-count --Dimensions.1.Key regionId --Dimensions.1.Value <region>; or transfer in several batches, each with a transfer.yaml and a group of its own.",
  },
  undo: {
    zh: "提高的配额不产生费用，不必退回；多建的安全组用 pulumi destroy 清除。",
    en: "A higher quota costs nothing and need not be taken back; pulumi destroy takes a landing with its group away.",
  },
  url: "https://help.aliyun.com/zh/ecs/user-guide/basic-security-groups-and-advanced-security-groups",

  check({ destination: { groupAddresses, groupArrivals } }) {
    if (isUnknown(groupAddresses)) return undecided("destination.groupAddresses", groupAddresses);
    const { used, limit } = groupAddresses;
    const full = (arriving: string) =>
      fail({
        path: "destination.groupAddresses.used",
        expected: `used + arriving <= ${limit}`,
        actual: `${used} + ${arriving}`,
      });
    if (isUnknown(groupArrivals)) {
      // The instance itself brings one address, whatever the others bring.
      return used < limit
        ? undecided("destination.groupArrivals", groupArrivals)
        : full("1 or more");
    }
    return used + groupArrivals <= limit ? pass : full(String(groupArrivals));
  },

  cases: [
    held("an empty group", 0, 6000, 1, "pass"),
    held("the last place", 5999, 6000, 1, "pass"),
    held("a full group", 6000, 6000, 1, "fail"),
    held("exactly as many as fit", 5600, 6000, 400, "pass"),
    held("one more than fits", 5600, 6000, 401, "fail"),
    held("more than a group ever holds", 0, 6000, 6001, "fail"),
    held("a limit that was raised", 6000, 10_000, 400, "pass"),
    held("an enterprise group", 6000, 65_536, 400, "pass"),
    held("a full group, however many arrive", 6000, 6000, { unknown: "not counted" }, "fail"),
    held("arrivals not seen", 0, 6000, { unknown: "Forbidden: ecs:DescribeInstances" }, "unknown"),
    {
      name: "the group's addresses not seen",
      destination: { groupAddresses: { unknown: "Forbidden: ecs:DescribeNetworkInterfaces" } },
      expect: "unknown",
    },
  ],
};

function held(
  name: string,
  used: number,
  limit: number,
  groupArrivals: DestinationFacts["groupArrivals"],
  expect: RuleCase["expect"],
): RuleCase {
  return { name, destination: { groupAddresses: { used, limit }, groupArrivals }, expect };
}
