import { setTimeout as sleep } from "node:timers/promises";
import { getCallerIdentity } from "@pulumi/alicloud/getCallerIdentity.js";
import { pauseAfter } from "./throttled.ts";

/**
 * UID of the account that the provider's key belongs to (STS GetCallerIdentity).
 * The provider itself does not ask again where the API throttles this call.
 * @throws what the provider says where it cannot be told
 */
export async function callerAccount(): Promise<string> {
  for (const errors: string[] = []; ;) {
    try {
      return (await getCallerIdentity()).accountId;
    } catch (error) {
      errors.unshift(String(error));
      const pause = pauseAfter(errors);
      if (pause === undefined) throw error;
      await sleep(pause);
    }
  }
}
