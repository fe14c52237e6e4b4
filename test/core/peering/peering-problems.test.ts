import { expect } from "chai";
import fc from "fast-check";
import { peeringProblems } from "../../../core/peering/peering-problems.ts";
import type { CrossRegion, PeeringEnd } from "../../../core/peering/peering-problems.ts";

const target: PeeringEnd = {
  account: "1755000000000020",
  region: "cn-hangzhou",
  cidrs: ["10.0.0.0/16"],
};
const source: PeeringEnd = {
  account: "1404423000000010",
  region: "cn-hangzhou",
  cidrs: ["172.16.0.0/16", "192.168.0.0/16"],
};
const elsewhere = { ...source, region: "cn-beijing" };

function said(one: PeeringEnd, other: PeeringEnd, cross?: CrossRegion): string[] {
  return peeringProblems(one, other, cross).map(({ en }) => en);
}

describe("core/peering/peering-problems", () => {
  it("has nothing against two VPCs whose blocks are apart", () => {
    expect(said(target, source)).to.deep.equal([]);
  });

  it("has nothing against blocks that adjoin", () => {
    const beside = { ...target, cidrs: ["172.17.0.0/16", "172.15.0.0/16"] };

    expect(said(beside, source)).to.deep.equal([]);
  });

  for (const [how, cidr] of [
    ["the same", "172.16.0.0/16"],
    ["inside", "172.16.10.0/24"],
    ["around", "172.16.0.0/12"],
    ["in an additional one", "192.168.0.0/24"],
  ] as const) {
    it(`names the pair where one block is ${how}`, () => {
      const problems = peeringProblems({ ...target, cidrs: ["10.0.0.0/16", cidr] }, source);

      expect(problems).to.have.lengthOf(1);
      expect(problems[0]?.en).to.include(`${cidr} of account 1755000000000020 overlaps`);
      expect(problems[0]?.zh).to.include(cidr).and.to.include("只能二选一");
    });
  }

  it("names every pair that overlaps, whichever side asks", () => {
    const both = { ...target, cidrs: ["172.16.1.0/24", "192.168.7.0/24"] };

    expect(said(both, source)).to.have.lengthOf(2);
    expect(said(source, both)).to.have.lengthOf(2);
  });

  it("refuses blocks that are none, with host bits, of IPv6, and none at all", () => {
    const bad = { ...target, cidrs: ["10.0.0.0/33", "10.1.0.1/16", "2001:db8::/32"] };

    expect(said(bad, source)).to.deep.equal([
      '"10.0.0.0/33" is no IPv4 CIDR block; allowed is one such as 10.0.0.0/16.',
      '"10.1.0.1/16" has host bits; write 10.1.0.0/16.',
      '"2001:db8::/32" is no IPv4 CIDR block; allowed is one such as 10.0.0.0/16.',
    ]);
    expect(said({ ...target, cidrs: [] }, source)[0]).to.match(/^no block is given for the VPC of/);
  });

  it("finds an overlap exactly where two blocks share an address", () => {
    const block = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }));
    const read = ([last, prefix]: [number, number]) => {
      const size = 2 ** (32 - prefix);
      const first = last - (last % size);
      return { first, end: first + size, cidr: `10.0.0.${String(first)}/${String(prefix)}` };
    };
    fc.assert(
      fc.property(block, block, (left, right) => {
        const [one, other] = [read(left), read(right)];
        const shared = one.first < other.end && other.first < one.end;

        const problems = said({ ...target, cidrs: [one.cidr] }, { ...source, cidrs: [other.cidr] });
        expect(problems).to.have.lengthOf(shared ? 1 : 0);
      }),
    );
  });

  it("sees an overlap behind host bits as well", () => {
    expect(said({ ...target, cidrs: ["172.16.3.1/24"] }, source)).to.have.lengthOf(2);
  });

  it("is for two accounts", () => {
    expect(said({ ...target, account: source.account }, source)[0]).to.match(/^both ends are of/);
    expect(said({ ...target, account: "target" }, source)).to.deep.equal([
      '"target" is no account UID (16 digits).',
    ]);
  });

  it("takes a bandwidth and a link type between regions alone", () => {
    const cross = { bandwidth: 100, linkType: "Platinum" } as const;

    expect(said(target, elsewhere, cross)).to.deep.equal([]);
    expect(said(target, source, cross)).to.have.lengthOf(2);
  });

  for (const bandwidth of [0, -1, 1.5, Number.NaN]) {
    it(`refuses a bandwidth of ${String(bandwidth)}`, () => {
      expect(said(target, elsewhere, { bandwidth })).to.have.lengthOf(1);
    });
  }

  it("says everything at once, in both languages", () => {
    const bad = { account: "1", region: "cn-hangzhou", cidrs: ["x", "172.16.0.0/24"] };
    const problems = peeringProblems(bad, source, { bandwidth: 5, linkType: "Gold" });

    expect(problems).to.have.lengthOf(5);
    for (const { zh, en } of problems) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(en).to.match(/^[\x20-\x7e]+$/);
    }
  });
});
