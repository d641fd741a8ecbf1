import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/stats/table.ts";
import { Choosing } from "../../src/study/choice.ts";
import { Frontier } from "../../src/study/frontier.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
import { type Judged, judgeOf } from "../../src/study/objective.ts";
import type { Objective } from "../../src/study/study.ts";
import { studyOf } from "../support/studies.ts";

const columns = ["size", "engine", "gain", "cost", "flag", "expectedActions"];

const gain: Objective = { maximise: "gain", minimise: null, limits: [], against: "cost", within: null };

/** A row for each gain and cost. */
const table = (...values: readonly (readonly [gain: number | null, cost: number])[]): readonly Row[] =>
  values.map(([gain, cost], size) => ({ size, engine: "exact", gain, cost, flag: size > 0 }));

function chosen(objective: Partial<Objective>, rows: readonly Row[], known = columns) {
  const whole = { maximise: null, minimise: null, limits: [], against: null, within: null, ...objective };
  const choosing = Choosing.of(studyOf({ subgoals: [2] }, { objective: whole }), { columns: known });
  choosing?.add(rows);
  return choosing?.choice();
}

beforeAll(() =>
  loadFormulas(
    studyOf({}, { objective: { maximise: "x", minimise: null, limits: [], against: null, within: null } }),
  ),
);

describe("an objective", () => {
  const rows = table([1, 10], [3, 30], [2, 30], [3, 20], [5, 90], [5, 95], [null, 1]);
  const sizes = (found: ReturnType<typeof chosen>) => found?.frontier.map(({ row }) => row["size"]);

  it("chooses the best row, of equal ones the cheapest, and shows what none beats", () => {
    const found = chosen({ maximise: "gain", against: "cost" }, rows);
    expect(sizes(found)).toEqual([0, 3, 4]);
    expect(found).toMatchObject({
      candidates: 6,
      price: "cost",
      best: { value: 5, price: 90, row: rows[4] },
    });
  });

  it("chooses the smallest when it is to be small, and says its value as it is", () => {
    const found = chosen({ minimise: "cost - 5", against: "-gain" }, rows);
    expect(found?.best).toMatchObject({ value: 5, price: -1 });
    expect(found?.frontier.map(({ value, price }) => [value, price])).toEqual([
      [85, -5],
      [15, -3],
      [5, -1],
    ]);
  });

  it("takes only rows within all limits", () => {
    const limits = ["cost <= 90", "gain < 5 or flag and size == 4"];
    expect(chosen({ maximise: "gain", against: "cost", limits }, rows)).toMatchObject({
      limits,
      candidates: 5,
      best: { row: rows[4] },
    });
    expect(chosen({ maximise: "gain", limits: ["cost < 1"] }, rows)).toMatchObject({
      candidates: 0,
      best: null,
      frontier: [],
    });
  });

  it("is weighed against the expected actions where they are measured, else against nothing", () => {
    const known = columns.filter((name) => name !== "expectedActions");
    expect(chosen({ maximise: "gain" }, rows, known)).toMatchObject({
      price: null,
      best: { price: null, value: 5 },
    });
    expect(chosen({ maximise: "gain" }, rows, known)?.frontier).toHaveLength(1);
    const counted = rows.map((row) => ({ ...row, expectedActions: 100 - Number(row["cost"]) }));
    expect(sizes(chosen({ maximise: "gain" }, counted))).toEqual([5]);
  });

  it("looks at the exact engine's rows alone where both are asked", () => {
    const sampled = rows.map((row) => ({ ...row, engine: "monte-carlo", gain: 9 }));
    expect(chosen({ maximise: "gain", against: "cost" }, [...sampled, ...rows])?.best?.row).toEqual(rows[4]);
  });

  it("looks at the rows of the first measurement where the exact engine is not asked", () => {
    const sampled = rows.map((row) => ({ ...row, engine: "monte-carlo" }));
    const others = rows.map((row) => ({ ...row, engine: "other", gain: 9 }));
    const study = studyOf({ subgoals: [2] }, { objective: gain, measurements: ["monte-carlo", "other"] });
    const choosing = Choosing.of(study, { columns });
    choosing?.add([...others, ...rows, ...sampled]);
    expect(choosing?.choice()).toMatchObject({ candidates: 6, best: { row: sampled[4] } });
  });

  it("judges a row by its worth, more for less where little is sought, and at no price where nothing is weighed", () => {
    const known = columns.filter((name) => name !== "expectedActions");
    const judged = (objective: Objective) =>
      judgeOf(studyOf({ subgoals: [2] }, { objective }), { columns: known })?.judge(rows[1]);
    expect(judged({ ...gain, against: null })).toEqual({ row: rows[1], worth: 3, price: 0 });
    expect(judged({ ...gain, maximise: null, minimise: "gain" })).toEqual({
      row: rows[1],
      worth: -3,
      price: 30,
    });
  });

  it("does not weigh the expected actions against themselves", () => {
    const counted = rows.map((row) => ({ ...row, expectedActions: Number(row["cost"]) }));
    expect(chosen({ minimise: " expectedActions" }, counted)).toMatchObject({
      price: null,
      best: { value: 1 },
    });
    expect(chosen({ minimise: "expectedActions + 1" }, counted)?.price).toBe("expectedActions");
  });

  it.each<[string, Partial<Objective>, RegExp]>([
    [
      "a name that is no column",
      { maximise: "gian" },
      /objective\.maximise: the formula "gian" names "gian".*did you mean gain/s,
    ],
    ["no formula", { minimise: "gain +" }, /objective\.minimise: the formula "gain \+" cannot be read/],
    [
      "a limit that is a number",
      { maximise: "gain", limits: ["size >= 0", "cost"] },
      /"cost" must be true or false, as a limit is, but comes to 10/,
    ],
    ["a truth to be large", { maximise: "gain > 1" }, /"gain > 1" must come to a number, but comes to false/],
    ["JavaScript", { maximise: "gain.constructor" }, /objective\.maximise/],
  ])("refuses %s", (_, objective, message) => {
    expect(() => chosen({ against: "cost", ...objective }, rows)).toThrow(message);
  });
});

describe("Frontier", () => {
  const points = fc.array(
    fc.record({ worth: fc.integer({ min: 0, max: 6 }), price: fc.integer({ min: 0, max: 6 }) }),
    { maxLength: 30 },
  );
  const judged = ({ worth, price }: { worth: number; price: number }, i: number): Judged => ({
    row: { i },
    worth,
    price,
  });
  /** By the words, over all pairs. */
  const unbeaten = (all: readonly Judged[]) =>
    all.filter((one, i) =>
      all.every((other, j) => {
        const atLeast = other.worth >= one.worth && other.price <= one.price;
        const alike = other.worth === one.worth && other.price === one.price;
        return !atLeast || (alike && j >= i);
      }),
    );

  it("holds just the rows that none beats, in whatever order they come", () => {
    fc.assert(
      fc.property(points, (made) => {
        const all = made.map(judged);
        const frontier = new Frontier();
        for (const one of all) frontier.add(one);
        expect(frontier.rows).toEqual(unbeaten(all).toSorted((a, b) => a.price - b.price));
        expect(frontier.count).toBe(all.length);
        const worths = frontier.rows.map(({ worth }) => worth);
        expect(worths).toEqual([...new Set(worths)].sort((a, b) => a - b));
      }),
    );
  });

  it("takes what agrees to 12 digits as the same", () => {
    const frontier = new Frontier();
    for (const [i, worth] of [0.1 + 0.2, 0.3, 0.3 + 1e-9].entries())
      frontier.add(judged({ worth, price: 1 }, i));
    expect(frontier.rows.map(({ row }) => row["i"])).toEqual([2]);
    const alike = new Frontier();
    for (const [i, worth] of [0.3, 0.1 + 0.2].entries()) alike.add(judged({ worth, price: 1 }, i));
    expect(alike.rows.map(({ row }) => row["i"])).toEqual([0]);
  });

  it.each<["worth" | "price", number, number, number, readonly number[]]>([
    ["worth", 1, 1, 1 + 2e-12, [0]],
    ["worth", 1, 1, 1 + 2e-11, [1]],
    ["price", 1, 1, 1 - 2e-13, [0]],
    ["price", 1, 1, 1 - 2e-12, [1]],
  ])(
    "tells no %s apart that agrees in its first twelve digits, and every other",
    (what, worth, price, other, kept) => {
      const frontier = new Frontier();
      frontier.add(judged({ worth, price }, 0));
      frontier.add(judged({ worth, price, [what]: other }, 1));
      expect(frontier.rows.map(({ row }) => row["i"])).toEqual(kept);
    },
  );
});
