import { expect } from "chai";
import { attestedBy } from "../../core/attestation/attested.ts";
import { transferCases } from "../../core/case/transfer-cases.ts";
import { InstanceFacts } from "../../core/facts/instance.ts";
import { reasonText } from "../../core/reasons.ts";
import { answerTo } from "../../core/rules/attestation.ts";
import { isUnknown } from "../../core/unknown.ts";
import { notSaid, notYet } from "../../policies/facts/reading.ts";
import { clearInstance, sourceInventory } from "../support/inventory.ts";

const now = new Date("2026-06-10T00:00:00Z");
const han = /\p{Script=Han}/u;

describe("core/reasons", () => {
  const { accounts, instances } = transferCases({
    source: sourceInventory(),
    instances: [clearInstance()],
    target: undefined,
    manifest: undefined,
    landing: undefined,
    now,
  });
  const over = { rule: "a", answer: "none", by: "ops $1", at: "2026-05-01", until: "2026-06-01" };

  for (const [name, fact] of Object.entries({
    "a fact that an older inventory lacks": InstanceFacts.parse({ id: "i-1" }).haVips,
    "a program that does not say": notSaid,
    "a value that preview does not know": notYet,
    "a question that nobody has answered": answerTo({}, "a"),
    "an answer that ran out": answerTo(attestedBy([over], now)(), "a"),
    "a target that nobody named": accounts.target.id,
    "a landing that nobody planned": instances[0]?.destination.zone,
  })) {
    it(`says ${name} in Chinese as well, and the English as it is`, () => {
      if (!isUnknown(fact)) throw new Error("the fact is known");

      expect(reasonText(fact.unknown).zh).to.match(han);
      expect(reasonText(fact.unknown).en).to.equal(fact.unknown);
    });
  }

  for (const [reason, zh] of [
    ["NotReturned: DescribeVSwitches did not return vsw-1", /没有返回 vsw-1$/],
    [
      "NotReturned: DescribeDisks returned no system disk of this instance",
      /^NotReturned：DescribeD/,
    ],
    ["the answer came without the blocks behind i-1", / i-1 后面的网段$/],
    ["the answer came without ServiceManaged", / ServiceManaged$/],
    ["DescribeDisks does not say", /^DescribeDisks 没有/],
    ["order 2001 does not say which instance it is about", /^订单 2001 /],
    ['"10.0.0.0/33" is no CIDR block', /^"10\.0\.0\.0\/33" 不是/],
    ["no inventory of the target", /^没有目标账号的清单$/],
    ["whether vpcs are all listed: the inventory does not say", / vpcs 是否列全/],
    ["whether vpcs are all listed: Forbidden.RAM: no", /^vpcs 没有列全：Forbidden\.RAM: no$/],
    [
      "only vpcs that instances use are listed: run ecs-transfer inventory with --all or --manifest",
      /只列出了实例用到的 vpcs/,
    ],
    [
      "the cloud said that 10.0.0.9 is free, and i-1 holds it: read the target's inventory again",
      /^接口说 10\.0\.0\.9 空闲，而 i-1 /,
    ],
    ["i-1 may want 10.0.0.9 too: denied", /^i-1 可能也要 10\.0\.0\.9：denied$/],
    ["the inventory has no vpc-1", /^清单里没有 vpc-1$/],
    ["the plan has no vsw-1", / vsw-1$/],
    ["the entries of pl-1 are not in the inventory", / pl-1 的条目$/],
    ["a block that cannot be read", /网段$/],
    ['"2408::1" is no IPv4 address', /^"2408::1" 不是/],
    ["OwnerId is a number too large to be read exactly", /^OwnerId 数值过大/],
    ['"1,5" cannot be read as an amount', /^"1,5" 读不成/],
    ["rules of the source group cannot be compared: 2", /^源安全组有 2 条/],
    ["rules of the group cannot be compared: 3", /^安全组有 3 条/],
    ["a rule is not valid: 0/1 is no range of ports", /^有规则不合法：0\/1/],
    ["the target's inventory has no sg-1", / sg-1$/],
    ["the most entries of prl-1 are not read, and the rule counts as many", /^没有读取 prl-1 的/],
    ["it is not known which security group takes the source's place", /分不清/],
    ["the component does not carry the rules of its source group", /^组件没有带上/],
    ["the plan does not say what the source group does", /^落地方案没有带上/],
    ["perhaps is none of yes | no", /^perhaps 不在可选的答案里：yes \| no$/],
  ] as const) {
    it(`says in Chinese: ${reason}`, () => {
      expect(reasonText(reason).zh).to.match(zh).and.to.match(han);
    });
  }

  it("keeps who answered, and when, as they are", () => {
    const fact = answerTo(attestedBy([over], now)(), "a");

    expect(reasonText(isUnknown(fact) ? fact.unknown : "").zh).to.equal(
      "ops $1 于 2026-05-01 的答复已于 2026-06-01 过期：请重新运行 ecs-transfer attest",
    );
  });

  it("leaves the words of a service alone", () => {
    const reason = "Forbidden.RAM: User not authorized to operate on the specified resource";

    expect(reasonText(reason)).to.deep.equal({ zh: reason, en: reason });
  });
});
