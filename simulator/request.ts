import type { IncomingMessage } from "node:http";
import { ApiError } from "./errors.ts";
import type { Params } from "./params.ts";

/** A request as far as it can be read without knowing any product. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly action: string;
  readonly version: string;
  readonly accessKeyId: string;
  readonly params: Params;
  readonly endpoint: string;
}

const MAX_BODY = 8 * 1024 * 1024;

/** Reads the whole body; refuses more than 8 MiB. */
export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY)
      throw new ApiError(413, "RequestEntityTooLarge", "The request body is larger than 8 MiB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Merges query and form; the headers win over `Action` and `Version`, as in the RPC protocol. */
export function parseRequest(message: IncomingMessage, body: string): WireRequest {
  const url = urlOf(message.url ?? "/");
  const params = new Map<string, string>(url.searchParams);
  if (isForm(message, body))
    for (const [name, value] of new URLSearchParams(body)) params.set(name, value);
  return {
    method: message.method ?? "",
    path: url.pathname,
    action: header(message, "x-acs-action") || (params.get("Action") ?? ""),
    version: header(message, "x-acs-version") || (params.get("Version") ?? ""),
    accessKeyId:
      params.get("AccessKeyId") ??
      credentialOf(header(message, "authorization")) ??
      header(message, "x-acs-accesskey-id"),
    params,
    endpoint: header(message, "host"),
  };
}

function isForm(message: IncomingMessage, body: string): boolean {
  const type = header(message, "content-type");
  return body !== "" && (type === "" || type.startsWith("application/x-www-form-urlencoded"));
}

/** `ACS3-HMAC-SHA256 Credential=KEY,SignedHeaders=...,Signature=...` */
function credentialOf(authorization: string): string | undefined {
  return /\bCredential=([^,/\s]+)/.exec(authorization)?.[1];
}

function header(message: IncomingMessage, name: string): string {
  const value = message.headers[name];
  return Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
}

function urlOf(target: string): URL {
  try {
    return new URL(target, "http://127.0.0.1");
  } catch {
    throw new ApiError(400, "InvalidURI", "The request target cannot be read.");
  }
}
