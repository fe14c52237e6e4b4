import { printable } from "../printable.ts";
import type { Text } from "../text.ts";
import type { LandingPlan } from "./plan.ts";

/** Where the provider would create a landing, as it says itself. */
export interface Destination {
  /** UID of the account that the provider's key belongs to (STS GetCallerIdentity). */
  readonly account: string;
  /** The provider's region; undefined where the stack and the environment name none. */
  readonly region: string | undefined;
}

/**
 * What stands against creating a landing there: both accounts' keys are at hand during a transfer, and a landing in
 * the wrong account or region is real resources that nobody can confirm with (R5.3, R6.1).
 */
export function wrongDestination(
  plan: Pick<LandingPlan, "region" | "sourceAccount" | "targetAccount">,
  { account, region }: Destination,
): readonly Text[] {
  return [
    ...(account === plan.targetAccount ? [] : [otherAccount(plan, account)]),
    ...(region === plan.region ? [] : [otherRegion(plan.region, region)]),
  ];
}

/** The key of the provider opens another account than the manifest's target. */
export function otherAccount(
  {
    sourceAccount,
    targetAccount,
  }: { readonly sourceAccount: string; readonly targetAccount: string },
  account: string,
): Text {
  const isSource = account === sourceAccount;
  return {
    zh: `provider 的密钥属于账号 ${account}${isSource ? "（源账号）" : ""}，而目标账号是 ${targetAccount}，因此云上没有做任何改动。请把 ALICLOUD_ACCESS_KEY 和 ALICLOUD_SECRET_KEY 设为目标账号的密钥，或更正 target.account。`,
    en: `the provider's key is of account ${account}${isSource ? " (the source)" : ""}, the target account is ${targetAccount}; nothing was changed in the cloud. Set ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY to a key of the target, or correct target.account.`,
  };
}

/** The provider could not say whose key it has; its answer is long, of which code and message tell a person something. */
export function noIdentity(answer: string): Text {
  const told = ["ErrorCode", "Message"].flatMap((label) => {
    const value = new RegExp(`^\\s*${label}: (.+)$`, "m").exec(answer)?.[1];
    return value === undefined ? [] : [value];
  });
  const said = printable(told.length > 0 ? told.join(": ") : answer).replace(/\.$/, "");
  return {
    zh: `无法得知 provider 的密钥属于哪个账号：${said}。请检查 ALICLOUD_ACCESS_KEY、ALICLOUD_SECRET_KEY（目标账号的密钥）和网络。`,
    en: `whose key the provider has cannot be told: ${said}. Check ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY (a key of the target account) and the network.`,
  };
}

function otherRegion(wanted: string, found: string | undefined): Text {
  return {
    zh: `实例在地域 ${wanted}，而 stack ${found === undefined ? "未设置地域" : `的地域是 ${found}`}；过户不能改变地域（R5.3）。请运行：pulumi config set alicloud:region ${wanted}`,
    en: `the instances are in ${wanted}, ${found === undefined ? "and the stack names no region" : `the stack's region is ${found}`}; a transfer cannot change it (R5.3). Run: pulumi config set alicloud:region ${wanted}`,
  };
}
