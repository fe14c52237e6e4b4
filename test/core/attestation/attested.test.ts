import { expect } from "chai";
import { attestedBy } from "../../../core/attestation/attested.ts";

const now = new Date("2026-06-10T00:00:00Z");
const said = {
  rule: "instance-promotion",
  answer: "none",
  by: "owner",
  at: "2026-06-01",
  until: "2026-06-30",
};

describe("core/attestation/attested", () => {
  it("gives an answer that is said of all to every instance and to the accounts", () => {
    const attested = attestedBy([said], now);
    const answer = { value: "none", by: "owner", at: "2026-06-01" };

    expect(attested()).to.deep.equal({ "instance-promotion": answer });
    expect(attested("i-1")).to.deep.equal({ "instance-promotion": answer });
  });

  it("lets what is said of an instance beat what is said of all, in either order", () => {
    const own = { ...said, answer: "bought-in-one", instances: ["i-1"] };

    for (const both of [
      [said, own],
      [own, said],
    ]) {
      const attested = attestedBy(both, now);
      expect(attested("i-1")).to.have.nested.property("instance-promotion.value", "bought-in-one");
      expect(attested("i-2")).to.have.nested.property("instance-promotion.value", "none");
      expect(attested()).to.have.nested.property("instance-promotion.value", "none");
    }
  });

  it("says nothing of an instance that no answer names", () => {
    expect(attestedBy([{ ...said, instances: ["i-1"] }], now)("i-2")).to.deep.equal({});
  });

  it("holds to the end of its last day, and is open again after it", () => {
    const lastMoment = new Date("2026-06-30T15:59:59.999Z");
    const after = new Date("2026-06-30T16:00:00.000Z");

    expect(attestedBy([said], lastMoment)()).to.have.nested.property(
      "instance-promotion.value",
      "none",
    );
    expect(attestedBy([said], after)()).to.deep.equal({
      "instance-promotion": {
        unknown:
          "the attestation of 2026-06-01 by owner ran out on 2026-06-30: run ecs-transfer attest",
      },
    });
  });
});
