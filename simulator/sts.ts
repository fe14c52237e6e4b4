import type { Answer, Call, Product } from "./call.ts";

/** Security Token Service, 2015-04-01. */
export const sts: Product = {
  name: "Sts",
  version: "2015-04-01",
  actions: { GetCallerIdentity: getCallerIdentity },
};

function getCallerIdentity({ account }: Call): Answer {
  return {
    AccountId: account.accountId,
    Arn: `acs:ram::${account.accountId}:root`,
    IdentityType: "Account",
    PrincipalId: account.accountId,
    UserId: account.accountId,
  };
}
