import { expect } from "chai";
import { attestedVerdict } from "../../../core/rules/attestation.ts";
import type { Question } from "../../../core/rules/attestation.ts";
import { fail, pass, undecided } from "../../../core/rules/verdict.ts";

const text = { zh: "问", en: "asked" };
const question: Question = {
  ask: text,
  answers: [
    { value: "none", means: text, clears: true },
    { value: "paid", means: text, clears: true },
    { value: "open", means: text, clears: false },
  ],
};
const rule = { id: "instance-made-up", question };
const answered = (value: string) => ({
  "instance-made-up": { value, by: "owner", at: "2026-06-01" },
});
const evidence = { path: "instance.status", expected: "Stopped", actual: "Running" };
const hidden = undecided("instance.status", { unknown: "denied" });

describe("core/rules/attestation", () => {
  it("passes by any answer that clears", () => {
    expect(attestedVerdict(rule, answered("none"))).to.deep.equal(pass);
    expect(attestedVerdict(rule, answered("paid"))).to.deep.equal(pass);
  });

  it("fails by an answer that does not, and by one that the question does not know", () => {
    for (const value of ["open", "None", ""]) {
      expect(attestedVerdict(rule, answered(value))).to.deep.equal(
        fail({
          path: "attested.instance-made-up",
          expected: "none | paid",
          actual: `${value}, by owner, 2026-06-01`,
        }),
      );
    }
  });

  it("is unknown without an answer, for the reason why there is none", () => {
    expect(attestedVerdict(rule, {})).to.deep.equal(
      undecided("attested.instance-made-up", {
        unknown: "nobody has attested it: run ecs-transfer attest",
      }),
    );
    expect(attestedVerdict(rule, { "instance-made-up": { unknown: "ran out" } })).to.deep.equal(
      undecided("attested.instance-made-up", { unknown: "ran out" }),
    );
  });

  it("lets a proven failure stand whatever was answered, and names the answer that contradicts it", () => {
    const proven = fail(evidence);

    expect(attestedVerdict(rule, {}, proven)).to.equal(proven);
    expect(attestedVerdict(rule, answered("open"), proven)).to.equal(proven);
    expect(attestedVerdict(rule, answered("none"), proven)).to.deep.equal(
      fail([
        evidence,
        {
          path: "attested.instance-made-up",
          expected: "an answer that agrees with the facts",
          actual: "none, by owner, 2026-06-01",
        },
      ]),
    );
  });

  it("stays unknown where the facts are, although somebody answered", () => {
    expect(attestedVerdict(rule, answered("none"), hidden)).to.equal(hidden);
  });
});
