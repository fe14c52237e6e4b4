import type sdk from "@alicloud/openapi-core";
import { z } from "zod";
import { assertReadOnly, readActions, wireName } from "./actions.ts";
import type { ReadAction } from "./actions.ts";
import { CloudError, toFailure } from "./cloud-error.ts";
import type { CloudErrorKind } from "./cloud-error.ts";
import { openCredentials } from "./credentials.ts";
import type { CredentialOptions, CredentialSource } from "./credentials.ts";
import { limitedTo, pacedTo } from "./limits.ts";
import { billingHosts, hostOf, products, rpcStyle } from "./products.ts";
import type { Product } from "./products.ts";
import { waitBeforeRetry } from "./retry.ts";

/** The parameters of a call, under their wire names. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** The calls that the collectors make: all reads, in one account and one region. */
export interface Cloud {
  readonly region: string;
  /**
   * The body of the answer, wire names kept, form unchecked.
   * @throws CloudError when the call failed for good
   */
  call(action: ReadAction, parameters?: Parameters): Promise<unknown>;
}

export interface CloudOptions extends CredentialOptions {
  readonly region: string;
  /** `host[:port]` for all products; default: each product's own endpoint in the region. */
  readonly endpoint?: string;
  /** The billing hosts of the two sites, the likelier first; default those of China and of the rest of the world. */
  readonly billingEndpoints?: readonly [string, string];
  /** Default `https`. */
  readonly protocol?: "http" | "https";
  /** A certificate authority to trust, PEM. */
  readonly ca?: string;
  /** How long an answer may take, milliseconds; default 45 s. */
  readonly timeoutMs?: number;
  /** Calls under way at once; default 5. */
  readonly concurrency?: number;
  /** Calls of one action in a second; default 5, the limits are shared by everybody who works in the account. */
  readonly callsPerSecond?: number;
  readonly onRetry?: (retry: { action: ReadAction; code: string; waitMs: number }) => void;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * A cloud to read from: one generic client per product, made at its first call.
 * @throws CredentialError when there are no credentials
 */
export async function openCloud(options: CloudOptions): Promise<Cloud> {
  const credentials = await openCredentials(options);
  const clients = new Map<string, Promise<sdk.default>>();
  // Which site the account belongs to is told by the first billing call that is answered.
  let sites: readonly [string, string] = options.billingEndpoints ?? billingHosts;
  const limited = limitedTo(options.concurrency ?? 5);
  const sleep = options.sleep ?? pause;
  const paced = pacedTo(options.callsPerSecond ?? 5, sleep);

  async function call(action: string, parameters: Parameters = {}): Promise<unknown> {
    assertReadOnly(action);
    const product = readActions[action];
    const failures = new Map<CloudErrorKind, number>();
    const [host, ...others] = hostsOf(product);
    for (let asked = host; ;) {
      await paced(action);
      const client = clients.get(asked + product) ?? openClient(asked, options, credentials);
      clients.set(asked + product, client);
      try {
        const answer = await limited(async () => send(await client, product, action, parameters));
        if (asked !== host) sites = [asked, host];
        return answer;
      } catch (thrown) {
        const failure = toFailure(thrown);
        const other = failure.code === otherSite ? others.shift() : undefined;
        if (other !== undefined) {
          asked = other;
          continue;
        }
        // Each kind is counted by itself: a broken connection after two throttled calls is the first of its kind.
        const count = (failures.get(failure.kind) ?? 0) + 1;
        failures.set(failure.kind, count);
        const waitMs = waitBeforeRetry(failure, count, Math.random());
        if (waitMs === undefined) {
          const message = redact(failure.message, await credentials.secrets());
          throw new CloudError({ ...failure, message }, action, asked);
        }
        options.onRetry?.({ action, code: failure.code, waitMs });
        await sleep(waitMs);
      }
    }
  }
  /** Where to ask, the likelier first: only a billing product has another place to try. */
  function hostsOf(product: Product): readonly [string, ...string[]] {
    const isBilling = products[product].endpoint === "billing";
    if (isBilling && options.billingEndpoints !== undefined) return sites;
    if (options.endpoint !== undefined) return [options.endpoint];
    return isBilling ? sites : [hostOf(product, options.region)];
  }
  return { region: options.region, call };
}

/** A billing host answers so about an account of the other site. */
const otherSite = "NotApplicable";

async function openClient(
  host: string,
  options: CloudOptions,
  credentials: CredentialSource,
): Promise<sdk.default> {
  // Imported at the first call: commands that call nothing start without it.
  const { default: openApi, $OpenApiUtil } = await import("@alicloud/openapi-core");
  // The SDK's connect timeout also cuts silent connections, so a shorter one than the read timeout would win.
  const timeout = options.timeoutMs ?? 45_000;
  return new openApi.default(
    new $OpenApiUtil.Config({
      credential: credentials.credential,
      regionId: options.region,
      endpoint: host,
      protocol: (options.protocol ?? "https").toUpperCase(),
      connectTimeout: timeout,
      readTimeout: timeout,
      ca: options.ca,
    }),
  );
}

async function send(
  client: sdk.default,
  product: Product,
  action: ReadAction,
  parameters: Parameters,
): Promise<unknown> {
  const [{ $OpenApiUtil }, { RuntimeOptions }] = await Promise.all([
    import("@alicloud/openapi-core"),
    import("@darabonba/typescript"),
  ]);
  const query = Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  const answer: Record<string, unknown> = await client.callApi(
    new $OpenApiUtil.Params({
      action: wireName(action),
      version: products[product].version,
      ...rpcStyle,
    }),
    new $OpenApiUtil.OpenApiRequest({ query }),
    new RuntimeOptions({}),
  );
  const body = answer["body"];
  const refusal = Refusal.safeParse(body);
  if (refusal.success) throw asThrown(refusal.data);
  return body;
}

/** Billing and DTS refuse with the HTTP status of a success; the two name code and message differently. */
const Refusal = z.object({
  Success: z.union([z.literal(false), z.literal("false")]),
  Code: z.string().optional(),
  Message: z.string().optional(),
  ErrCode: z.string().optional(),
  ErrMessage: z.string().optional(),
});

/** The refusal in the form in which the SDK throws those that have a status of their own. */
function asThrown({ Code, Message, ErrCode, ErrMessage }: z.output<typeof Refusal>): Error {
  return Object.assign(new Error("refused"), {
    code: Code ?? ErrCode ?? "Refused",
    statusCode: 400,
    data: { Message: Message ?? ErrMessage ?? "the service gives no reason" },
  });
}

function redact(message: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, "***"), message);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
