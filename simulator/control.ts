import type { ServerResponse } from "node:http";
import { z } from "zod";
import { faultSchema } from "./faults.ts";
import { PacketError, packetSchema, targetSchema } from "./packets.ts";
import type { WireRequest } from "./request.ts";
import type { Simulator } from "./server.ts";

/** No product's API has a path like this one. */
export const CONTROL_PATH = "/_simulator/";

/**
 * What a `Simulator` offers, for other processes: GET counters, requests, resources (all accounts, or
 * `?account=NAME`) and accounts; POST faults (one or a list) and DELETE faults; POST packets, which takes
 * `{target, packet}` and says whether the packet would pass.
 */
export function answerControl(
  request: WireRequest,
  body: string,
  response: ServerResponse,
  simulator: Simulator,
): void {
  const [status, content] = answerOf(request, body, simulator);
  response.writeHead(status, { "content-type": "application/json;charset=utf-8" });
  response.end(JSON.stringify(content));
}

function answerOf(request: WireRequest, body: string, simulator: Simulator): [number, unknown] {
  const topic = request.path.slice(CONTROL_PATH.length);
  switch (`${request.method} ${topic}`) {
    case "GET counters":
      return [200, simulator.counters()];
    case "GET requests":
      return [200, simulator.requests()];
    case "GET accounts":
      return [200, simulator.accounts];
    case "GET resources":
      return resources(request.params.get("account"), simulator);
    case "POST faults":
      return addFaults(body, simulator);
    case "POST packets":
      return judgePacket(body, simulator);
    case "DELETE faults":
      simulator.clearFaults();
      return [200, { cleared: true }];
    default:
      return [
        404,
        {
          error: `no ${request.method} ${request.path}: GET counters, requests, resources, accounts; POST or DELETE faults; POST packets`,
        },
      ];
  }
}

function resources(account: string | undefined, simulator: Simulator): [number, unknown] {
  if (account === undefined) {
    const all = simulator.accounts.map(({ name }) => [name, simulator.resources(name)]);
    return [200, Object.fromEntries(all)];
  }
  const found = simulator.resources(account);
  return found === undefined ? [404, { error: `no account ${account}` }] : [200, found];
}

const question = z.strictObject({ target: targetSchema, packet: packetSchema });

function judgePacket(body: string, simulator: Simulator): [number, unknown] {
  const given = jsonOf(body);
  if (given === undefined) return notJson;
  const parsed = question.safeParse(given);
  if (!parsed.success) return [400, { error: z.prettifyError(parsed.error) }];
  try {
    return [200, simulator.wouldPass(parsed.data.target, parsed.data.packet)];
  } catch (error) {
    if (error instanceof PacketError) return [400, { error: error.message }];
    throw error;
  }
}

const notJson: [number, unknown] = [400, { error: "the body is not JSON" }];

/** Undefined when it is none. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function addFaults(body: string, simulator: Simulator): [number, unknown] {
  const given = jsonOf(body);
  if (given === undefined) return notJson;
  const parsed = z
    .array(faultSchema)
    .min(1)
    .safeParse(Array.isArray(given) ? given : [given]);
  if (!parsed.success) return [400, { error: z.prettifyError(parsed.error) }];
  for (const fault of parsed.data) simulator.addFault(fault);
  return [200, { added: parsed.data.length }];
}
