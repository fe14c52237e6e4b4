import type { RuleCase } from "../../../core/rules/rule.ts";

const notAnswered = { unknown: "nobody has attested it" };

const answers = (
  pair: string,
  identity: string | typeof notAnswered,
  recipient: string | typeof notAnswered,
) => ({
  "account-pair-type": pair,
  "account-same-entity": identity,
  "account-single-recipient": recipient,
});

export const singleRecipientCases: readonly RuleCase[] = [
  {
    name: "the first other individual",
    attested: answers("individual-to-individual", "different-individuals", "none"),
    expect: "pass",
  },
  {
    name: "the first enterprise, whatever the identity",
    attested: answers("individual-to-enterprise", notAnswered, "none"),
    expect: "pass",
  },
  {
    name: "one person's accounts are not limited",
    attested: answers("individual-to-individual", "same", "another"),
    expect: "pass",
  },
  {
    name: "one enterprise's accounts are not limited, and nobody need answer",
    attested: answers("enterprise-to-enterprise", "same", notAnswered),
    expect: "pass",
  },
  {
    name: "two entities, which fail by their identity",
    attested: answers("enterprise-to-enterprise", "different-enterprises", "another"),
    expect: "pass",
  },
  {
    name: "from an enterprise to an individual, which fails by the pair alone",
    attested: answers("enterprise-to-individual", notAnswered, notAnswered),
    expect: "pass",
  },
  {
    name: "a second other individual",
    attested: answers("individual-to-individual", "different-individuals", "another"),
    expect: "fail",
  },
  {
    name: "a second enterprise",
    attested: answers("individual-to-enterprise", "same", "another"),
    expect: "fail",
  },
  {
    name: "an answer that the question does not know",
    attested: answers("individual-to-enterprise", notAnswered, "one"),
    expect: "fail",
  },
  {
    name: "an identity that does not fit the pair",
    attested: answers("individual-to-individual", "different-enterprises", "none"),
    expect: "unknown",
  },
  {
    name: "the pair is not known",
    attested: { "account-pair-type": notAnswered, "account-single-recipient": "another" },
    expect: "unknown",
  },
  {
    name: "whether it is one person is not known",
    attested: answers("individual-to-individual", notAnswered, "another"),
    expect: "unknown",
  },
  {
    name: "individuals, and nobody has answered",
    attested: answers("individual-to-individual", "different-individuals", notAnswered),
    expect: "unknown",
  },
  {
    name: "an enterprise, and nobody has answered",
    attested: answers("individual-to-enterprise", notAnswered, notAnswered),
    expect: "unknown",
  },
];
