import type { IncomingMessage, ServerResponse } from "node:http";
import { TLSSocket } from "node:tls";
import { setTimeout as sleep } from "node:timers/promises";
import { makeCertificate } from "./certificate.ts";
import { accountOf, isUnknownAction, perform, productName, type Cloud } from "./cloud.ts";
import { answerControl, CONTROL_PATH } from "./control.ts";
import { ApiError } from "./errors.ts";
import { createFaultBook, type Fault } from "./faults.ts";
import { requestIdOf } from "./ids.ts";
import { listen } from "./listener.ts";
import { createRecordBook, visible, type RequestRecord } from "./records.ts";
import { wouldPass, type PacketTarget, type PacketVerdict, type WirePacket } from "./packets.ts";
import { parseRequest, readBody, type WireRequest } from "./request.ts";
import { resourcesOf } from "./resources.ts";
import { buildCloud } from "./seed.ts";
import type { World } from "./world.ts";

export interface SimulatorOptions {
  readonly world: World;
  /** 0, the default: any free port. */
  readonly port?: number | undefined;
  /** How long every answer takes, half of it before the action is carried out. */
  readonly latencyMs?: number | undefined;
  readonly now?: (() => Date) | undefined;
  readonly onRequest?: ((record: RequestRecord) => void) | undefined;
  readonly faults?: readonly Fault[] | undefined;
}

export interface Simulator {
  readonly port: number;
  /** `127.0.0.1:PORT`, for http and https alike. */
  readonly endpoint: string;
  readonly caPem: string;
  readonly accounts: { name: string; accountId: string; accessKeyId: string }[];
  /** Calls by account name and action. */
  counters: () => Record<string, Record<string, number>>;
  requests: () => RequestRecord[];
  /** Everything that lives in an account; undefined when there is no such account. */
  resources: (accountName: string) => Record<string, unknown> | undefined;
  /**
   * What the security groups do with a packet.
   * @throws PacketError when there is nothing like the target, or the packet is none
   */
  wouldPass: (target: PacketTarget, packet: WirePacket) => PacketVerdict;
  addFault: (fault: Fault) => void;
  clearFaults: () => void;
  stop: () => Promise<void>;
}

/** What goes back on the wire; undefined when the connection is to be dropped. */
interface Outcome {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown> & { readonly RequestId: string };
}

/**
 * Starts a local cloud on 127.0.0.1.
 * @throws the listen error, with `code` EADDRINUSE when the port is taken
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const now = options.now ?? (() => new Date());
  const cloud = buildCloud(options.world, now());
  const faults = createFaultBook(options.faults ?? []);
  const records = createRecordBook(cloud.accounts.map(({ name }) => name));
  const certificate = await makeCertificate();
  const latency = (options.latencyMs ?? 0) / 2;
  let served = 0;

  async function outcomeOf(request: WireRequest, requestId: string): Promise<Outcome | undefined> {
    const account = accountOf(cloud, request.accessKeyId);
    const fault = account === undefined ? undefined : faults.take(account.name, request.action);
    if (latency > 0) await sleep(latency);
    const early = fault !== undefined && fault.phase !== "after";
    if (early && fault.delayMs !== undefined) await sleep(fault.delayMs);
    const outcome =
      early && (fault.code !== "" || fault.dropConnection === true)
        ? undefined
        : carryOut(cloud, request, requestId, now());
    if (!early && fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (latency > 0) await sleep(latency);
    if (fault?.dropConnection === true) return undefined;
    if (fault !== undefined && fault.code !== "") return faultOutcome(fault, request, requestId);
    return outcome;
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = now();
    const body = await readBody(message);
    const request = parseRequest(message, body);
    if (request.path.startsWith(CONTROL_PATH)) {
      answerControl(request, body, response, control);
      return;
    }
    const requestId = requestIdOf(++served);
    const outcome = await outcomeOf(request, requestId);
    const record: RequestRecord = {
      at: started.toISOString(),
      account: accountOf(cloud, request.accessKeyId)?.name ?? "",
      product: productName(request.version),
      action: request.action,
      method: request.method,
      secure: message.socket instanceof TLSSocket,
      params: visible(request.params),
      status: outcome?.status ?? 0,
      code: outcome?.code ?? "",
      requestId,
      durationMs: now().getTime() - started.getTime(),
    };
    records.add(record);
    options.onRequest?.(record);
    if (outcome === undefined) message.socket.destroy();
    else send(response, outcome);
  }

  const listener = await listen(options.port ?? 0, certificate, (message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (response.headersSent) return;
      const host = message.headers.host ?? "";
      send(response, refusal(error, { action: "", version: "" }, host, requestIdOf(++served)));
    });
  });

  const simulator: Simulator = {
    port: listener.port,
    endpoint: `127.0.0.1:${String(listener.port)}`,
    caPem: certificate.cert,
    accounts: cloud.accounts.map(({ name, accountId, accessKeyId }) => ({
      name,
      accountId,
      accessKeyId,
    })),
    counters: records.counters,
    requests: records.all,
    resources: (accountName) => resourcesOf(cloud, accountName),
    wouldPass: (target, packet) => wouldPass(cloud, target, packet),
    addFault: faults.add,
    clearFaults: faults.clear,
    stop: listener.stop,
  };
  const control = simulator;
  return simulator;
}

function carryOut(cloud: Cloud, request: WireRequest, requestId: string, now: Date): Outcome {
  try {
    const answer = perform(cloud, request, now);
    return { status: 200, code: "", body: { RequestId: requestId, ...answer } };
  } catch (error) {
    return refusal(error, request, request.endpoint, requestId);
  }
}

/** The documented error body; a mistake of our own becomes the API's InternalError and a log line. */
function refusal(
  error: unknown,
  request: Pick<WireRequest, "action" | "version">,
  host: string,
  requestId: string,
): Outcome {
  if (!(error instanceof ApiError)) {
    process.stderr.write(
      `simulator: ${request.action} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return errorOutcome(
      500,
      "InternalError",
      "The request processing has failed due to some unknown error.",
      host,
      requestId,
    );
  }
  if (isUnknownAction(error))
    process.stderr.write(
      `simulator: UNKNOWN ACTION ${request.action || "(none)"} of ${productName(request.version) || "(no version)"}: answered 404 InvalidAction.NotFound\n`,
    );
  return errorOutcome(error.httpStatus, error.code, error.message, host, requestId);
}

function faultOutcome(fault: Fault, request: WireRequest, requestId: string): Outcome {
  const message = fault.message ?? "Request was denied due to user flow control.";
  return errorOutcome(fault.httpStatus ?? 400, fault.code, message, request.endpoint, requestId);
}

function errorOutcome(
  status: number,
  code: string,
  message: string,
  host: string,
  requestId: string,
): Outcome {
  const recommend = `https://api.alibabacloud.com/troubleshoot?q=${encodeURIComponent(code)}`;
  return {
    status,
    code,
    body: {
      RequestId: requestId,
      HostId: host,
      Code: code,
      Message: message,
      Recommend: recommend,
    },
  };
}

function send(response: ServerResponse, { status, body }: Outcome): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json;charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "x-acs-request-id": body.RequestId,
  });
  response.end(text);
}
