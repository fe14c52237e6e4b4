import { expect } from "chai";
import fc from "fast-check";
import { contains, overlap, readCidr } from "../../core/cidr.ts";
import type { Cidr } from "../../core/cidr.ts";

describe("core/cidr", () => {
  for (const { text, canonical, hostBits = false } of [
    { text: "0.0.0.0/0", canonical: "0.0.0.0/0" },
    { text: "10.0.0.0/8", canonical: "10.0.0.0/8" },
    { text: "10.0.0.1/8", canonical: "10.0.0.0/8", hostBits: true },
    { text: "192.168.1.7", canonical: "192.168.1.7/32" },
    { text: "::/0", canonical: "::/0" },
    { text: "2001:DB8:0:0::/32", canonical: "2001:db8::/32" },
    { text: "2001:db8::1/32", canonical: "2001:db8::/32", hostBits: true },
    { text: "2001:db8::1", canonical: "2001:db8::1/128" },
  ]) {
    it(`reads ${text} as ${canonical}${hostBits ? " with host bits" : ""}`, () => {
      const read = readCidr(text);

      expect(read?.cidr.text).to.equal(canonical);
      expect(read?.hostBits).to.equal(hostBits);
    });
  }

  for (const text of [
    "",
    "/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "10.0.0.0/8/8",
    "10.0.0/8",
    "10.0.0.256/8",
    "010.0.0.0/8",
    "0x0a000000/8",
    "167772160",
    "10.0.0.0 /8",
    "::/129",
    ":::/0",
    "fe80::1%eth0/64",
    "vpc",
    "__proto__",
  ]) {
    it(`does not take ${JSON.stringify(text)} for a block`, () => {
      expect(readCidr(text)).to.equal(undefined);
    });
  }

  for (const { outer, inner, inside, touching } of [
    { outer: "10.0.0.0/8", inner: "10.1.0.0/16", inside: true, touching: true },
    { outer: "10.1.0.0/16", inner: "10.0.0.0/8", inside: false, touching: true },
    { outer: "10.0.0.0/16", inner: "10.0.0.0/16", inside: true, touching: true },
    { outer: "10.0.0.0/16", inner: "10.1.0.0/16", inside: false, touching: false },
    { outer: "0.0.0.0/0", inner: "::/0", inside: false, touching: false },
    { outer: "2001:db8::/32", inner: "2001:db8:1::/48", inside: true, touching: true },
  ]) {
    it(`${inner} ${inside ? "lies" : "does not lie"} in ${outer}`, () => {
      expect(contains(block(outer), block(inner))).to.equal(inside);
      expect(overlap(block(outer), block(inner))).to.equal(touching);
    });
  }

  it("reads its own text as it stands, and whatever the prefix is the block holds its address", () => {
    const address = fc.oneof(
      fc.ipV4().map((text) => ({ text, bits: 32 })),
      fc.ipV6().map((text) => ({ text, bits: 128 })),
    );
    fc.assert(
      fc.property(address, fc.nat(128), ({ text, bits }, wish) => {
        const { cidr } = readCidr(`${text}/${String(wish % (bits + 1))}`) ?? expect.fail(text);

        expect(readCidr(cidr.text)).to.deep.equal({ cidr, hostBits: false });
        expect(contains(cidr, block(text))).to.equal(true);
      }),
    );
  });
});

function block(text: string): Cidr {
  return readCidr(text)?.cidr ?? expect.fail(`${text} is no block`);
}
