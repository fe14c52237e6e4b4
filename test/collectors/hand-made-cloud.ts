import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openCloud } from "../../collectors/client.ts";
import type { Cloud, CloudOptions } from "../../collectors/client.ts";

/** What one call gets: a body, or a raw answer. */
export interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly delayMs?: number;
  /** Ends the connection instead of answering. */
  readonly hangUp?: boolean;
  readonly headers?: Record<string, string>;
}

export interface SeenCall {
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface HandMadeCloud {
  readonly endpoint: string;
  readonly calls: SeenCall[];
  stop(): Promise<void>;
}

export type Answering = (call: SeenCall, count: number) => Answer;

/** A server that answers each action as the test says; an action it does not know fails the test loudly. */
export async function startHandMadeCloud(
  answers: Record<string, Answering>,
): Promise<HandMadeCloud> {
  const calls: SeenCall[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const call = {
      action: String(request.headers["x-acs-action"]),
      version: String(request.headers["x-acs-version"]),
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
    };
    const count = calls.filter(({ action }) => action === call.action).length + 1;
    calls.push(call);
    const unknown: Answering = () =>
      failure(404, "InvalidAction.NotFound", `no answer for ${call.action}`);
    const answer = (answers[call.action] ?? unknown)(call, count);
    setTimeout(() => {
      if (answer.hangUp === true) return void request.socket.destroy();
      const raw = typeof answer.body === "string";
      response.writeHead(answer.status ?? 200, {
        "content-type": raw ? "text/html" : "application/json;charset=utf-8",
        ...answer.headers,
      });
      response.end(raw ? answer.body : JSON.stringify(answer.body));
    }, answer.delayMs ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { endpoint: `127.0.0.1:${String((server.address() as AddressInfo).port)}`, calls, stop };
}

/** A body as the service answers it. */
export function success(body: Record<string, unknown>): Answer {
  return { body: { RequestId: "00000000-0000-0000-0000-000000000001", ...body } };
}

/** A refusal as the service answers it. */
export function failure(status: number, code: string, message: string): Answer {
  return {
    status,
    body: {
      RequestId: "00000000-0000-0000-0000-000000000002",
      HostId: "localhost",
      Code: code,
      Message: message,
    },
  };
}

export const canarySecret = "canary-secret-7f3d";

/** A client of a hand-made cloud that does not wait between attempts. */
export async function clientOf(
  cloud: HandMadeCloud,
  options: Partial<CloudOptions> = {},
): Promise<Cloud> {
  return openCloud({
    region: "cn-hangzhou",
    endpoint: cloud.endpoint,
    protocol: "http",
    key: { accessKeyId: "test-key", accessKeySecret: canarySecret },
    callsPerSecond: Infinity,
    sleep: () => Promise.resolve(),
    ...options,
  });
}
