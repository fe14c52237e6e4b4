import { expect } from "chai";
import { keepability } from "../../../core/addresses/keepability.ts";
import {
  keepabilityText,
  nearestPlanText,
  obstacleText,
  referenceText,
  unseenText,
} from "../../../core/addresses/texts.ts";
import type { Text } from "../../../core/text.ts";
import { answer, answers, arrival, place } from "../../support/address-question.ts";
import { addressFleet } from "../../support/addresses.ts";

describe("core/addresses/texts", () => {
  const { instances, unseen } = keepability(addressFleet(500, 1).question);
  const missing = { fact: "vpc.reaches", reason: "denied" };
  const texts: readonly Text[] = [
    ...instances.map(keepabilityText),
    ...instances.flatMap((one) => (one.state === "lost" ? one.references.map(referenceText) : [])),
    ...unseen.map(unseenText),
    nearestPlanText({ kind: "unknown", missing }),
    nearestPlanText({ kind: "vswitch", vswitchId: "vsw-a", missing }),
    obstacleText({
      kind: "taken",
      holder: { instanceId: "i-t", interfaceId: undefined, primary: true },
    }),
    ...(["rule", "route", "dnat", "backend"] as const).map((kind) =>
      referenceText({ side: "target", kind, id: "x-a", block: undefined }),
    ),
    unseenText({ side: "source", id: "sg-a", reason: "denied" }),
  ];

  it("are Chinese with Han characters and English in ASCII", () => {
    for (const { zh, en } of texts) {
      expect(zh).to.match(/\p{Script=Han}/u);
      // eslint-disable-next-line no-control-regex
      expect(en).to.match(/^[\x00-\x7f]+$/);
      expect(`${zh}${en}`).not.to.match(/undefined|\[object| {2}/);
    }
  });

  it("name the instance, the address, the obstacle and what could be done", () => {
    expect(keepabilityText(answer(arrival("10.0.2.9"))).en).to.equal(
      "i-a cannot keep 10.0.2.9 (vsw-t1). It lies outside 10.0.1.0/24. A new vSwitch 10.0.2.8/29 in cn-hangzhou-h of vpc-t could give it.",
    );
    expect(keepabilityText(answer(arrival("10.0.1.9"))).en).to.equal(
      "whether i-a can keep 10.0.1.9 is not known. Missing is vswitch.addressChecks: 10.0.1.9 was not asked about: read the target's inventory with --manifest.",
    );
    expect(keepabilityText(answer(arrival({ unknown: "denied" }))).en).to.match(
      /^whether i-a can keep its private IP is not known\./,
    );
  });

  it("say in Chinese what is missing, a service's words apart", () => {
    const unasked = keepabilityText(answer(arrival("10.0.1.9"))).zh;

    expect(unasked).to.contain("没有询问 10.0.1.9 是否可分配").and.not.contain("was not asked");
    expect(
      unseenText({ side: "target", id: "inventory", reason: "no inventory of the target" }).zh,
    ).to.equal("目标账号：未能查看 inventory（没有目标账号的清单）");
  });

  it("name both of two that want one address", () => {
    const both = answers([
      arrival("10.0.1.9", place({ read: undefined })),
      arrival("10.0.1.9", place({ read: undefined }), { id: "i-b" }),
    ]).map((one) => keepabilityText(one));

    for (const { zh, en } of both) {
      expect(zh).to.include("i-a").and.include("i-b");
      expect(en).to.include("i-a").and.include("i-b");
    }
  });
});
