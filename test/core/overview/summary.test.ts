import { expect } from "chai";
import type { Capacity } from "../../../core/capacity/capacity.ts";
import { peeringOverview } from "../../../core/overview/network-overview.ts";
import {
  groupOverview,
  instanceOverview,
  lost,
  sampleOverview,
  unknown,
} from "../../support/landing-overview.ts";
import type { OverviewParts } from "../../support/landing-overview.ts";

function capacity(state: Capacity["state"]): Capacity {
  const text = { zh: "地址", en: "addresses" };
  const counts = { used: 0, needed: 1, limit: 2 };
  return {
    kind: "vswitch-addresses",
    subject: "vsw-1",
    what: text,
    ...counts,
    state,
    source: text,
  };
}

const overlapping = [{ source: "10.0.0.0/8", landing: "10.1.0.0/16" }];
const stop = {
  ...{ file: "transfer.yaml", line: 3, column: 1, path: "landing" },
  message: { zh: "不行", en: "no" },
};

describe("core/overview/summary", () => {
  for (const { what, parts, code } of [
    { what: "all is kept and the same", parts: {}, code: 0 },
    { what: "every limit is enough", parts: { capacity: [capacity("enough")] }, code: 0 },
    {
      what: "an address is lost",
      parts: { instances: [instanceOverview({ address: lost("i-1") })] },
      code: 1,
    },
    {
      what: "an address is not known",
      parts: { instances: [instanceOverview({ address: unknown("i-1") })] },
      code: 2,
    },
    {
      what: "one address is lost and another is not known",
      parts: {
        instances: [
          instanceOverview({ address: unknown("i-1") }),
          instanceOverview({ address: lost("i-2") }),
        ],
      },
      code: 1,
    },
    {
      what: "IPv6 addresses are given up, though the private one is kept",
      parts: { instances: [instanceOverview({ ipv6: 2 })] },
      code: 1,
    },
    {
      what: "nobody knows of IPv6 addresses",
      parts: { instances: [instanceOverview({ ipv6: { unknown: "denied" } })] },
      code: 2,
    },
    { what: "a group is wider", parts: { groups: [groupOverview({ proof: "wider" })] }, code: 1 },
    {
      what: "a group is not proven",
      parts: { groups: [groupOverview({ proof: "unproven" })] },
      code: 2,
    },
    { what: "a limit is too low", parts: { capacity: [capacity("short")] }, code: 1 },
    { what: "a limit is not known", parts: { capacity: [capacity("unknown")] }, code: 2 },
    { what: "something stops it", parts: { stops: [stop] }, code: 1 },
    {
      what: "an instance loses a group",
      parts: { instances: [instanceOverview({ otherGroupIds: ["sg-2"] })] },
      code: 1,
    },
    {
      what: "an instance joins its other group afterwards",
      parts: {
        instances: [instanceOverview({ otherGroupIds: ["sg-2"], otherGroups: "join-after" })],
      },
      code: 0,
    },
    { what: "the target was not read", parts: { targetTakenAt: undefined }, code: 2 },
    {
      what: "a peering is wanted and ruled out",
      parts: { peering: { isWanted: true, overlaps: overlapping } },
      code: 1,
    },
    {
      what: "a peering is wanted and possible",
      parts: { peering: { isWanted: true, overlaps: [] } },
      code: 0,
    },
    {
      what: "a peering is wanted and the source's block is not known",
      parts: { peering: { isWanted: true, overlaps: { unknown: "nobody looked" } } },
      code: 2,
    },
  ] satisfies { what: string; parts: OverviewParts; code: number }[]) {
    it(`ends with ${String(code)} where ${what}`, () => {
      expect(sampleOverview(parts).summary.exitCode).to.equal(code);
    });
  }

  it("counts groups as the same, different or not proven", () => {
    const groups = (["same", "wider", "narrower", "incomparable", "unproven"] as const).map(
      (proof) => groupOverview({ proof }),
    );

    expect(sampleOverview({ groups }).summary.groups).to.deep.equal({
      ...{ same: 1, different: 3, unproven: 1 },
    });
  });
});

describe("core/overview/network-overview", () => {
  const { vpc } = sampleOverview();
  for (const { what, over, found } of [
    { what: "equal blocks", over: {}, found: ["172.16.0.0/16 172.16.0.0/16"] },
    { what: "blocks apart", over: { cidr: "10.0.0.0/8" }, found: [] },
    {
      what: "an additional block of the source inside the landing's",
      over: { cidr: "10.0.0.0/8", sourceSecondaryCidrs: ["10.9.0.0/16"] },
      found: ["10.9.0.0/16 10.0.0.0/8"],
    },
    {
      what: "an additional block of the landing around the source's",
      over: { cidr: "10.0.0.0/8", secondaryCidrs: ["172.16.0.0/12"] },
      found: ["172.16.0.0/16 172.16.0.0/12"],
    },
  ]) {
    it(`finds which blocks rule out a peering: ${what}`, () => {
      const { overlaps } = peeringOverview({ ...vpc, ...over }, true);
      const pairs =
        "unknown" in overlaps
          ? [overlaps.unknown]
          : overlaps.map(({ source, landing }) => `${source} ${landing}`);

      expect(pairs).to.deep.equal(found);
    });
  }

  it("does not know where the source's VPC was not read", () => {
    const { overlaps } = peeringOverview({ ...vpc, sourceCidr: undefined }, true);

    expect(overlaps).to.deep.equal({ unknown: "the inventory has no vpc-bp1source" });
  });
});
