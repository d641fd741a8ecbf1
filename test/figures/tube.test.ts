import { describe, expect, it } from "vitest";
import { seriesStyles } from "../../src/figures/kit/theme.ts";
import { tube } from "../../src/figures/tube.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

/** The rows of a harness of K stages of 10 that passes with a rate; one run stays in the tube, one leaves it at once. */
function harness(subgoals: number, passRate: number): readonly Row[] {
  const common = {
    subgoals,
    chunk: 10,
    tolerance: 1,
    run: null,
    visit: null,
    finish: null,
    within: null,
    verdict: null,
  };
  const place = (part: string, at: number, progress: number, more: Row): Row => ({
    ...common,
    part,
    at,
    progress,
    ...more,
  });
  return [
    place("milestone", 0, 0, { visit: 1, finish: passRate }),
    place("milestone", subgoals, -1, { visit: 0.2, finish: 1 }),
    place("milestone", subgoals, 2, { visit: 0.3, finish: 1 }),
    place("run", 0, 0, { run: 0, within: true }),
    place("run", subgoals, 1, { run: 0, within: true }),
    place("run", 0, 0, { run: 1, within: true }),
    place("run", subgoals, 7, { run: 1, within: false }),
    place("state", 0, 0, { visit: 1, finish: 0.4 }),
    place("state", 1, 5, { visit: 0.5, finish: 0.8 }),
    place("state", 1, 8, { visit: 0.25, finish: 0 }),
    place("attempt", 0, 0, { run: 0, verdict: "reached" }),
    place("attempt", 1, 10, { run: 0, verdict: "reached" }),
    place("attempt", 0, 0, { run: 1, verdict: "overshoot" }),
    place("attempt", 1, 13, { run: 1, verdict: "overshoot" }),
  ];
}

describe("tube", () => {
  it("has its finding for a title: which harness keeps most runs", () => {
    const { finding, said } = drawn(tube, [...harness(3, 0.4), ...harness(4, 0.5), ...harness(12, 0.1)]);
    expect(finding).toBe("A matched harness keeps most runs in the tube: K = 3, 4, 12 pass 0.40, 0.50, 0.10");
    expect(said).toBe(
      "One attempt reaches with 0.40, 0.40, 0.40; of 2 sampled ones 0, 0, 0 stall and 1, 1, 1 overshoot. " +
        "Actions taken when all is lost: 0.25, 0.25, 0.25 an attempt. At the end the tube is 3, 3, 3 wide.",
    );
  });

  it("names the K that is best when it is at an end", () => {
    expect(drawn(tube, [...harness(3, 0.6), ...harness(4, 0.5), ...harness(12, 0.1)]).finding).toContain(
      "K = 3 keeps most runs in the tube",
    );
  });

  it("does not call a harness the best when another is as good", () => {
    expect(drawn(tube, [...harness(3, 0.4), ...harness(4, 0.4)]).finding).toBe(
      "No harness keeps more runs in the tube than all others: K = 3, 4 pass 0.40, 0.40",
    );
  });

  it("has no width to tell of a tube that nothing passes", () => {
    const lost = harness(3, 0).filter((row) => row["part"] !== "milestone" || row["at"] === 0);
    expect(drawn(tube, lost).said).toContain("At the end the tube is – wide.");
  });

  it("says how many attempts it draws, and has room for their actions", () => {
    const { text } = drawn(tube, harness(3, 0.4));
    expect(text).toContain("Lines: 2 sampled runs, below the first attempts of 2 of them.");
    // states after one action at most, from which another is taken
    expect(text).toContain(
      '"scale":{"domain":[-0.5,2.5],"nice":false,"zero":false},"axis":{"grid":false,"values":[0,1,2]}',
    );
  });

  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [12, [0, 3, 6, 9, 12]],
    [14, [0, 4, 8, 12]],
  ])(
    "numbers the milestones of K = %d by whole steps, about four, and none past the last",
    (subgoals, at) => {
      const [[{ layer }]] = panelsOf(tube, harness(subgoals, 0.4));
      for (const { encoding } of layer) expect(encoding["x"]["axis"]).toMatchObject({ values: at });
    },
  );

  it("numbers actions by whole steps, about five", () => {
    const rows = harness(3, 0.4).map((row) =>
      row["part"] === "state" && row["at"] === 1 ? { ...row, at: 13 } : row,
    );
    const [, [{ layer }]] = panelsOf(tube, rows);
    expect(layer[0].encoding["x"]["axis"]).toMatchObject({ values: [0, 3, 6, 9, 12] });
  });

  it("leaves out what cannot be recovered", () => {
    const { text } = drawn(tube, harness(3, 0.4));
    expect(text).toContain('{"at":0.5,"right":1.5,"progress":4.5,"high":5.5,"finish":0.8}');
    expect(text).not.toContain('"progress":7.5,"high":8.5');
  });

  it("shows the way of a run that left from the last place in the tube on", () => {
    expect(drawn(tube, harness(3, 0.4)).text).toContain(
      '[{"at":0,"progress":0,"within":true,"run":1},{"at":3,"progress":7,"within":false,"run":1}]',
    );
  });

  it("draws a cell of one milestone and one step around each state, and the window of the chunk", () => {
    const [[runs], [attempt]] = panelsOf(tube, harness(3, 0.4));
    expect(valuesOf(runs.layer[0])).toEqual([
      { at: -0.5, right: 0.5, progress: -0.5, high: 0.5, finish: 0.4 },
      { at: 2.5, right: 3.5, progress: -1.5, high: -0.5, finish: 1 },
      { at: 2.5, right: 3.5, progress: 1.5, high: 2.5, finish: 1 },
    ]);
    expect(valuesOf(attempt.layer[1])).toEqual([{ progress: 8.5 }, { progress: 11.5 }]);
  });

  it("says above each harness how often it passes", () => {
    const [runs] = panelsOf(tube, [...harness(3, 0.456), ...harness(4, 0.5)]);
    expect(runs.map(({ title }) => title?.text)).toEqual(["K = 3: passes 0.46", "K = 4: passes 0.50"]);
  });

  it("draws runs in the tube and out of it apart, each with a dot at its end", () => {
    const [[runs], [attempt]] = panelsOf(tube, harness(3, 0.4));
    const [, left, leftEnds, stayed, stayedEnds] = runs.layer.map(valuesOf);
    // on blue shading the second colour of all figures stands out
    for (const { mark } of runs.layer.slice(1, 3)) expect(mark["color"]).toBe(seriesStyles[1].color);
    const places = (values: ReturnType<typeof valuesOf>) =>
      values.map(({ run, at, progress }) => [run, at, progress]);
    expect(places(left)).toEqual([
      [1, 0, 0],
      [1, 3, 7],
    ]);
    expect(places(leftEnds)).toEqual([[1, 3, 7]]);
    expect(places(stayed)).toEqual([
      [0, 0, 0],
      [0, 3, 1],
      [1, 0, 0],
    ]);
    expect(places(stayedEnds)).toEqual([
      [0, 3, 1],
      [1, 0, 0],
    ]);
    const [, , failed, , reached] = attempt.layer.map(valuesOf);
    expect([...new Set(failed.map(({ run }) => run))]).toEqual([1]);
    expect([...new Set(reached.map(({ run }) => run))]).toEqual([0]);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(tube, [...harness(3, 0.4), ...harness(12, 0.1)]).spec)).toEqual([]);
  });
});
