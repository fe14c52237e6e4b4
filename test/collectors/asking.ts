import type { Cloud } from "../../collectors/client.ts";
import type { Machine } from "../../collectors/machine.ts";
import { clientOf, startHandMadeCloud, success } from "./hand-made-cloud.ts";
import type { Answer, Answering, SeenCall } from "./hand-made-cloud.ts";
import { quietServices } from "./quiet-services.ts";

/** What was read from a hand-made cloud, and what it was asked. */
export interface Asked<T> {
  readonly result: T;
  readonly callsOf: (action: string) => SeenCall[];
}

/** Reads from products that know nothing, with some answers changed. */
export async function ask<T>(
  changes: Record<string, Answering>,
  read: (cloud: Cloud) => Promise<T>,
): Promise<Asked<T>> {
  const server = await startHandMadeCloud({ ...quietServices, ...changes });
  try {
    const result = await read(await clientOf(server));
    return { result, callsOf: (action) => server.calls.filter((call) => call.action === action) };
  } finally {
    await server.stop();
  }
}

/** An instance of `vpc-1` with one interface. */
export function machine(id: string, changes: Partial<Machine> = {}): Machine {
  return {
    id,
    interfaceIds: [`eni-of-${id}`],
    privateIps: ["10.0.1.5"],
    publicIps: [],
    vpcId: "vpc-1",
    ...changes,
  };
}

/** The values of a list on the wire: `Name.1`, `Name.2`, and so on. */
export function listOf({ query }: SeenCall, name: string): string[] {
  return Object.entries(query)
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([, value]) => value);
}

/** One page of a billing listing. */
export function billingPage(
  list: string,
  rows: readonly unknown[],
  TotalCount = rows.length,
): Answer {
  const data = list === "Order" ? { OrderList: { Order: rows } } : { [list]: rows };
  return success({ Code: "Success", Success: true, Data: { TotalCount, PageNum: 1, ...data } });
}
