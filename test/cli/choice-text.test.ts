import { describe, expect, it } from "vitest";
import { choiceText } from "../../src/cli/choice-text.ts";
import type { Choice, Chosen } from "../../src/study/choice.ts";

type Axes = Parameters<typeof choiceText>[0]["axes"];

const axes = [{ name: "agent" }, { name: "attempts" }] as unknown as Axes;

const chosen = (attempts: number, value: number, price: number | null): Chosen => ({
  value,
  price,
  row: { agent: "model-1", attempts, passRate: value },
});

const alone: Choice = {
  maximise: "passRate",
  minimise: null,
  limits: [],
  price: null,
  candidates: 9,
  best: chosen(3, 0.5, null),
  frontier: [chosen(3, 0.5, null)],
};

const linesOf = (choice: Partial<Choice>) => choiceText({ axes }, { ...alone, ...choice }).split("\n");

describe("choiceText", () => {
  it("tells a best row with nothing weighed against it: its axes and its value", () => {
    expect(linesOf({})).toEqual([
      "To maximise passRate: the best of 9 rows",
      "  agent    attempts  passRate",
      "  model-1  3         0.5000",
      "",
    ]);
  });

  it("tells a frontier from the cheapest to the best, with the price beside the value", () => {
    const frontier = [chosen(1, 0.25, 12), chosen(3, 0.123456, 30.25)];
    expect(linesOf({ price: "expectedActions", best: frontier[1], frontier })).toEqual([
      "To maximise passRate: the best of 9 rows (last), and what none beats in it and in expectedActions",
      "  agent    attempts  passRate  expectedActions",
      "  model-1  1         0.2500    12",
      "  model-1  3         0.1235    30.25",
      "",
    ]);
  });

  it("names what is minimised, and all limits", () => {
    const [first, titles] = linesOf({ maximise: null, minimise: "cost", limits: ["a <= 1", "b > 2"] });
    expect(first).toBe("To minimise cost subject to a <= 1 and b > 2: the best of 9 rows");
    expect(titles).toBe("  agent    attempts  cost");
    expect(linesOf({ best: null, frontier: [] })).toEqual([
      "To maximise passRate: no row is within the limits.",
      "",
    ]);
  });

  it("shows the 24 best of a longer frontier, and says how many cheaper ones there are", () => {
    const of = (length: number) => {
      const frontier = Array.from({ length }, (_, i) => chosen(i + 1, i + 1, i + 1));
      const [, , ...rows] = linesOf({ price: "cost", best: frontier[length - 1], frontier });
      const told = rows.flatMap((row) => /model-1 +(\d+)/.exec(row)?.[1] ?? []).map(Number);
      return { told, rest: rows.slice(told.length) };
    };
    const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(of(24)).toEqual({ told: numbers(1, 24), rest: [""] });
    expect(of(25)).toEqual({ told: numbers(2, 25), rest: ["  … and 1 cheaper in objective.json", ""] });
    expect(of(27).rest).toEqual(["  … and 3 cheaper in objective.json", ""]);
  });

  it("names where the whole frontier stands", () => {
    const frontier = Array.from({ length: 25 }, (_, i) => chosen(i + 1, i + 1, i + 1));
    expect(choiceText({ axes }, { ...alone, price: "cost", frontier }, "--json")).toContain(
      "1 cheaper in --json",
    );
  });

  const ladder = [
    { name: "agent", values: ["a", "b"].map((label) => ({ label })) },
    { name: "attempts", values: [8, 1, 2, 3, 4].map((label) => ({ label })) },
  ] as unknown as Axes;
  const near = (count: number, ...values: readonly number[]) => ({
    within: 0.1,
    count,
    axes: [
      { name: "agent", values: ["a", "b"] },
      { name: "attempts", values },
    ],
    cheapest: chosen(2, 0.45, 12.5),
  });
  const flatness = (choice: Partial<Choice>) =>
    choiceText({ axes: ladder }, { ...alone, ...choice })
      .split("\n")
      .slice(-4);

  it("tells how flat the optimum is: neighbours on an axis from the first to the last, and the cheapest", () => {
    expect(flatness({ price: "cost", near: near(5, 1, 2, 4, 8) })).toEqual([
      "",
      "Within 0.1 of the best: 5 of 9 rows, with agent a, b; attempts 1 to 2, 4 to 8",
      "  the cheapest of them, with cost 12.50: agent model-1, attempts 2",
      "",
    ]);
    expect(flatness({ near: near(5, 3) }).slice(-2)).toEqual([
      "Within 0.1 of the best: 5 of 9 rows, with agent a, b; attempts 3",
      "",
    ]);
    expect(flatness({ price: "cost", near: near(1, 3) }).slice(-2)).toEqual([
      "Within 0.1 of the best: 1 of 9 rows",
      "",
    ]);
  });

  it("tells many stretches by their ends", () => {
    const values = Array.from({ length: 12 }, (_, i) => ({ label: i }));
    const axis = [
      { name: "agent", values: [] },
      { name: "attempts", values },
    ] as unknown as Axes;
    const text = (...at: readonly number[]) =>
      choiceText({ axes: axis }, { ...alone, near: near(3, ...at) }).split("; ")[1];
    expect(text(0, 2, 4, 6, 8)).toBe("attempts 0, 2, 4, 6, 8\n");
    expect(text(0, 2, 4, 6, 8, 10)).toBe("attempts 0 to 10\n");
  });
});
