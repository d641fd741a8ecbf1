import { keyPathText } from "../../src/input/key-path.ts";
import { expandGrids } from "../../src/study/expand-grids.ts";
import type { Study } from "../../src/study/study.ts";
import type { AxisInput } from "../../src/study/study-schema.ts";

/** A study in the closed world with these axes, in this order. */
export function studyOf(axes: Readonly<Record<string, AxisInput>>, changes: Partial<Study> = {}): Study {
  const expanded = expandGrids(axes);
  return {
    name: "sample",
    experiment: "sample",
    question: "Which?",
    expects: "This one.",
    refutedIf: "That one.",
    scenario: { world: "closed" },
    ...expanded,
    agents: {},
    gridsBy: () => expanded,
    where: null,
    measurements: ["exact"],
    table: null,
    trials: 100,
    until: null,
    seed: "sample",
    objective: null,
    figure: null,
    plot: null,
    paper: { figures: [], says: "", level: null, gives: "" },
    ours: "",
    claims: [],
    placeOf: (path) => ({ file: `study at ${keyPathText(path)}` }),
    ...changes,
  };
}

/** A small study of attempts as a file holds it, by both engines; without `figure: none` it gets a picture. */
export const attemptsStudy = [
  "question: How many attempts are enough?",
  "expects: Few.",
  "refutedIf: Every attempt helps as much as the one before.",
  "scenario: { world: closed }",
  "axes: { agent: [model-1, model-3], attempts: { from: 1, to: 3 } }",
  "engines: [exact, monte-carlo]",
  "trials: 50",
].join("\n");
