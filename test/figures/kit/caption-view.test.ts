import { describe, expect, it } from "vitest";
import { captionView } from "../../../src/figures/kit/caption-view.ts";
import type { FigureContext } from "../../../src/figures/kit/figure.ts";

const context: FigureContext = {
  experiment: "010-sample",
  dataHash: "0123456789abcdef",
  figures: [],
  paper: "",
  ours: "",
  trials: null,
};

const caption = (changes: Partial<FigureContext>) =>
  captionView(["How to read it."], { ...context, ...changes }, 400) as unknown as {
    height: number;
    mark: { text: readonly string[]; fontSize: number; lineHeight: number };
  };

describe("captionView", () => {
  it("says how to read a picture and where it comes from, and of the paper only what there is", () => {
    expect(caption({}).mark.text).toEqual(["How to read it.", "Experiment 010-sample, data 0123456789ab."]);
    expect(caption({ paper: "the agents", ours: "the goal" }).mark.text).toEqual([
      "How to read it.",
      "The paper gives the agents.",
      "Our choice: the goal.",
      "Experiment 010-sample, data 0123456789ab.",
    ]);
  });

  it.each([
    [["2a"], "After Figure 2a of arXiv"],
    [["2a", "2d"], "After Figures 2a and 2d of arXiv"],
  ])("names the paper's figures %s", (figures, words) => {
    expect(caption({ figures }).mark.text.join(" ")).toContain(words);
  });

  it("begins in the corner that it and the panels have in common", () => {
    expect(caption({}).mark).toMatchObject({ x: 0, y: 0, align: "left", baseline: "top" });
  });

  it("has room for its lines, none over another", () => {
    const { height, mark } = caption({ ours: "the goal" });
    expect(mark.lineHeight).toBeGreaterThan(mark.fontSize);
    expect(height).toBe(3 * mark.lineHeight);
  });
});
