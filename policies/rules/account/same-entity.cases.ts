import type { RuleCase } from "../../../core/rules/rule.ts";

const notAnswered = { unknown: "nobody has attested it" };

export const sameEntityCases: readonly RuleCase[] = [
  {
    name: "one entity, one name",
    attested: {
      "account-pair-type": "enterprise-to-enterprise",
      "account-same-entity": "same",
    },
    expect: "pass",
  },
  {
    name: "one person",
    attested: {
      "account-pair-type": "individual-to-individual",
      "account-same-entity": "same",
    },
    expect: "pass",
  },
  {
    name: "two persons, which is for the single recipient to decide",
    attested: {
      "account-pair-type": "individual-to-individual",
      "account-same-entity": "different-individuals",
    },
    expect: "pass",
  },
  {
    name: "from an individual to an enterprise, where nobody need answer",
    attested: {
      "account-pair-type": "individual-to-enterprise",
      "account-same-entity": notAnswered,
    },
    expect: "pass",
  },
  {
    name: "from an enterprise to an individual, which fails by the pair alone",
    attested: {
      "account-pair-type": "enterprise-to-individual",
      "account-same-entity": notAnswered,
    },
    expect: "pass",
  },
  {
    name: "two entities",
    attested: {
      "account-pair-type": "enterprise-to-enterprise",
      "account-same-entity": "different-enterprises",
    },
    expect: "fail",
  },
  {
    name: "two enterprises that are said to be individuals",
    attested: {
      "account-pair-type": "enterprise-to-enterprise",
      "account-same-entity": "different-individuals",
    },
    expect: "fail",
  },
  {
    name: "two individuals that are said to be enterprises",
    attested: {
      "account-pair-type": "individual-to-individual",
      "account-same-entity": "different-enterprises",
    },
    expect: "fail",
  },
  {
    name: "the pair is not known, whatever the identity",
    attested: { "account-pair-type": notAnswered, "account-same-entity": "same" },
    expect: "unknown",
  },
  {
    name: "a pair that the question does not know",
    attested: { "account-pair-type": "enterprise", "account-same-entity": "same" },
    expect: "unknown",
  },
  {
    name: "enterprises, and nobody has answered",
    attested: {
      "account-pair-type": "enterprise-to-enterprise",
      "account-same-entity": notAnswered,
    },
    expect: "unknown",
  },
  {
    name: "individuals, and nobody has answered",
    attested: {
      "account-pair-type": "individual-to-individual",
      "account-same-entity": notAnswered,
    },
    expect: "unknown",
  },
];
