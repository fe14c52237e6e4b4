import { z } from "zod";

/** A failure to inject: what the next matching requests get instead of an answer. */
export interface Fault {
  /** An action, or `*` for every action; then `times` counts each action by itself. */
  readonly action: string;
  /** Account name; every account when absent. */
  readonly account?: string | undefined;
  /** Error code; "" for no error, only the delay. */
  readonly code: string;
  readonly message?: string | undefined;
  /** 400 when absent, as for throttling. */
  readonly httpStatus?: number | undefined;
  /** 1 when absent. */
  readonly times?: number | undefined;
  /** Close the connection instead of answering. */
  readonly dropConnection?: boolean | undefined;
  readonly delayMs?: number | undefined;
  /** `after`: the action is carried out first and only its answer is lost. */
  readonly phase?: "before" | "after" | undefined;
}

export const faultSchema: z.ZodType<Fault> = z.strictObject({
  action: z.string().min(1),
  account: z.string().optional(),
  code: z.string(),
  message: z.string().optional(),
  httpStatus: z.int().min(400).max(599).optional(),
  times: z.int().min(1).optional(),
  dropConnection: z.boolean().optional(),
  delayMs: z.int().min(0).optional(),
  phase: z.enum(["before", "after"]).optional(),
});

export interface FaultBook {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** Uses up one occurrence of the first fault that fits. */
  readonly take: (account: string, action: string) => Fault | undefined;
}

export function createFaultBook(initial: readonly Fault[]): FaultBook {
  let armed: { fault: Fault; used: Map<string, number> }[] = [];

  function add(fault: Fault): void {
    armed.push({ fault, used: new Map() });
  }

  function take(account: string, action: string): Fault | undefined {
    for (const { fault, used } of armed) {
      if (fault.action !== "*" && fault.action !== action) continue;
      if (fault.account !== undefined && fault.account !== account) continue;
      const count = used.get(action) ?? 0;
      if (count >= (fault.times ?? 1)) continue;
      used.set(action, count + 1);
      return fault;
    }
    return undefined;
  }

  function clear(): void {
    armed = [];
  }

  for (const fault of initial) add(fault);
  return { add, clear, take };
}
