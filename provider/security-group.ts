import { permissionOf, readLiveRule, RulePage } from "./permissions.ts";
import type { LiveRule } from "./permissions.ts";
import { inBatches } from "../collectors/pages.ts";
import { CallError } from "./cloud.ts";
import type { Fields, GroupAction, GroupCloud } from "./cloud.ts";
import type { GroupRule } from "../core/security-group/group-rule.ts";

/** Most that one call of the API takes. */
const rulesPerCall = 100;
const rulesPerPage = 1_000;

/**
 * Every rule of the group, in one call a thousand; undefined where there is no such group.
 * @throws CallError
 */
export async function readGroup(
  cloud: GroupCloud,
  groupId: string,
): Promise<LiveRule[] | undefined> {
  const rules: LiveRule[] = [];
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const answer = await attribute(cloud, groupId, token);
    if (answer === undefined) return undefined;
    const page = RulePage.parse(answer);
    rules.push(...page.Permissions.Permission.map(readLiveRule));
    token = page.NextToken ?? "";
    if (token === "") return rules;
    if (seen.has(token)) throw new Error("DescribeSecurityGroupAttribute: the same token twice");
    seen.add(token);
  }
}

async function attribute(
  cloud: GroupCloud,
  groupId: string,
  token: string | undefined,
): Promise<unknown> {
  try {
    return await cloud.call("DescribeSecurityGroupAttribute", {
      SecurityGroupId: groupId,
      Direction: "all",
      MaxResults: String(rulesPerPage),
      NextToken: token,
    });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether the call failed because the group does not exist. */
export function isGone(error: unknown): boolean {
  return error instanceof CallError && error.code === "InvalidSecurityGroupId.NotFound";
}

/** Adds rules, up to a hundred a call; one of a call is refused with all of that call. */
export const authorize = eachDirection({
  ingress: "AuthorizeSecurityGroup",
  egress: "AuthorizeSecurityGroupEgress",
});

/** Removes rules, up to a hundred a call; what is not there is no error. */
export const revoke = eachDirection({
  ingress: "RevokeSecurityGroup",
  egress: "RevokeSecurityGroupEgress",
});

/** The API has a call for each direction. */
function eachDirection(actions: Readonly<Record<GroupRule["direction"], GroupAction>>) {
  return async (
    cloud: GroupCloud,
    groupId: string,
    rules: readonly GroupRule[],
    signal: AbortSignal,
  ): Promise<void> => {
    for (const direction of ["ingress", "egress"] as const) {
      const those = rules.filter((rule) => rule.direction === direction);
      for (const batch of inBatches(those, rulesPerCall)) {
        signal.throwIfAborted();
        await cloud.call(actions[direction], permissions(groupId, batch));
      }
    }
  };
}

/** Changes what the API lets a rule change without becoming another: its description. One call a rule, as the API has it. */
export async function redescribe(
  cloud: GroupCloud,
  groupId: string,
  changes: readonly { readonly id: string; readonly rule: GroupRule }[],
  signal: AbortSignal,
): Promise<void> {
  for (const { id, rule } of changes) {
    signal.throwIfAborted();
    await cloud.call(
      rule.direction === "egress" ? "ModifySecurityGroupEgressRule" : "ModifySecurityGroupRule",
      {
        SecurityGroupId: groupId,
        SecurityGroupRuleId: id,
        Description: rule.description ?? "",
      },
    );
  }
}

function permissions(groupId: string, rules: readonly GroupRule[]): Fields {
  const fields = rules.flatMap((rule, index) =>
    Object.entries(permissionOf(rule)).map(([name, value]): [string, string | undefined] => [
      `Permissions.${index + 1}.${name}`,
      value,
    ]),
  );
  return { SecurityGroupId: groupId, ...Object.fromEntries(fields) };
}
