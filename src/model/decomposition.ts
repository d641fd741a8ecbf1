import { isWhole, snap } from "./lattice.ts";

/** How a scenario file writes a decomposition: an even split, a partial harness, or the chunks themselves. */
export type DecompositionInput =
  | { readonly subgoals: number }
  | { readonly chunk: number; readonly scaffolded: number }
  | { readonly chunks: readonly number[] };

/** A chunk with the milestone it ends at. */
export interface Chunk {
  readonly chunk: number;
  readonly milestone: number;
  readonly part: "scaffold" | "tail";
}

/** Splits a goal as the file asks. The chunks sum to the goal; the checks that they can are `resolveScenario`'s. */
export function decompose(
  input: DecompositionInput,
  goal: number,
  step: number,
  continuous: boolean,
): readonly Chunk[] {
  if ("subgoals" in input) return between(evenMilestones(goal, input.subgoals, step, continuous), "scaffold");
  if ("chunks" in input) return between(runningSums(input.chunks), "scaffold");
  return partialChunks(input.chunk, input.scaffolded, goal);
}

/**
 * The ends of K even chunks that differ by at most one lattice step: milestone k at round(k G / (K u)) · u, half up.
 * Off the lattice, when the goal is no multiple of the step or the pool is continuous, k G / K exactly.
 *
 * Source: our choice; the paper gives no rounding rule.
 */
function evenMilestones(
  goal: number,
  subgoals: number,
  step: number,
  continuous: boolean,
): readonly number[] {
  const onLattice = !continuous && isWhole(goal / step);
  return Array.from({ length: subgoals }, (_, i) => {
    const exact = ((i + 1) * goal) / subgoals;
    return onLattice && i + 1 < subgoals ? Math.floor(snap(exact / step + 0.5)) * step : exact;
  });
}

/** (c, …, c, G − r c): r scaffolded chunks and one free tail, left out when it is zero. Source: the paper's partial harness. */
function partialChunks(chunk: number, scaffolded: number, goal: number): readonly Chunk[] {
  const scaffold = Array.from({ length: scaffolded }, (_, i) => ({
    chunk,
    milestone: (i + 1) * chunk,
    part: "scaffold" as const,
  }));
  const rest = goal - chunk * scaffolded;
  if (scaffolded > 0 && snap(rest / chunk) <= 0) return scaffold;
  return [...scaffold, { chunk: rest, milestone: goal, part: "tail" }];
}

function runningSums(chunks: readonly number[]): readonly number[] {
  let sum = 0;
  return chunks.map((chunk) => {
    sum += chunk;
    return sum;
  });
}

function between(milestones: readonly number[], part: Chunk["part"]): readonly Chunk[] {
  return milestones.map((milestone, i) => ({
    chunk: milestone - (i === 0 ? 0 : milestones[i - 1]),
    milestone,
    part,
  }));
}
