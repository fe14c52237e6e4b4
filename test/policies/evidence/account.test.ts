import { showsOfItsCases } from "../support/evidence.ts";

showsOfItsCases({
  "account-same": {
    "one account": ["target.id: 1404423000000010, expected another UID than the source's"],
  },
  "account-cross-site": {
    "from the China site to the international one": [
      "target.site: 26888, expected 26842, as the source",
    ],
    "two empty answers are no site in common": [
      "source.site: unknown, ListFundAccount gives no site",
    ],
    "an empty answer of the target": ["target.site: unknown, ListFundAccount gives no site"],
  },
  "account-reseller": {
    "the source is a partner's customer": [
      "source.fundAccountType: RESELLER_QUOTA, expected DIRECT_USER",
    ],
    "the target is a partner's customer": [
      "target.fundAccountType: RESELLER_QUOTA, expected DIRECT_USER",
    ],
    "an empty type": ["target.fundAccountType: unknown, ListFundAccount gives no type"],
  },
  "account-pair-type": {
    "from an enterprise to an individual": [
      "attested.account-pair-type: enterprise-to-individual, by owner of the source account, 2026-05-31, expected individual-to-individual | enterprise-to-enterprise | individual-to-enterprise",
      "explained: enterprise to individual: not allowed. W",
    ],
    "an answer that the question does not know": [
      "attested.account-pair-type: enterprise, by owner of the source account, 2026-05-31, expected individual-to-individual | enterprise-to-enterprise | individual-to-enterprise",
    ],
  },
  "account-same-entity": {
    "two entities": [
      "attested.account-same-entity: different-enterprises, by owner of the source account, 2026-05-31, expected same",
      "explained: enterprise to enterprise: allowed only w",
    ],
    "two enterprises that are said to be individuals": [
      "attested.account-same-entity: different-individuals, by owner of the source account, 2026-05-31, expected same",
    ],
    "two individuals that are said to be enterprises": [
      "attested.account-same-entity: different-enterprises, by owner of the source account, 2026-05-31, expected same | different-individuals",
    ],
    "a pair that the question does not know": [
      "attested.account-pair-type: unknown, enterprise is none of individual-to-individual | enterprise-to-enterprise | individual-to-enterprise | enterprise-to-individual",
    ],
  },
  "account-single-recipient": {
    "a second other individual": [
      "attested.account-single-recipient: another, by owner of the source account, 2026-05-31, expected none",
      "explained: individual to individual: allowed to one",
    ],
    "an answer that the question does not know": [
      "attested.account-single-recipient: one, by owner of the source account, 2026-05-31, expected none",
    ],
    "an identity that does not fit the pair": [
      "attested.account-same-entity: unknown, different-enterprises is none of same | different-individuals",
    ],
  },
  "account-hosted": {
    "the source is hosted": [
      "source.financialRelations[0].role: MEMBER of FinancialTrusteeship, expected MASTER",
    ],
    "the target is hosted": [
      "target.financialRelations[0].role: MEMBER of FinancialTrusteeship, expected MASTER",
    ],
    "a member of a kind of relation that nobody knows": [
      'source.financialRelations[0].type: unknown, a member of "Other", which is no known kind of relation',
    ],
  },
  "account-closing-or-frozen": {
    "the source is frozen": [
      "source.fundAccountStatus: FROZEN, expected VALID",
      "attested.account-closing-or-frozen: neither, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "the target is frozen": [
      "target.fundAccountStatus: FROZEN, expected VALID",
      "attested.account-closing-or-frozen: neither, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "the source is frozen and the target closed": [
      "source.fundAccountStatus: FROZEN, expected VALID",
      "target.fundAccountStatus: CLOSED, expected VALID",
      "attested.account-closing-or-frozen: neither, by owner of the source account, 2026-05-31, expected an answer that agrees with the facts",
    ],
    "valid, but being closed": [
      "attested.account-closing-or-frozen: closing, by owner of the source account, 2026-05-31, expected neither",
    ],
    "a status that nobody knows": [
      'source.fundAccountStatus: unknown, ListFundAccount answers "PENDING", which is no known status',
    ],
  },
  "account-real-name": {
    "the source is not verified": ["source.realName: none, expected yes"],
    "the target is not verified": ["target.realName: none, expected yes"],
    "verification is not asked of the account": [
      'target.realName: unknown, DescribeAccountAttributes answers "unnecessary", which is neither yes nor none',
    ],
    "an empty answer": [
      'source.realName: unknown, DescribeAccountAttributes answers "", which is neither yes nor none',
    ],
  },
  "account-main-account": {
    "one has only a RAM user": [
      "attested.account-main-account: ram-user, by owner of the source account, 2026-05-31, expected main-accounts",
    ],
  },
  "account-arrears": {
    "a negative balance of the source": ["source.funds.available: -3.20, expected >= 0"],
    "a negative balance of the target": ["target.funds.available: -1,234.56, expected >= 0"],
    "a past month unpaid, with money in the account": [
      "source.uncleared.history: 0.01, expected <= 0",
    ],
    "a past month of the target unpaid": ["target.uncleared.history: 1,200.00, expected <= 0"],
    "an unreadable balance": ['source.funds.available: unknown, "***" cannot be read as an amount'],
    "a decimal comma": ['target.funds.available: unknown, "10.000,00" cannot be read as an amount'],
    "an unreadable amount of past months": [
      'target.uncleared.history: unknown, "" cannot be read as an amount',
    ],
    "an unreadable uncleared total": [
      'source.uncleared.total: unknown, "n/a" cannot be read as an amount',
    ],
  },
  "account-target-balance": {
    "a cent short": ["target.funds.available: 99.99 CNY, cash 99.99 CNY, expected >= 100.00 CNY"],
    "another currency": [
      'target.funds.currency: unknown, the limit is 100 CNY, and the account has "USD"',
    ],
    "an amount that cannot be read": [
      'target.funds.available: unknown, "****" cannot be read as an amount',
    ],
  },
});
