import { canonicalWorlds } from "../input/builtin.ts";
import { type Semantics, type SemanticsPreset, semanticsPresets } from "../model/semantics.ts";

/** A task, its budgets and a semantics: where statements are asked. Agents, decompositions and guidance are the statements'. */
export interface World {
  readonly name: string;
  readonly words: string;
  readonly goal: number;
  readonly tolerance: number;
  readonly horizon: number;
  readonly attempts: number;
  readonly semantics: { readonly preset: SemanticsPreset } & Partial<Semantics>;
}

const budgetsOf = ({ task, harness }: (typeof canonicalWorlds)[keyof typeof canonicalWorlds]) => ({
  goal: task.goal,
  tolerance: harness.tolerance,
  horizon: harness.horizon,
  attempts: harness.attempts,
});

const closedBudgets = budgetsOf(canonicalWorlds.closed);
const openBudgets = budgetsOf(canonicalWorlds.open);

const closedWith = (name: string, words: string, options: Partial<Semantics>): World => ({
  name,
  words,
  ...closedBudgets,
  semantics: { preset: "closed", ...options },
});

/**
 * The worlds of the claims × semantics matrix, the canonical one first. Budgets are ours: the paper gives none. The first
 * group changes one option of `closed` at a time; the last two trade the presets' budgets, so that what comes of the
 * semantics and what of the budgets can be told apart.
 */
export const worlds: readonly World[] = [
  closedWith("closed", "the closed preset: goal 240, horizon 10, attempts 4, tolerance 1", {}),
  closedWith("undo", "closed, and an overshooting action is taken back", { onOvershoot: "undo" }),
  closedWith("keep-best", "closed, and a missed stage carries its nearest attempt", { keep: "best" }),
  closedWith("abort", "closed, and the first missed stage ends the trajectory", { onExhausted: "abort" }),
  closedWith("terminal", "closed, and only the final total counts", { pass: "terminal" }),
  closedWith("absolute", "closed, and stages aim at milestones", { anchor: "absolute" }),
  closedWith("absolute-skip", "absolute, and a met milestone asks for no action", {
    anchor: "absolute",
    onMet: "skip",
  }),
  closedWith("planned", "closed, but each attempt is planned at its start", { feedback: "open" }),
  {
    name: "closed-open-budgets",
    words: "the closed preset with the open world's goal and budgets",
    ...openBudgets,
    semantics: { preset: "closed" },
  },
  {
    name: "open",
    words: "the open preset: goal 100, horizon 100, attempts 3, tolerance 2",
    ...openBudgets,
    semantics: { preset: "open" },
  },
  {
    name: "open-once",
    words: "open with a single attempt",
    ...openBudgets,
    attempts: 1,
    semantics: { preset: "open" },
  },
  {
    name: "open-relative",
    words: "open, but stages aim at their own chunks",
    ...openBudgets,
    semantics: { preset: "open", anchor: "relative" },
  },
  {
    name: "open-closed-budgets",
    words: "the open preset with the closed world's goal and budgets",
    ...closedBudgets,
    semantics: { preset: "open" },
  },
];

/** The semantics with every option: the preset's where the world says nothing. */
export const optionsOf = ({ semantics: { preset, ...options } }: World): Semantics => ({
  ...semanticsPresets[preset],
  ...options,
});

/** Whether the pass rate is a product over stages that know nothing of one another: what most theorems ask. */
export function hasIndependentStages(world: World): boolean {
  const { anchor, pass } = optionsOf(world);
  return anchor === "relative" && pass === "strict";
}

/** The premises of a prediction: none. */
export const anywhere = (): boolean => true;
