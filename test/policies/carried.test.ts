import { expect } from "chai";
// zod makes its globals when it is loaded, which must not happen inside a test.
import "../../core/case/carried.ts";
import { clearCase } from "../../core/rules/clear-case.ts";
import { isUnknown } from "../../core/unknown.ts";
import { carriedAccounts, carriedCase } from "../../policies/facts/carried.ts";
import { notSaid } from "../../policies/facts/reading.ts";
import { unknownCheckingProxy } from "../../policies/unknown-value.ts";

/** What the engine sends in preview for a text that is not known yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("policies/facts/carried", () => {
  const { now, ...clear } = clearCase([]);
  const locked = { ...clear.instance, locks: { unknown: "Forbidden" } };

  it("gives back the case that a component carries, unknown facts included", async () => {
    const props = unknownCheckingProxy({ ...clear, instance: locked });

    expect(await carriedCase("web", props, now)).to.deep.equal({
      ...clear,
      instance: locked,
      now,
    });
  });

  it("gives back the pair of accounts", async () => {
    const { source, target, attested } = clear;
    const props = unknownCheckingProxy({ source, target, attested });

    expect(await carriedAccounts(props, now)).to.deep.equal({ source, target, attested, now });
  });

  it("counts what preview does not know, and what is left out, as unknown", async () => {
    const { eip: _eip, ...instance } = locked;
    const props = unknownCheckingProxy({
      ...clear,
      instance: { ...instance, zone: unknownText },
      target: unknownText,
      destination: undefined,
    });

    const read = await carriedCase("web", props, now);

    expect(read).to.have.nested.property("instance.zone").deep.equal({
      unknown: "not known during preview",
    });
    expect(read)
      .to.have.nested.property("instance.eip")
      .deep.equal({ unknown: "the inventory does not say" });
    if (isUnknown(read)) throw new Error(read.unknown);
    expect(read.target.funds).to.deep.equal(notSaid);
    expect(read.destination.zone).to.deep.equal(notSaid);
  });

  for (const { name, props, says } of [
    { name: "no args at all", props: {}, says: /carries no facts/ },
    { name: "an instance that is no object", props: { instance: "i-1" }, says: /carries no facts/ },
    {
      name: "an instance that preview does not know",
      props: { instance: unknownText },
      says: /not known during preview/,
    },
    {
      name: "facts of another kind",
      props: { ...clear, instance: { ...clear.instance, status: 7 } },
      says: /instance\.status/,
    },
    {
      name: "answers of another kind",
      props: { ...clear, attested: { "instance-promotion": "none" } },
      says: /attested\.instance-promotion/,
    },
  ]) {
    it(`says why it cannot read ${name}`, async () => {
      const read = await carriedCase("web", unknownCheckingProxy(props), now);

      expect(read).to.have.property("unknown").match(says);
    });
  }
});
