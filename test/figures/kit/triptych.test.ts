import { describe, expect, it } from "vitest";
import { figureWidth } from "../../../src/figures/kit/theme.ts";
import { type Panel, triptych, triptychOf } from "../../../src/figures/kit/triptych.ts";

describe("triptychOf", () => {
  const seen: (readonly [string, boolean])[] = [];
  const [row] = triptychOf(["a", "b", "c"], (item, first) => {
    seen.push([item, first]);
    return { layer: [] } as Panel;
  }) as unknown as readonly { hconcat: readonly { width: number }[]; spacing: number }[];

  it("fills the page with three panels of one width and the gaps between them", () => {
    expect(row.hconcat.map(({ width }) => width)).toEqual(Array(3).fill(triptych.width));
    expect(3 * triptych.width + 2 * row.spacing).toBeCloseTo(figureWidth, 9);
  });

  it("tells the first of them, which has the titles of all", () => {
    expect(seen).toEqual([
      ["a", true],
      ["b", false],
      ["c", false],
    ]);
  });
});
