import { describe, expect, it } from "vitest";
import { flipsText } from "../../src/cli/flips-text.ts";
import type { Flips } from "../../src/node/flips-of.ts";
import type { Standing } from "../../src/stats/standing.ts";
import type { Scalar } from "../../src/stats/table.ts";
import type { WorldAdvice } from "../../src/study/advising.ts";
import type { Axis } from "../../src/study/study.ts";

const axis = (name: string, ...labels: readonly Scalar[]) =>
  ({ name, values: labels.map((label) => ({ label })) }) as unknown as Axis;

const world = (name: string, value: Scalar, standing: Standing, regret: number): WorldAdvice => ({
  world: { [name]: value },
  standing,
  best: { subgoals: 3 },
  bestValue: 0.5,
  advisedValue: 0.5 - regret,
  regret,
});

const horizon = {
  name: "horizon",
  own: 10,
  worlds: [
    world("horizon", 8, "alike", 0),
    world("horizon", 9, "flips", 0.125),
    world("horizon", 10, "stands", 0),
    world("horizon", 11, "flips", 0.25),
    world("horizon", 12, "flips", 0.2),
  ],
};
const semantics = { name: "semantics", own: null, worlds: [world("semantics", "open", "stands", 0)] };
const together = { worlds: 2000, stands: 1200, flips: 750, alike: 0, worst: null };
const found: Flips = {
  ...{ computed: 36, reused: 0 },
  within: 0.01,
  advice: { subgoals: 4 },
  value: 0.51634,
  choices: 5,
  assumptions: [horizon, semantics],
  together,
};
const axes = [axis("horizon", 8, 9, 10, 11, 12), axis("semantics", "open")];

const linesOf = (changes: Partial<Flips>) =>
  flipsText("mine", "passRate", { ...found, ...changes }, axes).split("\n");

describe("flipsText", () => {
  it("tells where each assumption alone keeps the advice good, where it flips it, and where it loses most", () => {
    expect(linesOf({})).toEqual([
      "mine: advised is subgoals 4, the best of 5 by passRate: 0.5163",
      "One assumption changed, the others as they are; good is within 0.01 of the best there",
      "  assumption  here  good at  flips at     worst",
      "  horizon     10    8, 10    9, 11 to 12  horizon 11: subgoals 3 has 0.5000, the advice 0.2500",
      "  semantics   –     open     –",
      "",
      "  in all 2,000 worlds together it stands in 1,200 and flips in 750",
    ]);
  });

  it("says nothing of all assumptions together where there is one", () => {
    expect(linesOf({ assumptions: [semantics] })).toHaveLength(4);
  });

  it("says in how many worlds every choice is as good, and where the advice loses most", () => {
    const worst = { ...world("horizon", 12, "flips", 0.25), world: { horizon: 12, semantics: "open" } };
    expect(linesOf({ together: { ...together, alike: 1050, worst } }).slice(6)).toEqual([
      "  in all 2,000 worlds together it stands in 1,200 and flips in 750; in 1,050 every choice is good, to 0.01",
      "  at worst, horizon 12, semantics open: subgoals 3 has 0.5000, the advice 0.2500",
    ]);
  });
});
