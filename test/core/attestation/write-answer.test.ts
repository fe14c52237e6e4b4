import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { withAnswer } from "../../../core/attestation/write-answer.ts";

const answer = {
  rule: "instance-promotion",
  answer: "none",
  by: "owner: of #1",
  at: "2026-06-01",
  until: "2026-07-01",
};
const lines = `  - rule: instance-promotion
    answer: none
    by: "owner: of #1"
    at: 2026-06-01
    until: 2026-07-01
`;

describe("core/attestation/write-answer", () => {
  for (const { name, before, after, given = answer } of [
    {
      name: "appends a list where there is none",
      before: "version: 1 # one\n# end\n",
      after: `version: 1 # one\n# end\n\nattestations:\n${lines}`,
    },
    {
      name: "ends the last line first",
      before: "version: 1",
      after: `version: 1\n\nattestations:\n${lines}`,
    },
    {
      name: "fills an empty list",
      before: "attestations: [] # none yet\nversion: 1\n",
      after: `attestations: # none yet\n${lines}version: 1\n`,
    },
    {
      name: "fills a key without a value",
      before: "attestations:\n# here\nversion: 1\n",
      after: `attestations:\n${lines}# here\nversion: 1\n`,
    },
    {
      name: "fills an empty list at the end of a file that does not end its last line",
      before: "version: 1\nattestations: []",
      after: `version: 1\nattestations:\n${lines}`,
    },
    {
      name: "adds to a list whose last line does not end",
      before: "attestations:\n  - rule: other\n    answer: b",
      after: `attestations:\n  - rule: other\n    answer: b\n${lines}`,
    },
    {
      name: "adds to a list with more than one blank after its dashes",
      before: "attestations:\n  -   rule: other\n      answer: b\n",
      after: `attestations:\n  -   rule: other\n      answer: b\n${lines}`,
    },
    {
      name: "replaces the earlier answer for the same instances, in whatever order",
      before:
        "attestations:\n  - rule: instance-promotion\n    instances: [i-2, i-1]\n    answer: bought\n",
      given: { ...answer, instances: ["i-1", "i-2"] },
      after: `attestations:\n${lines}    instances: [ i-1, i-2 ]\n`,
    },
    {
      name: "adds to a list at its own indentation, before what follows",
      before: "attestations:\n- rule: other # why\n  answer: b\n\n# next\nversion: 1\n",
      after: `attestations:\n- rule: other # why\n  answer: b\n${lines.replaceAll(/^ {2}/gm, "")}\n# next\nversion: 1\n`,
    },
    {
      name: "replaces the earlier answer to the same question",
      before:
        "attestations:\n  # first\n  - rule: instance-promotion # old\n    answer: bought\n  # second\n  - rule: other\n    answer: b # kept\n",
      after: `attestations:\n  # first\n  # second\n  - rule: other\n    answer: b # kept\n${lines}`,
    },
    {
      name: "leaves an answer for single instances beside one for all",
      before:
        "attestations:\n  - rule: instance-promotion\n    instances: [i-1]\n    answer: bought\n",
      after: `attestations:\n  - rule: instance-promotion\n    instances: [i-1]\n    answer: bought\n${lines}`,
    },
  ]) {
    it(name, () => {
      expect(withAnswer(before, given)).to.equal(after);
    });
  }

  it("keeps Windows line ends readable", () => {
    const written = withAnswer("version: 1\r\nname: a\r\n", answer);

    expect(parse(written ?? "")).to.deep.equal({ version: 1, name: "a", attestations: [answer] });
  });

  for (const text of [
    "{version: 1}",
    "- a\n",
    "attestations: [{rule: a}]\n",
    "attestations: text\n",
    "version: [\n",
    "version: 1\nversion: 2\n",
    "text\n",
    "",
    "attestations:\n  -\n    rule: a\n",
  ]) {
    it(`gives up, rather than to disturb, at ${JSON.stringify(text)}`, () => {
      expect(withAnswer(text, answer)).to.equal(undefined);
    });
  }

  it("reads back as what was there and the answer, whatever the words", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    const property = fc.property(word, word, fc.array(word, { minLength: 1 }), (by, note, ids) => {
      const before = "# top\nversion: 1\nattestations:\n  - {rule: other, answer: b}\n";
      const given = { ...answer, by, note, instances: ids };

      const written = withAnswer(before, given);

      if (written === undefined) return;
      expect(written.startsWith(before)).to.equal(true);
      expect(parse(written)).to.deep.equal({
        version: 1,
        attestations: [{ rule: "other", answer: "b" }, given],
      });
    });

    fc.assert(property);
  });
});
