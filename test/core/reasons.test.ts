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
    ['"1,5" cannot be read as an amount', /^"1,5" 读不成/],
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
