import { describe, expect, it } from "vitest";
import { type KeyEntry, keyView } from "../../../src/figures/kit/key-view.ts";

const entry = (text: string): KeyEntry => ({ text, sign: "series" });

/** Where each entry's text begins. */
function starts(entries: readonly KeyEntry[], width: number): readonly { start: number; centre: number }[] {
  const { layer } = keyView(entries, width) as unknown as {
    layer: { mark: { type: string }; data: { values: { start: number; centre: number }[] } }[];
  };
  return layer.filter(({ mark }) => mark.type === "text").map(({ data }) => data.values[0]);
}

describe("keyView", () => {
  it("puts entries side by side, each as wide as its text", () => {
    const [first, second, third] = starts([entry("i"), entry("mmmm"), entry("i")], 400);
    expect([first.start, second.centre, third.centre]).toEqual([0, first.centre, first.centre]);
    expect(third.start - second.start).toBeGreaterThan(second.start + 20);
  });

  it("begins a new line where the next entry would not fit", () => {
    const [first, second] = starts([entry("m".repeat(20)), entry("m".repeat(20))], 300);
    expect(second).toMatchObject({ start: 0, centre: first.centre + 17 });
    expect(keyView([entry("m".repeat(20)), entry("m".repeat(20))], 300)).toMatchObject({ height: 29 });
  });

  it("leaves no empty line above an entry that is wider than the picture", () => {
    expect(keyView([entry("@@")], 20)).toMatchObject({ height: 12 });
  });

  it("keeps an entry in its line that just fits", () => {
    // @ is as wide as the font is large, 8 units: twice a sign of 24 and a text of 16, and a gap of 11 between
    const two = [entry("@@"), entry("@@")];
    expect(starts(two, 91).map(({ start }) => start)).toEqual([0, 51]);
    expect(starts(two, 90.9).map(({ start }) => start)).toEqual([0, 0]);
  });
});
