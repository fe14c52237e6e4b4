// Tells what a process has spent, on the fourth channel, when it ends.
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const spent = { peakMB: maxRSS / 1024, processorMs: (userCPUTime + systemCPUTime) / 1000 };
  writeSync(3, JSON.stringify(spent));
});
