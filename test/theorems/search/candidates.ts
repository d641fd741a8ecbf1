import type { PoolMemberInput, ScenarioInput } from "../../../src/input/scenario-schema.ts";

type Harness = ScenarioInput["harness"];

/** What a search looks among: every combination of these, the smallest scenario first. */
export interface Family {
  readonly pools: readonly (readonly PoolMemberInput[])[];
  readonly goal: number;
  readonly stages: number;
  readonly horizon: number;
  readonly attempts: number;
  readonly tolerances: readonly number[];
  /** Added to the harness. Each is a combination of its own. */
  readonly harness?: readonly Partial<Harness>[];
  readonly budgets?: readonly (number | undefined)[];
}

/**
 * Every scenario of a family in the order of its size: goal, horizon, attempts, stages, tolerance, points of the distributions,
 * guidance terms and their strengths, and the budget if there is one, summed. Among equals the order is that of the loops.
 */
export function candidates(family: Family): readonly ScenarioInput[] {
  const { pools, tolerances, harness = [{}], budgets = [undefined] } = family;
  const all: ScenarioInput[] = [];
  for (const goal of wholeNumbers(1, family.goal)) {
    for (const chunks of partitions(goal, family.stages)) {
      for (const [horizon, attempts, tolerance, pool, more, budget] of product(
        wholeNumbers(1, family.horizon),
        wholeNumbers(1, family.attempts),
        tolerances,
        pools,
        harness,
        budgets,
      )) {
        all.push({
          task: budget === undefined ? { goal } : { goal, budget },
          pool: [...pool],
          harness: { decomposition: { chunks: [...chunks] }, tolerance, horizon, attempts, ...more },
        });
      }
    }
  }
  return all
    .map((input) => ({ input, size: sizeOf(input) }))
    .sort((a, b) => a.size - b.size)
    .map(({ input }) => input);
}

function sizeOf({ task, pool, harness }: ScenarioInput): number {
  const { horizon, attempts, tolerance, decomposition, guidance = [] } = harness;
  const points = (pool as { pmf?: object }[]).map(({ pmf = {} }) => Object.keys(pmf).length);
  const stages = "chunks" in decomposition ? decomposition.chunks.length : 1;
  const budgets = [horizon, attempts].flat();
  const tilt = guidance.reduce((sum, { strength }) => sum + 1 + strength, 0);
  return task.goal + (task.budget ?? 0) + sum(budgets) + tolerance + stages + sum(points) + tilt;
}

/** A distribution whose points are equally likely. */
const evenly = (...values: readonly number[]): PoolMemberInput => ({
  pmf: Object.fromEntries(values.map((value) => [value, 1 / values.length])),
});

/** Every distribution of one or two equally likely increments from 1 to `most`. */
export const smallMembers = (most: number): readonly PoolMemberInput[] =>
  wholeNumbers(1, most).flatMap((a) => [evenly(a), ...wholeNumbers(a + 1, most).map((b) => evenly(a, b))]);

export const alone = (members: readonly PoolMemberInput[]) => members.map((member) => [member]);

/** Every pool of two different ones. */
export const pairs = (members: readonly PoolMemberInput[]): readonly (readonly PoolMemberInput[])[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b]));

export const wholeNumbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Every way to write a goal as chunks, at most so many of them. */
function partitions(goal: number, most: number): readonly (readonly number[])[] {
  if (most === 1) return [[goal]];
  const split = wholeNumbers(1, goal - 1).flatMap((first) =>
    partitions(goal - first, most - 1).map((rest) => [first, ...rest]),
  );
  return [[goal], ...split];
}

type Items<Lists> = { [Key in keyof Lists]: Lists[Key] extends readonly (infer Item)[] ? Item : never };

function product<Lists extends readonly (readonly unknown[])[]>(...lists: Lists): Items<Lists>[] {
  return lists.reduce<unknown[][]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  ) as Items<Lists>[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
