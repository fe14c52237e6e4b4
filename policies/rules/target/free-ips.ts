import type { DestinationFacts } from "../../../core/facts/destination.ts";
import type { Rule, RuleCase } from "../../../core/rules/rule.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";
import { isUnknown } from "../../../core/unknown.ts";

export const targetFreeIps: Rule = {
  id: "target-free-ips",
  about: "instance",
  title: {
    zh: "目标交换机须有足够的可用私网IP",
    en: "The target vSwitch must have enough free private addresses",
  },
  source: { ref: "R8.7", quote: "私网IP会由目标交换机根据CIDR重新分配" },
  remark: {
    zh: "刚好够用也能过户。但两台实例要互换私网IP时，需要一个空闲地址临时中转，最好多留一个。",
    en: "Just enough will do for the transfer. But two instances that swap their addresses need a free one for the time between, so one to spare is better.",
  },
  severity: "blocker",
  holdsBy: "submit",
  outlet: "fix",
  phase: "landing",
  evidence: ["destination.freeIps", "destination.arrivals"],
  remedy: {
    zh: "先看地址被谁占用，再释放不用的网卡或实例：aliyun ecs DescribeNetworkInterfaces --RegionId <region> --VSwitchId <交换机>；或在同一可用区另建一个交换机，确认时选它：aliyun vpc CreateVSwitch --RegionId <region> --VpcId <专有网络> --ZoneId <可用区> --CidrBlock <网段>，此时原私网IP不能保留。",
    en: "See what holds the addresses, then release interfaces or instances that are not used: aliyun ecs DescribeNetworkInterfaces --RegionId <region> --VSwitchId <vswitch>; or make another vSwitch in the same zone and choose it at confirmation: aliyun vpc CreateVSwitch --RegionId <region> --VpcId <vpc> --ZoneId <zone> --CidrBlock <cidr>, which gives the old private address up.",
  },
  undo: {
    zh: "删除没有用上的交换机：aliyun vpc DeleteVSwitch --RegionId <region> --VSwitchId <交换机>。释放的网卡和实例不能恢复。",
    en: "Delete the vSwitch that is not used: aliyun vpc DeleteVSwitch --RegionId <region> --VSwitchId <vswitch>. Interfaces and instances that were released do not come back.",
  },
  url: "https://help.aliyun.com/zh/vpc/user-guide/create-and-manage-a-vpc",

  check({ destination: { freeIps, arrivals } }) {
    const path = "destination.freeIps";
    if (isUnknown(freeIps)) return undecided(path, freeIps);
    // The instance itself needs one, however many come with it.
    if (isUnknown(arrivals) && freeIps >= 1) return undecided("destination.arrivals", arrivals);
    const needed = isUnknown(arrivals) ? 1 : arrivals;
    return freeIps >= needed
      ? pass
      : fail({ path, expected: `>= ${needed}`, actual: String(freeIps) });
  },

  cases: [
    free("plenty", 250, 4, "pass"),
    free("exactly as many as arrive", 4, 4, "pass"),
    free("one too few", 3, 4, "fail"),
    free("none for the only instance", 0, 1, "fail"),
    free("none, however many arrive", 0, { unknown: "not counted" }, "fail"),
    free("one, and nobody knows how many arrive", 1, { unknown: "not counted" }, "unknown"),
    free("free addresses not seen", { unknown: "Forbidden: vpc:DescribeVSwitches" }, 1, "unknown"),
  ],
};

function free(
  name: string,
  freeIps: DestinationFacts["freeIps"],
  arrivals: DestinationFacts["arrivals"],
  expect: RuleCase["expect"],
): RuleCase {
  return { name, destination: { freeIps, arrivals }, expect };
}
