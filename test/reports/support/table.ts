import pc from "picocolors";
import { sampleReport } from "./report.ts";
import type { SampleOptions } from "./report.ts";
import type { InstanceFacts } from "../../../core/facts/instance.ts";
import { clearInstance } from "../../../core/rules/clear-instance.ts";
import type { Language } from "../../../core/text.ts";
import { tableReport } from "../../../reports/table.ts";
import { displayWidth } from "../../../reports/text/wrap.ts";

/** How a test asks for a table. */
export interface Asked extends SampleOptions {
  readonly language?: Language;
  readonly width?: number;
  readonly color?: boolean;
  readonly details?: boolean;
}

/** The table of a fleet. */
export function tableOf(asked: Asked = {}): string {
  const { language = "en", width = 100, color = false, details = false, ...sample } = asked;
  const colors = pc.createColors(color);
  return tableReport(sampleReport(sample), { language, width, details, colors });
}

/** The part of a report that begins with a line, up to the next empty line. */
export function blockOf(report: string, start: string): string {
  return report.split("\n\n").find((block) => block.startsWith(start)) ?? "";
}

/** A fleet of instances that have nothing wrong but what `over` says of each. */
export function fleetOf(
  count: number,
  over: (index: number) => Partial<InstanceFacts> = () => ({}),
): InstanceFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    ...clearInstance,
    id: `i-bp1${String(index).padStart(5, "0")}`,
    name: `web-${String(index)}`,
    ...over(index),
  }));
}

/** The lines of tables that are not as wide as their first line. */
export function crookedLines(report: string): string[] {
  let width = 0;
  return report.split("\n").filter((line) => {
    if (line.startsWith("┌")) width = displayWidth(line);
    return /^[┌│├└]/.test(line) && displayWidth(line) !== width;
  });
}
