import { describe, expect, it } from "vitest";
import { hatchLines } from "../../../src/figures/kit/hatch.ts";

const box = { left: 3, right: 20, top: 1, bottom: 9 };

describe("hatchLines", () => {
  it("fills a rectangle with diagonals that stay inside and end at its sides", () => {
    const lines = hatchLines(box);
    expect(lines.length).toBeGreaterThan(3);
    for (const { x, y, x2, y2 } of lines) {
      expect(x + y).toBeCloseTo(x2 + y2, 12);
      expect((x + y) % 5).toBeCloseTo(0, 12);
      expect(Math.min(x, x2)).toBeGreaterThanOrEqual(box.left);
      expect(Math.max(x, x2)).toBeLessThanOrEqual(box.right);
      expect(Math.min(y, y2)).toBeGreaterThanOrEqual(box.top);
      expect(Math.max(y, y2)).toBeLessThanOrEqual(box.bottom);
      expect(x === box.left || y === box.bottom).toBe(true);
      expect(x2 === box.right || y2 === box.top).toBe(true);
    }
  });

  it("goes on in the next rectangle where it left this one", () => {
    const [whole, left, right] = [
      hatchLines(box),
      hatchLines({ ...box, right: 11 }),
      hatchLines({ ...box, left: 11 }),
    ].map((lines) => lines.reduce((sum, { x, x2 }) => sum + x2 - x, 0));
    expect(left + right).toBeCloseTo(whole, 9);
  });

  it("has every fifth diagonal that crosses it", () => {
    // x + y from 4 to 29: 5 cuts off a corner, 25 the opposite one
    expect(hatchLines(box).map(({ x, x2 }) => [x, x2])).toEqual([
      [3, 4],
      [3, 9],
      [6, 14],
      [11, 19],
      [16, 20],
    ]);
  });

  it("has nothing for a rectangle between two lines", () => {
    expect(hatchLines({ left: 0.5, right: 1.5, top: 0.5, bottom: 1.5 })).toEqual([]);
  });
});
