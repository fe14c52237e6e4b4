import type { Answer, Call } from "../call.ts";
import { badRequest } from "../errors.ts";
import { list, required } from "../params.ts";
import type { FinancialRelation } from "../state-services.ts";
import { toMinute } from "../time.ts";
import { billingPage, succeeded } from "./answers.ts";

const OPPOSITE = { MASTER: "MEMBER", MEMBER: "MASTER" } as const;

/** QueryFinancialAccountInfo: of the caller, or of a member that it manages. */
export function queryFinancialAccountInfo(call: Call): Answer {
  const { account } = call;
  const userId = required(call.params, "UserId");
  const inForce = account.services.financialRelations.filter(({ state }) => state === "RELATED");
  const [own] = inForce;
  const member = inForce.find(({ role, partnerId }) => role === "MASTER" && partnerId === userId);
  if (userId !== account.accountId && member === undefined) throw notTheOwner();
  const type = member === undefined ? own?.role : "MEMBER";
  return succeeded({
    IsFinancialAccount: type !== undefined,
    ...(type === undefined ? {} : { AccountType: type }),
    UserName: member === undefined ? account.name : userId,
  });
}

/** QueryRelationList: each row is the account at the other end; without states, what is in force. */
export function queryRelationList(call: Call): Answer {
  const { params, account } = call;
  if (required(params, "UserId") !== account.accountId) throw notTheOwner();
  const asked = list(params, "StatusList");
  const states = asked.length === 0 ? ["RELATED"] : asked;
  const relations = account.services.financialRelations.filter(({ state }) =>
    states.includes(state),
  );
  const page = billingPage(params, relations);
  return succeeded({
    ...page.fields,
    FinancialRelationInfoList: page.rows.map(relationRow),
  });
}

function relationRow(relation: FinancialRelation): Answer {
  const started = toMinute(relation.startedAt);
  return {
    RelationId: relation.id,
    RelationType: relation.type,
    // A number in this answer, as documented.
    AccountId: Number(relation.partnerId),
    AccountName: relation.partnerId,
    AccountNickName: "",
    AccountType: OPPOSITE[relation.role],
    State: relation.state,
    SetupTime: started,
    StartTime: started,
  };
}

function notTheOwner() {
  return badRequest("InvalidOwner", "The specified owner doesn't belong to caller.");
}
