import { expect } from "chai";
import { pairTable, pairVerdict } from "../../../core/accounts/pair-table.ts";
import type { PairRow, PairRuleId } from "../../../core/accounts/pair-table.ts";
import type { Attested } from "../../../core/rules/attestation.ts";

const pairs = [
  "individual-to-individual",
  "enterprise-to-enterprise",
  "individual-to-enterprise",
  "enterprise-to-individual",
];
const identities = ["same", "different-individuals", "different-enterprises"];
const recipients = ["none", "another"];
const ruleIds: PairRuleId[] = [
  "account-pair-type",
  "account-same-entity",
  "account-single-recipient",
];

describe("core/accounts/pair-table", () => {
  /** Which rules refuse, for each pair, identity and earlier recipient that go together: the guide's table by hand. */
  for (const [pair, identity, recipient, refusing] of [
    ["individual-to-individual", "same", "none", []],
    ["individual-to-individual", "same", "another", []],
    ["individual-to-individual", "different-individuals", "none", []],
    ["individual-to-individual", "different-individuals", "another", ["account-single-recipient"]],
    ["enterprise-to-enterprise", "same", "none", []],
    ["enterprise-to-enterprise", "same", "another", []],
    ["enterprise-to-enterprise", "different-enterprises", "none", ["account-same-entity"]],
    ["enterprise-to-enterprise", "different-enterprises", "another", ["account-same-entity"]],
    ["individual-to-enterprise", "same", "none", []],
    ["individual-to-enterprise", "same", "another", ["account-single-recipient"]],
    ["individual-to-enterprise", "different-individuals", "none", []],
    ["individual-to-enterprise", "different-enterprises", "another", ["account-single-recipient"]],
    ["enterprise-to-individual", "same", "none", ["account-pair-type"]],
    ["enterprise-to-individual", "different-individuals", "another", ["account-pair-type"]],
  ] as const) {
    it(`${pair}, ${identity}, earlier recipient ${recipient}: ${refusing[0] ?? "nothing"} refuses`, () => {
      const attested = answers(pair, identity, recipient);
      const failing = ruleIds.filter((rule) => pairVerdict(rule, attested).outcome === "fail");

      expect(failing).to.deep.equal(refusing);
      expect(ruleIds.map((rule) => pairVerdict(rule, attested).outcome)).not.to.include("unknown");
    });
  }

  it("has at most one row for any three answers, and none only where identity contradicts the pair", () => {
    for (const pair of pairs) {
      for (const identity of identities) {
        for (const recipient of recipients) {
          const contradicts =
            (pair === "individual-to-individual" && identity === "different-enterprises") ||
            (pair === "enterprise-to-enterprise" && identity === "different-individuals");
          const rows = pairTable.filter((row) => fits(row, [pair, identity, recipient]));

          expect(rows, `${pair} ${identity} ${recipient}`).to.have.length(contradicts ? 0 : 1);
        }
      }
    }
  });

  it("never passes three answers that contradict each other", () => {
    for (const [pair, identity] of [
      ["individual-to-individual", "different-enterprises"],
      ["enterprise-to-enterprise", "different-individuals"],
    ] as const) {
      const attested = answers(pair, identity, "none");

      expect(pairVerdict("account-same-entity", attested)).to.have.property("outcome", "fail");
      expect(pairVerdict("account-single-recipient", attested)).to.include({
        outcome: "unknown",
        path: "attested.account-same-entity",
      });
    }
  });

  it("asks for no answer that no row of the pair needs", () => {
    const pairOnly = (pair: string) => without(answers(pair, "", ""), ruleIds.slice(1));

    expect(
      pairVerdict("account-same-entity", pairOnly("individual-to-enterprise")),
    ).to.have.property("outcome", "pass");
    expect(
      pairVerdict("account-single-recipient", pairOnly("enterprise-to-individual")),
    ).to.have.property("outcome", "pass");
  });

  it("names the first answer that is missing, with the reason that it gives", () => {
    const attested = {
      ...answers("individual-to-individual", "", "none"),
      "account-same-entity": { unknown: "ran out on 2026-05-01" },
    };

    expect(pairVerdict("account-single-recipient", attested)).to.deep.equal({
      outcome: "unknown",
      path: "attested.account-same-entity",
      reason: "ran out on 2026-05-01",
    });
  });

  it("is undecided, not passed, by a pair that it does not know", () => {
    const attested = answers("enterprise", "same", "none");

    expect(pairVerdict("account-pair-type", attested)).to.have.property("outcome", "fail");
    for (const rule of ruleIds.slice(1)) {
      expect(pairVerdict(rule, attested)).to.include({
        outcome: "unknown",
        path: "attested.account-pair-type",
      });
    }
  });

  it("explains a refusal by its row, and shows who attested what", () => {
    expect(
      pairVerdict(
        "account-single-recipient",
        answers("individual-to-enterprise", "same", "another"),
      ),
    ).to.deep.equal({
      outcome: "fail",
      evidence: [
        {
          path: "attested.account-single-recipient",
          expected: "none",
          actual: "another, by owner, 2026-05-31",
        },
      ],
      explanation: {
        zh: "个人账号 → 企业账号：仅支持过户给一个企业账号。答复：此前已过户给另一个企业账号。仍可选择：共享镜像或 SMC（R10）。",
        en: "individual to enterprise: allowed to one enterprise account only. Attested: an earlier transfer to another enterprise account. What stays possible: a shared image or SMC (R10).",
      },
    });
  });

  it("explains a refusal by the pair alone without an answer that nobody gave", () => {
    const attested = without(answers("enterprise-to-individual", "", ""), ruleIds.slice(1));

    expect(pairVerdict("account-pair-type", attested)).to.have.nested.property(
      "explanation.en",
      "enterprise to individual: not allowed. What stays possible: a shared image or SMC (R10).",
    );
  });

  it("speaks Chinese and plain English in every cell", () => {
    for (const { pair, identity, recipient, decision, remains } of pairTable) {
      for (const { zh, en } of [pair.text, identity.text, recipient.text, decision, remains]) {
        expect(zh).to.match(/\p{Script=Han}/u);
        expect(en).to.match(/^[\x20-\x7E]+$/);
      }
    }
  });
});

function answers(pair: string, identity: string, recipient: string): Attested {
  const values = [pair, identity, recipient];
  return Object.fromEntries(
    ruleIds.map((rule, index) => [
      rule,
      { value: values[index] ?? "", by: "owner", at: "2026-05-31" },
    ]),
  );
}

function without(attested: Attested, rules: readonly PairRuleId[]): Attested {
  return Object.fromEntries(
    Object.entries(attested).filter(([rule]) => !rules.some((one) => one === rule)),
  );
}

function fits({ pair, identity, recipient }: PairRow, values: readonly string[]): boolean {
  return [pair, identity, recipient].every(
    ({ answer }, index) => answer === "any" || answer === values[index],
  );
}
