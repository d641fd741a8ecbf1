import { freezeDeep } from "../model/freeze-deep.ts";
import type { Semantics } from "../model/semantics.ts";

/** The paper's three agents (arXiv 2605.21516): means, sds and ranges are the source's. */
export const paperAgents = freezeDeep({
  "model-1": { name: "model-1", mean: 6, sd: 2, min: 4, max: 8 },
  "model-2": { name: "model-2", mean: 8, sd: 3, min: 5, max: 11 },
  "model-3": { name: "model-3", mean: 10, sd: 6, min: 4, max: 14 },
} as const);

export type PaperAgent = keyof typeof paperAgents;
export const agents = Object.keys(paperAgents) as readonly PaperAgent[];

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

/** A world that differs from another in part of its harness. */
const within = (words: string, { harness, ...others }: typeof closed | typeof open, changes: object) => ({
  words,
  scenario: { ...others, harness: { ...harness, ...changes } },
});

/** A world that differs from a canonical one in an option or two of its semantics. */
const but = (words: string, preset: CanonicalWorld, options: Partial<Semantics>) =>
  within(words, canonicalWorlds[preset], { semantics: { preset, ...options } });

/**
 * Every world that a scenario can start from, and where statements are asked: the canonical one first. The group after it
 * changes one option of `closed` at a time; `closed-open-budgets` and `open-closed-budgets` trade the presets' budgets, so that
 * what comes of the semantics and what of the budgets can be told apart.
 */
export const builtinWorlds = freezeDeep({
  closed: { words: "the closed preset: goal 240, horizon 10, attempts 4, tolerance 1", scenario: closed },
  undo: but("closed, and an overshooting action is taken back", "closed", { onOvershoot: "undo" }),
  "keep-best": but("closed, and a missed stage carries its nearest attempt", "closed", { keep: "best" }),
  abort: but("closed, and the first missed stage ends the trajectory", "closed", { onExhausted: "abort" }),
  terminal: but("closed, and only the final total counts", "closed", { pass: "terminal" }),
  absolute: but("closed, and stages aim at milestones", "closed", { anchor: "absolute" }),
  "absolute-skip": but("absolute, and a met milestone asks for no action", "closed", {
    anchor: "absolute",
    onMet: "skip",
  }),
  planned: but("closed, but each attempt is planned at its start", "closed", { feedback: "open" }),
  "closed-open-budgets": within("the closed preset with the open world's goal and budgets", open, {
    semantics: "closed",
  }),
  open: { words: "the open preset: goal 100, horizon 100, attempts 3, tolerance 2", scenario: open },
  "open-once": within("open with a single attempt", open, { attempts: 1 }),
  "open-relative": but("open, but stages aim at their own chunks", "open", { anchor: "relative" }),
  "open-closed-budgets": within("the open preset with the closed world's goal and budgets", closed, {
    semantics: "open",
  }),
});

export type BuiltinWorld = keyof typeof builtinWorlds;
