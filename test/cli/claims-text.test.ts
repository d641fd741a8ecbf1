import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/analysis/claims.ts";
import { claimsText, matrixText } from "../../src/cli/claims-text.ts";

const claim: Claim = {
  id: "T9.made-up",
  words: "Every made-up number is above 0.",
  kind: "prediction",
  source: { where: "nowhere", level: "ours" },
  scope: "all there is",
  world: "closed",
  withinPremises: true,
  verdict: "holds",
  cases: { holding: 2, of: 3 },
  numbers: {},
  exceptions: [],
};

const layout = { columns: 1000, whole: false };
/** The lines of a claim's own paragraph. */
const linesOf = (changes: Partial<Claim>, shown = layout) =>
  claimsText([{ ...claim, ...changes }], shown)
    .split("\n\n")[0]
    .split("\n");

const points = (count: number) => Array.from({ length: count }, (_, i) => ({ subgoals: i + 1 }));
const exceptions = (count: number) => points(count).map((point) => ({ case: "low", ...point }));

describe("claimsText", () => {
  it("tells the verdict, the words and where they are from, and no exceptions where there are none", () => {
    expect(linesOf({})).toEqual([
      "T9.made-up: holds, 2 of 3 cases",
      "  Every made-up number is above 0.",
      "  prediction in closed; nowhere [ours]; all there is",
    ]);
    expect(linesOf({ withinPremises: false })[0]).toBe(
      "T9.made-up: holds (outside its premises), 2 of 3 cases",
    );
  });

  it("tells six lines of numbers and of exceptions, and how many more there are", () => {
    const rest = (count: number, shown = layout) =>
      linesOf({ numbers: { points: points(count) }, exceptions: exceptions(count) }, shown).slice(3);
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `K ${i + 1}`);
    const numbers = (count: number) => lines(count).map((line) => `    points: ${line}`);
    const against = (count: number) => lines(count).map((line) => `    low: ${line}`);
    expect(rest(1)).toEqual([...numbers(1), "  exceptions", ...against(1)]);
    expect(rest(6)).toEqual([...numbers(6), "  exceptions", ...against(6)]);
    expect(rest(7)).toEqual([
      ...numbers(6),
      "    and 1 more number: see --id, or --json",
      "  exceptions",
      ...against(6),
      "    and 1 more exception: see --id, or --json",
    ]);
    expect(rest(8)).toContain("    and 2 more numbers: see --id, or --json");
    expect(rest(8, { ...layout, whole: true })).toEqual([...numbers(8), "  exceptions", ...against(8)]);
  });

  it("tells a long list of numbers by its ends, unless all are asked for", () => {
    const list = (count: number) => ({ numbers: { rates: Array.from({ length: count }, (_, i) => i + 1) } });
    expect(linesOf(list(6)).at(-1)).toBe("    rates: 1, 2, 3, 4, 5, 6");
    expect(linesOf(list(7)).at(-1)).toBe("    rates: 1 … 7");
    expect(linesOf(list(7), { ...layout, whole: true }).at(-1)).toBe("    rates: 1, 2, 3, 4, 5, 6, 7");
  });

  it("counts the verdicts at the end", () => {
    const summary = (...verdicts: readonly Claim["verdict"][]) =>
      claimsText(
        verdicts.map((verdict) => ({ ...claim, verdict })),
        layout,
      )
        .split("\n\n")
        .at(-2);
    expect(summary("fails")).toBe("1 statement: holds 0, holds with exceptions 0, fails 1, vacuous 0");
    expect(summary("holds", "vacuous", "holds")).toBe(
      "3 statements: holds 2, holds with exceptions 0, fails 0, vacuous 1",
    );
  });
});

describe("matrixText", () => {
  it("has a row for each statement, a column for each world, and nothing where none was asked", () => {
    const worlds = ["closed", "open"].map((name) => ({
      name,
      words: `the ${name} one`,
    })) as unknown as Parameters<typeof matrixText>[1];
    const claims: readonly Claim[] = [
      claim,
      { ...claim, world: "open", verdict: "fails", withinPremises: false },
      { ...claim, id: "T9.other", world: "open", verdict: "vacuous" },
      { ...claim, id: "T9.third", verdict: "holds with exceptions" },
    ];
    const lines = matrixText(claims, worlds).split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "            1    2",
      "T9.made-up  yes  (no)",
      "T9.other         –",
      "T9.third    exc",
      "",
    ]);
    expect(lines.slice(-2)).toEqual(["1  closed  the closed one", "2  open    the open one"]);
  });
});
