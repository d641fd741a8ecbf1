import { describe, expect, it } from "vitest";
import { optimumText } from "../../src/cli/optimum-text.ts";
import type { Found } from "../../src/node/search-for.ts";
import type { Study } from "../../src/study/study.ts";
import { closedWorld } from "../support/closed-world.ts";

const scenario = { ...closedWorld(), name: "mine" };
const study = { axes: [{ name: "attempts" }] } as unknown as Study;
const best = { value: 0.5, price: 12, row: { attempts: 3 } };
const choice = {
  maximise: "passRate",
  minimise: null,
  limits: [],
  price: "cost",
  candidates: 4,
  best,
  frontier: [best],
};
const found: Found = {
  ...{ cells: 4, computed: 4, reused: 0 },
  choice,
  use: [{ path: "harness.attempts", value: 3 }],
  own: { value: 0.25, price: 8.5, row: {} },
  files: [],
  missing: null,
};

const linesOf = (changes: Partial<Found>, folder: string | null = null) =>
  optimumText(scenario, study, { ...found, ...changes }, folder).split("\n");

describe("optimumText", () => {
  it("tells the best, how the scenario does as it is, and how to have the best", () => {
    expect(linesOf({})).toEqual([
      "mine: 4 harnesses, each solved exactly",
      "To maximise passRate: the best of 4 rows",
      "  attempts  passRate  cost",
      "  3         0.5000    12",
      "",
      "  as it is: passRate 0.2500, cost 8.500",
      "  to use the best: --set harness.attempts=3",
    ]);
  });

  it("names what is minimised, and no price where nothing is weighed", () => {
    const small = { ...choice, maximise: null, minimise: "meanBias", price: null };
    expect(linesOf({ choice: small })).toContain("  as it is: meanBias 0.2500");
  });

  it("leaves out the scenario where it is not within the limits, and all of this where nothing is", () => {
    expect(linesOf({ own: null }).slice(4)).toEqual(["", "  to use the best: --set harness.attempts=3"]);
    expect(linesOf({ choice: { ...choice, best: null, frontier: [] }, use: [] })).toEqual([
      "mine: 4 harnesses, each solved exactly",
      "To maximise passRate: no row is within the limits.",
      "",
    ]);
  });

  it("writes settings for a shell: words bare, and what it would take apart in quotes", () => {
    const use = [
      { path: "harness.semantics", value: "open" },
      { path: "pool[0].mean", value: 7.5 },
      { path: "pool", value: ["a", { sd: 2 }] },
    ];
    expect(linesOf({ use }).at(-1)).toBe(
      `  to use the best: --set harness.semantics=open --set 'pool[0].mean=7.5' --set 'pool=["a",{"sd":2}]'`,
    );
  });

  it("ends with what stands in the folder, and why there is no figure", () => {
    const written = linesOf({ files: ["data.csv", "data.json"], missing: "one point alone" }, "best");
    expect(written.slice(-4)).toEqual([
      "",
      "No figure: one point alone.",
      "",
      "In best: data.csv, data.json",
    ]);
    expect(linesOf({ files: ["data.csv"] }, "best").slice(-3)).toEqual([
      "  to use the best: --set harness.attempts=3",
      "",
      "In best: data.csv",
    ]);
  });

  it("names where a frontier that is too long stands whole", () => {
    const frontier = Array.from({ length: 25 }, (_, i) => ({ ...best, row: { attempts: i } }));
    const lastOf = (folder: string | null) =>
      linesOf({ choice: { ...choice, frontier } }, folder).find((line) => line.includes("cheaper"));
    expect(lastOf(null)).toBe("  … and 1 cheaper in --json");
    expect(lastOf("best")).toBe("  … and 1 cheaper in objective.json");
  });
});
