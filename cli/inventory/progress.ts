import type { CollectProgress, CollectStage } from "../../collectors/collect.ts";
import { say } from "../../core/text.ts";
import type { Language, Text } from "../../core/text.ts";

const stages: Record<CollectStage, Text> = {
  identity: { zh: "账号", en: "account" },
  instances: { zh: "实例", en: "instances" },
  disks: { zh: "云盘", en: "disks" },
  network: { zh: "网络", en: "networks" },
  rules: { zh: "规则", en: "rules" },
  surroundings: { zh: "周边", en: "surroundings" },
  standing: { zh: "账号状况", en: "account standing" },
};

/** Progress for a person who waits. */
export interface ProgressLine {
  show(progress: CollectProgress): void;
  /** A call has to be made again; shown since it is what the waiting is for. */
  retry(retry: { action: string; code: string; waitMs: number }): void;
  /** Takes the line away. */
  clear(): void;
}

/**
 * On a terminal one line that is written over; elsewhere a line every five seconds, and none for what is done sooner.
 * @param now milliseconds of a steady clock
 */
export function progressLine(
  write: (text: string) => void,
  live: boolean,
  language: Language,
  now: () => number = () => performance.now(),
): ProgressLine {
  const counts = new Map<CollectStage, string>();
  const start = now();
  let last = start;
  const put = (text: string, urgent = false): void => {
    if (live) {
      write(`\r\u001b[2K${text}`);
    } else if (urgent || now() - last >= 5_000) {
      last = now();
      write(`${text}\n`);
    }
  };
  return {
    show({ stage, done, of }) {
      counts.set(
        stage,
        `${say(stages[stage], language)} ${String(done)}${of === undefined ? "" : `/${String(of)}`}`,
      );
      put(`${[...counts.values()].join(" · ")} · ${String(Math.round((now() - start) / 1000))} s`);
    },
    retry({ action, code, waitMs }) {
      const seconds = String(Math.ceil(waitMs / 1000));
      put(
        language === "zh"
          ? `${action}：${code}，${seconds} 秒后重试`
          : `${action}: ${code}, again in ${seconds} s`,
        waitMs >= 2_000,
      );
    },
    clear() {
      if (live) write("\r\u001b[2K");
    },
  };
}
