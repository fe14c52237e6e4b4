import type { Row } from "./rows.ts";
import type { View } from "./view.ts";
import { paragraph } from "../text/paragraph.ts";
import { words } from "../words.ts";
import type { Finding } from "../../core/rules/finding.ts";
import type { Text } from "../../core/text.ts";

const heading: Text = { zh: "补齐未知项：", en: "To settle what is unknown:" };

/** What settles a fact that is missing, by where the fact comes from. */
const settling = {
  attested: {
    zh: "没有接口能查到的，由人回答：ecs-transfer attest",
    en: "What no API can see, people answer: ecs-transfer attest",
  },
  target: {
    zh: "在目标账号运行 ecs-transfer inventory，把文件写入 transfer.yaml 的 target.inventory；落地创建的资源要在 pulumi up 之后重新读取。",
    en: "Run ecs-transfer inventory in the target account and name the file under target.inventory in transfer.yaml; what the landing creates is seen after pulumi up, in a fresh inventory.",
  },
  read: words.settle,
} as const satisfies Record<string, Text>;

/** What settles the unknown findings of some rows, a line for each thing to do. */
export function settleLines(rows: readonly Row[], view: View): string[] {
  const unknown = rows
    .filter(({ kind }) => kind === "undecided" || kind === "advice")
    .flatMap(({ findings }) => findings);
  const asked = new Set(unknown.map(sourceOf));
  const order = ["attested", "target", "read"] as const;
  const shown = order.filter((source) => asked.has(source));
  if (shown.length === 0) return [];
  return [
    heading[view.language],
    ...shown.map((source) => paragraph(`- ${settling[source][view.language]}`, view.width, 2)),
  ];
}

function sourceOf({ verdict }: Finding): keyof typeof settling {
  const path = verdict.outcome === "unknown" ? verdict.path : "";
  if (path.startsWith("attested.")) return "attested";
  return /^(?:target|destination)\b/.test(path) ? "target" : "read";
}
