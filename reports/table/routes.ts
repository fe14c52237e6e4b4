import type { View } from "../findings/view.ts";
import { paragraph } from "../text/paragraph.ts";
import { box, drawnColumns } from "../text/box.ts";
import type { Route } from "../../core/alternatives/routes.ts";
import { printable } from "../../core/printable.ts";
import type { Text } from "../../core/text.ts";

const texts = {
  heading: { zh: "其他方案：在目标账号新建一台", en: "Alternatives: a copy in the target account" },
  lost: { zh: "两种方案都会失去：", en: "Both lose: " },
  loses: { zh: "失去", en: "loses" },
  obstacles: { zh: "先要解决", en: "in the way" },
  none: { zh: "没有发现", en: "nothing found" },
  steps: { zh: "做法", en: "how" },
} as const satisfies Record<string, Text>;

const labelWidth = 10;

/** The ways that an instance has left beside the transfer, next to each other. */
export function routesTable(routes: readonly Route[], view: View): string {
  const { language, width, colors } = view;
  const t = (text: Text) => printable(text[language]);
  const shared = (routes[0]?.loses ?? []).filter((loss) =>
    routes.every(({ loses }) => loses.some((other) => t(other) === t(loss))),
  );
  const own = ({ loses }: Route) =>
    loses.filter((loss) => !shared.some((other) => t(other) === t(loss)));
  const list = (some: readonly Text[]) => some.map((one) => `- ${t(one)}`).join("\n");

  const drawn = drawnColumns(routes.length + 1);
  const column = Math.floor((width - drawn - labelWidth) / routes.length);
  const rows: [Text, (route: Route) => string][] = [
    ...(routes.some((route) => own(route).length > 0)
      ? [[texts.loses, (route: Route) => list(own(route))] as [Text, (route: Route) => string]]
      : []),
    [
      texts.obstacles,
      ({ obstacles }) => (obstacles.length === 0 ? t(texts.none) : list(obstacles)),
    ],
    [texts.steps, ({ steps }) => t(steps)],
  ];
  const between = language === "zh" ? "；" : "; ";
  return [
    colors.bold(t(texts.heading)),
    paragraph(t(texts.lost) + shared.map(t).join(between), view.width),
    box(
      [{ text: "" }, ...routes.map(({ title }) => ({ text: t(title) }))],
      rows.map(([label, cell]) => [
        { text: t(label) },
        ...routes.map((route) => ({ text: cell(route) })),
      ]),
      [labelWidth, ...routes.map(() => column)],
    ),
    ...routes.map(({ title, url }) => `${t(title)}  ${url}`),
  ].join("\n");
}
