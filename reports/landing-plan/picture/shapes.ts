/** Places and lengths count in the picture's own units; a usual text is 12 of them high. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RectShape extends Box {
  readonly kind: "rect";
  readonly fill: string;
  readonly stroke?: string;
  /** @default 0 */
  readonly radius?: number;
}

export interface TextShape {
  readonly kind: "text";
  /** Of the baseline. */
  readonly x: number;
  readonly y: number;
  /** Safe to print, and no wider than its place. */
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  /** @default false */
  readonly bold?: boolean;
  /** @default "start" */
  readonly anchor?: "start" | "middle" | "end";
  /** Of equal width for every character. @default false */
  readonly mono?: boolean;
  /** @default false */
  readonly struck?: boolean;
}

/** A level line with a head at its right end. */
export interface ArrowShape {
  readonly kind: "arrow";
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly colour: string;
  readonly dash: string | undefined;
}

export interface CircleShape {
  readonly kind: "circle";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: string;
}

/** Shapes that belong together. The first one is the box that holds the others. */
export interface GroupShape {
  readonly kind: "group";
  /** What is told of it where somebody points at it. */
  readonly title?: string | undefined;
  readonly shapes: readonly [RectShape, ...Shape[]];
}

export type Shape = RectShape | TextShape | ArrowShape | CircleShape | GroupShape;

/** A whole picture. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
