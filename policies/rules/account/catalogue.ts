import { accountArrears } from "./arrears.ts";
import { accountClosingOrFrozen } from "./closing-or-frozen.ts";
import { accountCrossSite } from "./cross-site.ts";
import { accountHosted } from "./hosted.ts";
import { accountMainAccount } from "./main-account.ts";
import { accountPairType } from "./pair-type.ts";
import { accountRealName } from "./real-name.ts";
import { accountReseller } from "./reseller.ts";
import { accountSameEntity } from "./same-entity.ts";
import { accountSame } from "./same.ts";
import { accountSingleRecipient } from "./single-recipient.ts";
import { accountTargetBalance } from "./target-balance.ts";
import type { Rule } from "../../../core/rules/rule.ts";

/** The rules about the pair of accounts: first what nothing mends, then what can be settled before the submit. */
export const accountRules: readonly Rule[] = [
  accountSame,
  accountCrossSite,
  accountReseller,
  accountPairType,
  accountSameEntity,
  accountSingleRecipient,
  accountHosted,
  accountClosingOrFrozen,
  accountRealName,
  accountMainAccount,
  accountArrears,
  accountTargetBalance,
];
