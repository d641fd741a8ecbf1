import { describe, expect, it } from "vitest";
import { seriesEncoding } from "../../../src/figures/kit/series-encoding.ts";
import { seriesStyles } from "../../../src/figures/kit/theme.ts";

const names = (count: number) => Array.from({ length: count }, (_, i) => `series ${i + 1}`);

describe("seriesEncoding", () => {
  it("gives series the styles in order, each its colour, dash and shape", () => {
    const { color, strokeDash, shape } = seriesEncoding(names(2));
    const [first, second] = seriesStyles;
    expect(color.scale).toEqual({ domain: names(2), range: [first.color, second.color] });
    expect(strokeDash.scale).toEqual({ domain: names(2), range: [first.dash, second.dash] });
    expect(shape.scale).toEqual({ domain: names(2), range: [first.shape, second.shape] });
  });

  it("takes as many series as there are styles, and no more", () => {
    expect(seriesEncoding(names(6)).color.scale.range).toHaveLength(6);
    expect(() => seriesEncoding(names(7))).toThrow("at most 6 series apart, but has 7");
  });
});
