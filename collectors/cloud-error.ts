import { z } from "zod";
import type { ReadAction } from "./actions.ts";

/**
 * What went wrong with a call.
 * `key` the credentials are not accepted, `region` the region or its endpoint is wrong, `denied` RAM refuses the action,
 * `throttled` too many calls, `server` the service failed, `unreadable` the answer is no JSON,
 * `timeout` and `unreachable` no answer came, `certificate` TLS failed, `request` anything else the service refused.
 */
export type CloudErrorKind =
  | "key"
  | "region"
  | "denied"
  | "throttled"
  | "server"
  | "unreadable"
  | "timeout"
  | "unreachable"
  | "certificate"
  | "request";

/** A call that failed for good; its message never holds a secret. */
export class CloudError extends Error {
  readonly kind: CloudErrorKind;
  readonly action: ReadAction;
  /** The service's code, such as `Forbidden.RAM`, or the system's, such as `ECONNREFUSED`. */
  readonly code: string;
  /** The host that was asked; empty where the failure is not one of the connection. */
  readonly endpoint: string;

  constructor(failure: Omit<CloudFailure, "retryAfterMs">, action: ReadAction, endpoint = "") {
    super(`${failure.code}: ${failure.message}`);
    this.name = "CloudError";
    this.kind = failure.kind;
    this.code = failure.code;
    this.action = action;
    this.endpoint = endpoint;
  }
}

/** A failure as read from whatever the SDK threw. */
export interface CloudFailure {
  readonly kind: CloudErrorKind;
  readonly code: string;
  readonly message: string;
  /** How long the service asks to wait, milliseconds. */
  readonly retryAfterMs?: number;
}

/** Each field by itself: whatever is thrown, something can be said about it. */
const ThrownBySdk = z
  .object({
    name: z.string().catch("Error"),
    message: z.string().catch(""),
    code: z.string().optional().catch(undefined),
    statusCode: z.number().optional().catch(undefined),
    /** Milliseconds. */
    retryAfter: z.number().optional().catch(undefined),
    data: z.object({ Message: z.string() }).optional().catch(undefined),
  })
  .catch({ name: "Error", message: "" });

const ofCode: readonly (readonly [RegExp, CloudErrorKind])[] = [
  [/Throttling|^ServiceUnavailable\.Throttl/, "throttled"],
  [/AccessKey|SignatureDoesNotMatch|IncompleteSignature|SecurityToken|InvalidTimeStamp/, "key"],
  [/^InvalidRegion|NotSupportedEndpoint/, "region"],
  [/Forbidden|NoPermission|Unauthori[sz]ed|NotAuthori[sz]ed|AccessDenied/, "denied"],
  [/^ENOTFOUND$|^EAI_AGAIN$|^E(?:CONN|HOST|NET)|^EPIPE$/, "unreachable"],
  [/^ETIMEDOUT$/, "timeout"],
  [/CERT|SELF_SIGNED|^ERR_TLS|^UNABLE_TO_|^EPROTO$/, "certificate"],
];

/**
 * Reads what the SDK threw: a service's error has `code` and `statusCode`, a broken connection a system `code`,
 * a slow one the name `RequestTimeoutError`, and an answer that is no JSON (such as a gateway's page) is a `SyntaxError`.
 */
export function toFailure(thrown: unknown): CloudFailure {
  const { name, message, code, statusCode, retryAfter, data } = ThrownBySdk.parse(thrown);
  if (name === "RequestTimeoutError") {
    return { kind: "timeout", code: "Timeout", message: "no answer in time" };
  }
  if (name === "SyntaxError") {
    return { kind: "unreadable", code: "UnreadableAnswer", message: "the answer is not JSON" };
  }
  const kind = ofCode.find(([pattern]) => code !== undefined && pattern.test(code))?.[1];
  const failure = {
    code: code ?? name,
    // The SDK's own message repeats code and status and may carry the whole URL; the service's own words do not.
    message: data?.Message ?? (statusCode === undefined ? systemMessage(code) : message),
  };
  if (kind !== undefined) {
    return { kind, ...failure, ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }) };
  }
  return { kind: statusCode !== undefined && statusCode < 500 ? "request" : "server", ...failure };
}

function systemMessage(code: string | undefined): string {
  return code === undefined ? "the call failed" : "the connection failed";
}

/** An answer whose form is not the documented one: a defect of this program or a change of the API, never the user's. */
export class UnexpectedAnswerError extends Error {
  readonly action: ReadAction;

  constructor(action: ReadAction, problem: string) {
    super(`The answer to ${action} does not have the documented form: ${problem}`);
    this.name = "UnexpectedAnswerError";
    this.action = action;
  }
}
