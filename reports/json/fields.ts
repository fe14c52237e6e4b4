import type { Subject } from "../../core/rules/finding.ts";
import type { Text } from "../../core/text.ts";

export function subjectId({ about, id }: Subject): Pick<Subject, "about" | "id"> {
  return { about, id };
}

export function text({ zh, en }: Text): Text {
  return { zh, en };
}

export function textOrNull(some: Text | null | undefined): Text | null {
  return some === null || some === undefined ? null : text(some);
}
