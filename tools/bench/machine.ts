import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { readSetupRecord } from "../../cli/engine/setup-record.ts";

/** What the figures were measured on. */
export function machine(): Record<string, string | number> {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    node: process.versions.node,
    pulumi: readSetupRecord().engine.version,
  };
}
