import type sdk from "@alicloud/openapi-core";
import { toFailure } from "../collectors/cloud-error.ts";
import { openCredentials } from "../collectors/credentials.ts";
import type { CredentialSource } from "../collectors/credentials.ts";
import { hostOf, products, rpcStyle } from "../collectors/products.ts";
import { waitBeforeRetry } from "../collectors/retry.ts";
import type { Settings } from "./settings.ts";

/** All that this provider may ask of the cloud. */
export type GroupAction =
  | "DescribeSecurityGroupAttribute"
  | "AuthorizeSecurityGroup"
  | "AuthorizeSecurityGroupEgress"
  | "RevokeSecurityGroup"
  | "RevokeSecurityGroupEgress"
  | "ModifySecurityGroupRule"
  | "ModifySecurityGroupEgressRule";

export type Fields = Readonly<Record<string, string | undefined>>;

/** A call that failed for good; the message holds no secret. */
export class CallError extends Error {
  readonly code: string;

  constructor(action: GroupAction, code: string, message: string) {
    super(`${action}: ${code}: ${message}`);
    this.name = "CallError";
    this.code = code;
  }
}

/** One account in one region. */
export interface GroupCloud {
  /**
   * The body of the answer. A call that is throttled or finds nobody is tried again: the API takes a rule that is there,
   * and the removal of one that is not, as done.
   * @throws CallError when it failed for good
   */
  call(action: GroupAction, fields: Fields): Promise<unknown>;
}

export interface GroupCloudOptions extends Settings {
  readonly region: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

const timeoutMs = 45_000;

/** @throws CredentialError when there are no credentials */
export async function openGroupCloud(options: GroupCloudOptions): Promise<GroupCloud> {
  const { profile, environment, region, sleep = pause } = options;
  const credentials = await openCredentials({
    environment,
    ...(profile === undefined ? {} : { profile }),
  });
  const client = await openClient(options, credentials);

  async function call(action: GroupAction, fields: Fields): Promise<unknown> {
    const counts = new Map<string, number>();
    for (;;) {
      try {
        return await send(client, action, { RegionId: region, ...fields });
      } catch (thrown) {
        const failure = toFailure(thrown);
        const count = (counts.get(failure.kind) ?? 0) + 1;
        counts.set(failure.kind, count);
        const waitMs = waitBeforeRetry(failure, count, Math.random());
        if (waitMs === undefined) {
          const secrets = await credentials.secrets();
          const message = secrets.reduce(
            (text, one) => text.replaceAll(one, "***"),
            failure.message,
          );
          throw new CallError(action, failure.code, message);
        }
        await sleep(waitMs);
      }
    }
  }
  return { call };
}

async function openClient(
  { region, endpoint, protocol = "https" }: GroupCloudOptions,
  { credential }: CredentialSource,
): Promise<sdk.default> {
  // At the first call: a preview that calls nothing starts without it.
  const { default: openApi, $OpenApiUtil } = await import("@alicloud/openapi-core");
  return new openApi.default(
    new $OpenApiUtil.Config({
      credential,
      regionId: region,
      endpoint: endpoint ?? hostOf("ecs", region),
      protocol: protocol.toUpperCase(),
      connectTimeout: timeoutMs,
      readTimeout: timeoutMs,
    }),
  );
}

async function send(client: sdk.default, action: GroupAction, fields: Fields): Promise<unknown> {
  const [{ $OpenApiUtil }, { RuntimeOptions }] = await Promise.all([
    import("@alicloud/openapi-core"),
    import("@darabonba/typescript"),
  ]);
  const said = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const answer: Record<string, unknown> = await client.callApi(
    new $OpenApiUtil.Params({
      action,
      version: products.ecs.version,
      ...rpcStyle,
    }),
    // As a form: a hundred rules in the query would be 20 KB and more, which servers refuse.
    new $OpenApiUtil.OpenApiRequest({ body: said }),
    new RuntimeOptions({}),
  );
  return answer["body"];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
