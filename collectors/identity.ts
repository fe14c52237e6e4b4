import { z } from "zod";
import type { Cloud } from "./client.ts";
import { read } from "./pages.ts";

const CallerIdentity = z.object({ AccountId: z.string() });

/** The UID of the account that the credentials belong to (STS GetCallerIdentity). */
export async function readAccount(cloud: Cloud): Promise<string> {
  return (await read(cloud, "GetCallerIdentity", {}, CallerIdentity)).AccountId;
}
