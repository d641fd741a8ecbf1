import { freezeDeep } from "../model/freeze-deep.ts";

/** The paper's three agents (arXiv 2605.21516): means, sds and ranges are the source's. */
export const paperAgents = freezeDeep({
  "model-1": { name: "model-1", mean: 6, sd: 2, min: 4, max: 8 },
  "model-2": { name: "model-2", mean: 8, sd: 3, min: 5, max: 11 },
  "model-3": { name: "model-3", mean: 10, sd: 6, min: 4, max: 14 },
} as const);

export type PaperAgent = keyof typeof paperAgents;

const closed = {
  task: { goal: 240 },
  pool: ["model-2"],
  harness: { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4, semantics: "closed" },
} as const;

const open = {
  task: { goal: 100 },
  pool: ["model-2"],
  harness: { decomposition: { subgoals: 12 }, tolerance: 2, horizon: 100, attempts: 3, semantics: "open" },
} as const;

/**
 * The two canonical worlds. Goal, budgets and tolerance are our choice: the paper gives none of them. The agent and the
 * number of sub-goals are only where a world starts; studies sweep them.
 */
export const canonicalWorlds = freezeDeep({ closed, open } as const);

export type CanonicalWorld = keyof typeof canonicalWorlds;

/** A scenario as a file would write it, with part of its harness replaced. */
const within = <Base extends typeof closed | typeof open, Changes extends object>(
  base: Base,
  changes: Changes,
) => ({ ...base, harness: { ...base.harness, ...changes } });

/**
 * Every world that a scenario can start from, and where statements are asked: the canonical one first. The group after it
 * changes one option of `closed` at a time; `closed-open-budgets` and `open-closed-budgets` trade the presets' budgets, so that
 * what comes of the semantics and what of the budgets can be told apart.
 */
export const builtinWorlds = freezeDeep({
  closed: { words: "the closed preset: goal 240, horizon 10, attempts 4, tolerance 1", scenario: closed },
  undo: {
    words: "closed, and an overshooting action is taken back",
    scenario: within(closed, { semantics: { preset: "closed", onOvershoot: "undo" } }),
  },
  "keep-best": {
    words: "closed, and a missed stage carries its nearest attempt",
    scenario: within(closed, { semantics: { preset: "closed", keep: "best" } }),
  },
  abort: {
    words: "closed, and the first missed stage ends the trajectory",
    scenario: within(closed, { semantics: { preset: "closed", onExhausted: "abort" } }),
  },
  terminal: {
    words: "closed, and only the final total counts",
    scenario: within(closed, { semantics: { preset: "closed", pass: "terminal" } }),
  },
  absolute: {
    words: "closed, and stages aim at milestones",
    scenario: within(closed, { semantics: { preset: "closed", anchor: "absolute" } }),
  },
  "absolute-skip": {
    words: "absolute, and a met milestone asks for no action",
    scenario: within(closed, { semantics: { preset: "closed", anchor: "absolute", onMet: "skip" } }),
  },
  planned: {
    words: "closed, but each attempt is planned at its start",
    scenario: within(closed, { semantics: { preset: "closed", feedback: "open" } }),
  },
  "closed-open-budgets": {
    words: "the closed preset with the open world's goal and budgets",
    scenario: within(open, { semantics: "closed" }),
  },
  open: { words: "the open preset: goal 100, horizon 100, attempts 3, tolerance 2", scenario: open },
  "open-once": { words: "open with a single attempt", scenario: within(open, { attempts: 1 }) },
  "open-relative": {
    words: "open, but stages aim at their own chunks",
    scenario: within(open, { semantics: { preset: "open", anchor: "relative" } }),
  },
  "open-closed-budgets": {
    words: "the open preset with the closed world's goal and budgets",
    scenario: within(closed, { semantics: "open" }),
  },
} as const);

export type BuiltinWorld = keyof typeof builtinWorlds;
