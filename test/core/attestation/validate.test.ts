import { expect } from "chai";
import { attestationProblems } from "../../../core/attestation/validate.ts";
import { parseManifest } from "../../../core/manifest/manifest.ts";
import { rules } from "../../../policies/rules/index.ts";
import { valueOf } from "../../support/results.ts";

const head = `version: 1
source: { account: "1404423000000010", inventory: s.json }
target: { account: "1755000000000020" }
instances: [{ id: i-bp1a }, { id: i-bp1b }]
`;
const answer =
  "rule: instance-promotion, answer: none, by: owner, at: 2026-06-01, until: 2026-07-01";
const waiver = "rule: warn-ipv6, reason: unused, owner: ops, until: 2026-07-01";

function problems(rest: string): string[] {
  const manifest = valueOf(parseManifest(`${head}${rest}\n`, "transfer.yaml"));
  return attestationProblems(manifest, rules).map(
    ({ line, path, message }) => `${String(line)} ${path}: ${message.en}`,
  );
}

describe("core/attestation/validate", () => {
  it("takes what is right", () => {
    expect(
      problems(
        `attestations:\n  - { ${answer} }\n  - { ${answer}, instances: [i-bp1a] }\nwaivers:\n  - { ${waiver} }`,
      ),
    ).to.deep.equal([]);
  });

  it("takes an answer that holds on the day on which it is given", () => {
    expect(problems(`attestations:\n  - { ${answer.replace("07-01", "06-01")} }`)).to.deep.equal(
      [],
    );
  });

  it("lists after an unknown rule those that ask, or those that can be waived", () => {
    const [asked] = problems(`attestations:\n  - { ${answer.replace("instance-promotion", "x")} }`);
    const [waived] = problems(`waivers:\n  - { ${waiver.replace("warn-ipv6", "x")} }`);
    const list = (of: readonly { id: string }[]) => of.map(({ id }) => id).join(", ");

    const asking = rules.filter(({ question }) => question !== undefined);
    expect(asked).to.equal(`6 attestations[0].rule: there is no rule x. Allowed: ${list(asking)}.`);
    const warnings = rules.filter(({ severity }) => severity === "warning");
    expect(waived).to.equal(`6 waivers[0].rule: there is no rule x. Allowed: ${list(warnings)}.`);
  });

  for (const { name, rest, says } of [
    {
      name: "a rule that there is none of",
      rest: `attestations:\n  - { ${answer.replace("promotion", "promotions")} }`,
      says: /^6 attestations\[0\]\.rule: there is no rule instance-promotions\. Did you mean instance-promotion\?/,
    },
    {
      name: "a rule that asks nothing",
      rest: `attestations:\n  - { ${answer.replace("promotion", "eip")} }`,
      says: /attestations\[0\]\.rule: rule instance-eip is decided by facts/,
    },
    {
      name: "an answer that the rule does not take",
      rest: `attestations:\n  - { ${answer.replace("answer: none", "answer: nono")} }`,
      says: /attestations\[0\]\.answer: rule instance-promotion has no answer nono\. Did you mean none\?/,
    },
    {
      name: "an instance that does not go",
      rest: `attestations:\n  - { ${answer}, instances: [i-bp1a, i-bp1c] }`,
      says: /attestations\[0\]\.instances\[1\]: i-bp1c is not among the manifest's instances. Did you mean i-bp1a\?$/,
    },
    {
      name: "an instance that is like none that goes",
      rest: `attestations:\n  - { ${answer}, instances: [i-zzzzzz] }`,
      says: /instances\[0\]: i-zzzzzz is not among the manifest's instances.$/,
    },
    {
      name: "an answer that is like none",
      rest: `attestations:\n  - { ${answer.replace("answer: none", "answer: zzzzzz")} }`,
      says: /rule instance-promotion has no answer zzzzzz. Allowed: none, /,
    },
    {
      name: "a waiver of an instance that does not go",
      rest: `waivers:\n  - { ${waiver}, instances: [i-zzzzzz] }`,
      says: /waivers\[0\]\.instances\[0\]: i-zzzzzz is not among the manifest's instances/,
    },
    {
      name: "a waiver to a day that the calendar does not have",
      rest: `waivers:\n  - { ${waiver.replace("07-01", "06-31")} }`,
      says: /waivers\[0\]\.until: the calendar has no 2026-06-31/,
    },
    {
      name: "instances of a question about accounts",
      rest: `attestations:\n  - { rule: account-pair-type, answer: individual-to-individual, by: a, at: 2026-06-01, until: 2026-07-01, instances: [i-bp1a] }`,
      says: /attestations\[0\]\.instances: rule account-pair-type is about the two accounts/,
    },
    {
      name: "two answers to one question",
      rest: `attestations:\n  - { ${answer} }\n  - { ${answer} }`,
      says: /^7 attestations\[1\]\.rule: rule instance-promotion has been answered already/,
    },
    {
      name: "two answers to one question about one instance",
      rest: `attestations:\n  - { ${answer}, instances: [i-bp1a, i-bp1b] }\n  - { ${answer}, instances: [i-bp1b] }`,
      says: /attestations\[1\]\.rule: rule instance-promotion has been answered for i-bp1b already/,
    },
    {
      name: "a day that the calendar does not have",
      rest: `attestations:\n  - { ${answer.replace("2026-07-01", "2026-06-31")} }`,
      says: /attestations\[0\]\.until: the calendar has no 2026-06-31/,
    },
    {
      name: "an end before the beginning",
      rest: `attestations:\n  - { ${answer.replace("2026-07-01", "2026-05-31")} }`,
      says: /attestations\[0\]\.until: it ends on 2026-05-31, before it was given on 2026-06-01/,
    },
    {
      name: "a waived blocker",
      rest: `waivers:\n  - { ${waiver.replace("warn-ipv6", "instance-eip")} }`,
      says: /waivers\[0\]\.rule: instance-eip is a blocker of the platform and cannot be waived: the console refuses/,
    },
    {
      name: "a waived note",
      rest: `waivers:\n  - { ${waiver.replace("warn-ipv6", "effect-refund")} }`,
      says: /waivers\[0\]\.rule: effect-refund is a note/,
    },
    {
      name: "a waiver of a rule that there is none of",
      rest: `waivers:\n  - { ${waiver.replace("warn-ipv6", "warn-ipv7")} }`,
      says: /waivers\[0\]\.rule: there is no rule warn-ipv7\. Did you mean warn-ipv6\?/,
    },
  ]) {
    it(`refuses ${name}, at its line`, () => {
      const found = problems(rest);

      expect(found).to.have.length(1);
      expect(found[0]).to.match(says);
    });
  }

  it("says all of it at once", () => {
    expect(
      problems(
        `attestations:\n  - { ${answer.replace("none", "nono").replace("07-01", "06-31")} }\nwaivers:\n  - { ${waiver.replace("warn-ipv6", "instance-spot")} }`,
      ),
    ).to.have.length(3);
  });
});
