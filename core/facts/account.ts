import { z } from "zod";
import { fact } from "./fact.ts";

/** An amount as the billing API writes it: digits, with or without thousands separators, such as `10,000.00`. */
const amount = z.string();

/** What is known of one of the two accounts; every fact may be unknown. */
export const AccountFacts = z.object({
  /** UID, 16 digits. */
  id: fact(z.string().regex(/^\d{16}$/)),
  /** DescribeAccountAttributes `real-name-authentication`: yes, none, unnecessary. */
  realName: fact(z.string()),
  /** QueryAccountBalance `AvailableAmount`, `AvailableCashAmount`, `Currency`. */
  funds: fact(z.object({ available: amount, cash: amount, currency: z.string() })),
  /** GetFundAccountAvailableAmount `UnclearedAmount` and `HistoryMonthUnclearedAmount`. */
  uncleared: fact(z.object({ total: amount, history: amount })),
  /** ListFundAccount `FundAccountType`: DIRECT_USER, RESELLER_QUOTA. */
  fundAccountType: fact(z.string()),
  /** ListFundAccount `FundAccountStatus`: VALID, FROZEN, CLOSED. */
  fundAccountStatus: fact(z.string()),
  /** ListFundAccount `Site`: 26842 is the China site, 26888 the international one. */
  site: fact(z.string()),
  /** Financial relations in force (QueryRelationList, `State` RELATED), with this account's own role in each. */
  financialRelations: fact(
    z.array(z.object({ type: z.string(), role: z.enum(["MASTER", "MEMBER"]) })),
  ),
  /** DescribeAccountAttributes, vCPUs of pay-as-you-go instances in the region. */
  postpaidVcpus: fact(z.object({ max: z.number(), used: z.number() })),
  /** DescribeDiskEncryptionByDefaultStatus of the region. */
  encryptionByDefault: fact(z.boolean()),
});
export type AccountFacts = z.output<typeof AccountFacts>;
