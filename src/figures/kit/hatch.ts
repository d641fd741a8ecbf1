/** A rectangle in units of the picture, downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A straight piece of a line. */
export interface Segment {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** How far apart the lines stand along an axis, in units. */
const pitch = 5;

/**
 * The pieces of diagonal lines inside a rectangle. The lines are those of the whole picture, x + y = 5, 10, 15 …, so that
 * rectangles side by side are hatched as one. Vega has no patterns.
 */
export function hatchLines({ left, right, top, bottom }: Box): readonly Segment[] {
  const first = Math.ceil((left + top) / pitch);
  const last = Math.floor((right + bottom) / pitch);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const sum = (first + i) * pitch;
    const [x, x2] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    return { x, y: sum - x, x2, y2: sum - x2 };
  });
}
