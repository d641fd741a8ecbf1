import fc from "fast-check";
import type { PoolMemberInput, ScenarioInput } from "../../src/input/scenario-schema.ts";
import { guidanceLevels, guidanceRules } from "../../src/model/guidance.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";

/**
 * Scenarios small enough to enumerate, over every option of the model. What shrinks out of a failing property is the
 * scenario file itself: paste it and run `tautline evaluate`.
 */

/** Probabilities that are exact binary fractions, so that a fraction arithmetic stays small. */
const splits: readonly (readonly number[])[] = [
  [1],
  [0.5, 0.5],
  [0.25, 0.75],
  [0.5, 0.25, 0.25],
  [0.125, 0.5, 0.375],
];

const increments = (least: number) =>
  fc.uniqueArray(fc.integer({ min: least, max: 4 }), { minLength: 1, maxLength: 3 });

function pmfOf(values: readonly number[], rotate: number): Record<string, number> {
  const options = splits.filter((split) => split.length === values.length);
  const split = options[rotate % options.length];
  return Object.fromEntries(values.map((value, i) => [String(value), split[i]]));
}

const labels = {
  weight: fc.option(fc.constantFrom(0.5, 1, 3), { nil: undefined }),
  hallucination: fc.option(fc.constantFrom(0.25, 0.5, 1), { nil: undefined, freq: 2 }),
};

const pmfMember = (least: number): fc.Arbitrary<PoolMemberInput> =>
  fc
    .record({ values: increments(least), rotate: fc.nat(3), ...labels })
    .map(
      ({ values, rotate, ...rest }) => defined({ pmf: pmfOf(values, rotate), ...rest }) as PoolMemberInput,
    );

const normalMember: fc.Arbitrary<PoolMemberInput> = fc
  .record({
    mean: fc.constantFrom(-3, 1, 2, 2.5, 9),
    sd: fc.constantFrom(0.01, 0.7, 1, 100),
    min: fc.integer({ min: 0, max: 2 }),
    width: fc.integer({ min: 0, max: 2 }),
    ...labels,
  })
  .map(({ width, ...rest }) => defined({ ...rest, max: rest.min + width }) as PoolMemberInput);

const pool = (least: number): fc.Arbitrary<PoolMemberInput[]> =>
  fc
    .array(fc.oneof(pmfMember(least), normalMember), { minLength: 1, maxLength: 3 })
    .map((members) =>
      members.map((member, i) => (typeof member === "string" ? member : { ...member, name: `d${i}` })),
    );

const decomposition = (goal: number): fc.Arbitrary<ScenarioInput["harness"]["decomposition"]> =>
  fc.oneof(
    fc.record({ subgoals: fc.integer({ min: 1, max: Math.min(goal, 3) }) }),
    fc
      .record({ chunk: fc.integer({ min: 1, max: goal }), scaffolded: fc.nat(2) })
      .map(({ chunk, scaffolded }) => ({
        chunk,
        scaffolded: Math.min(scaffolded, Math.floor(goal / chunk)),
      })),
    fc
      .integer({ min: 1, max: goal })
      .map((first) => ({ chunks: first < goal ? [first, goal - first] : [goal] })),
  );

const guidanceTerm = fc.record({
  rule: fc.constantFrom(...guidanceRules),
  strength: fc.constantFrom(0, 0.5, 2, 40),
  level: fc.constantFrom(...guidanceLevels),
});

const semantics: fc.Arbitrary<ScenarioInput["harness"]["semantics"]> = fc
  .record({
    feedback: fc.constantFrom(...semanticsOptions.feedback),
    anchor: fc.constantFrom(...semanticsOptions.anchor),
    onMet: fc.constantFrom(...semanticsOptions.onMet),
    onOvershoot: fc.constantFrom(...semanticsOptions.onOvershoot),
    keep: fc.constantFrom(...semanticsOptions.keep),
    onExhausted: fc.constantFrom(...semanticsOptions.onExhausted),
    pass: fc.constantFrom(...semanticsOptions.pass),
    tail: fc.option(
      fc
        .record({
          horizon: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
          attempts: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
          carryOver: fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined }),
        })
        .map(defined),
      { nil: undefined },
    ),
  })
  .map(defined);

/** Budgets stage by stage, for as many stages as a small scenario can have; undefined leaves the one number. */
const budgetLists = (horizon: number, attempts: number) =>
  fc.record({ horizon: listOf(horizon), attempts: listOf(attempts) });

const listOf = (max: number): fc.Arbitrary<number[] | undefined> =>
  fc.option(fc.array(fc.integer({ min: 1, max }), { minLength: 4, maxLength: 4 }), {
    nil: undefined,
    freq: 2,
  });

/** The scenario with the list, if one is given, cut to its stages; the tail's own key makes way. */
function withBudgetList(
  input: ScenarioInput,
  budget: "horizon" | "attempts",
  list: readonly number[] | undefined,
): ScenarioInput {
  if (list === undefined) return input;
  const { semantics, ...harness } = input.harness;
  const options = typeof semantics === "object" ? semantics : {};
  const tail = defined({ ...options.tail, [budget]: undefined });
  const own = { [budget]: list.slice(0, stageCount(input)), semantics: { ...options, tail } };
  return { ...input, harness: { ...harness, ...own } };
}

export function stageCount({ task: { goal }, harness: { decomposition } }: ScenarioInput): number {
  if ("subgoals" in decomposition) return decomposition.subgoals;
  if ("chunks" in decomposition) return decomposition.chunks.length;
  const { chunk, scaffolded } = decomposition;
  return scaffolded > 0 && Math.abs(goal - chunk * scaffolded) < 1e-9 ? scaffolded : scaffolded + 1;
}

const pruning = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 2 },
  {
    arbitrary: fc.record({ count: fc.nat(2), which: fc.constantFrom("random", "worst", "best") }),
    weight: 1,
  },
);

/** The largest values drawn; `least` is the smallest increment: below 0 progress can be lost. */
export interface Sizes {
  readonly goal?: number;
  readonly horizon?: number;
  readonly attempts?: number;
  readonly least?: number;
}

/** Small scenarios over all options. */
export function smallScenarios(sizes: Sizes = {}): fc.Arbitrary<ScenarioInput> {
  const { goal: largest = 6, horizon = 3, attempts = 3, least = -1 } = sizes;
  return fc.integer({ min: 1, max: largest }).chain((goal) =>
    fc
      .record({
        taskTolerance: fc.option(fc.constantFrom(0, 1, 3), { nil: undefined }),
        budget: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 2 }),
        pool: pool(least),
        decomposition: decomposition(goal),
        tolerance: fc.constantFrom(0, 0.5, 1, 2),
        horizon: fc.integer({ min: 1, max: horizon }),
        attempts: fc.integer({ min: 1, max: attempts }),
        guidance: fc.array(guidanceTerm, { maxLength: 2 }),
        pruning,
        verification: fc.constantFrom(0, 0.5, 1),
        semantics,
        lists: fc.option(budgetLists(horizon, attempts), { nil: undefined, freq: 2 }),
      })
      .map(({ taskTolerance, budget, pool, lists, ...harness }) => {
        const input = repaired({
          task: defined({ goal, tolerance: taskTolerance, budget }),
          pool,
          harness: defined(harness),
        } as ScenarioInput);
        return withBudgetList(withBudgetList(input, "horizon", lists?.horizon), "attempts", lists?.attempts);
      }),
  );
}

/** What larger scenarios may hold. Each option off by default: one honest distribution, no guidance, closed and relative. */
export interface Larger {
  /** The most distributions in a pool. */
  readonly members?: number;
  /** The rules that may guide, at either level. */
  readonly rules?: readonly (typeof guidanceRules)[number][];
  /** The strengths they may have. */
  readonly strengths?: readonly number[];
  readonly hallucination?: boolean;
  /** The least increment: below 0 progress can be lost. */
  readonly least?: number;
  readonly semantics?: ScenarioInput["harness"]["semantics"];
}

/**
 * Scenarios too large to enumerate, for theorems: by default of independent stages, closed and relative. Their distributions
 * are plain, skewed, gappy or degenerate: one point, a range of one value, a deviation next to nothing or far past the range.
 */
export function largerScenarios(larger: Larger = {}): fc.Arbitrary<ScenarioInput> {
  const { members = 1, rules = [], strengths = [0, 0.1, 0.5, 2, 10] } = larger;
  return fc.integer({ min: 1, max: 60 }).chain((goal) =>
    fc
      .record({
        pool: fc.array(largerMember(larger), { minLength: 1, maxLength: members }),
        decomposition: largerDecomposition(goal),
        tolerance: fc.constantFrom(0, 0.5, 1, 2, 4, 9),
        horizon: fc.integer({ min: 1, max: 12 }),
        attempts: fc.integer({ min: 1, max: 6 }),
        verification: fc.constantFrom(0, 0.3, 1),
        guidance: fc.array(
          fc.record({
            rule: fc.constantFrom(...(rules.length > 0 ? rules : guidanceRules)),
            strength: fc.constantFrom(...strengths),
            level: fc.constantFrom(...guidanceLevels),
          }),
          { maxLength: rules.length > 0 ? 2 : 0 },
        ),
      })
      .map(({ pool: drawn, ...harness }) =>
        repaired({
          task: { goal },
          pool: drawn.map((member, i) => ({ ...(member as object), name: `d${i}` }) as PoolMemberInput),
          harness: defined({ ...harness, semantics: larger.semantics }),
        } as ScenarioInput),
      ),
  );
}

function largerMember({ hallucination = false, least = 0 }: Larger): fc.Arbitrary<PoolMemberInput> {
  const own = {
    weight: fc.option(fc.constantFrom(0.2, 1, 7), { nil: undefined }),
    ...(hallucination && {
      hallucination: fc.option(fc.constantFrom(0.05, 0.4, 1), { nil: undefined }),
    }),
  };
  const normal = fc
    .record({
      mean: fc.double({ min: -5, max: 25, noNaN: true }),
      sd: fc.constantFrom(0.001, 0.4, 2, 6, 1000),
      min: fc.integer({ min: least, max: 9 }),
      width: fc.integer({ min: 0, max: 12 }),
      ...own,
    })
    .map(({ width, ...rest }) => ({ ...rest, max: rest.min + width }));
  const pmf = fc
    .record({
      shares: fc.uniqueArray(
        fc.record({ value: fc.integer({ min: least, max: 15 }), share: fc.integer({ min: 1, max: 50 }) }),
        { minLength: 1, maxLength: 5, selector: ({ value }) => value },
      ),
      ...own,
    })
    .map(({ shares, ...rest }) => {
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      return { ...rest, pmf: Object.fromEntries(shares.map(({ value, share }) => [value, share / total])) };
    });
  return fc.oneof(normal, pmf).map((member) => defined(member) as PoolMemberInput);
}

const largerDecomposition = (goal: number): fc.Arbitrary<ScenarioInput["harness"]["decomposition"]> =>
  fc.oneof(
    fc.record({ subgoals: fc.integer({ min: 1, max: Math.min(goal, 8) }) }),
    fc
      .record({ chunk: fc.integer({ min: Math.ceil(goal / 8), max: goal }), scaffolded: fc.nat(8) })
      .map(({ chunk, scaffolded }) => ({
        chunk,
        scaffolded: Math.min(scaffolded, Math.floor(goal / chunk)),
      })),
  );

/** Takes back what no scenario may ask: pruning everything, and a grounded rule over liars alone. */
function repaired(input: ScenarioInput): ScenarioInput {
  const { pruning, guidance } = input.harness;
  const size = input.pool.length;
  const harness = { ...input.harness };
  if (pruning && "count" in pruning)
    harness.pruning = { ...pruning, count: Math.min(pruning.count, size - 1) };
  if (guidance?.some(({ rule }) => rule === "grounded")) {
    const honest = (member: PoolMemberInput): PoolMemberInput =>
      typeof member === "string" || member.hallucination !== 1 ? member : { ...member, hallucination: 0.5 };
    return { ...input, pool: (input.pool as PoolMemberInput[]).map(honest), harness };
  }
  return { ...input, harness };
}

/** Without the keys that are undefined: what a file would hold. */
function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
