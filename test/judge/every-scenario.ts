import fc from "fast-check";
import type { PoolMemberInput, ScenarioInput } from "../../src/input/scenario-schema.ts";
import { smallScenarios, stageCount } from "../support/scenario-arbitraries.ts";

/** Scenarios small enough to enumerate, over every option and over what lies off the lattice: half steps, tenths, loose ends. */
export const everyScenario: fc.Arbitrary<ScenarioInput> = fc
  .tuple(
    smallScenarios(),
    fc.record({
      unit: often(1, 0.5, 0.1),
      twists: fc.array(fc.nat(99), { maxLength: 3 }),
      agents: fc.nat(59),
    }),
  )
  .map(([input, { unit, twists, agents }]) => {
    if (agents < 3) return ofThePaper(input, agents);
    const scaled = unit === 1 ? input : inUnits(input, unit);
    return someoneHonest(
      listsFitted(twists.reduce((changed, drawn) => twisted(changed, unit, drawn), scaled)),
    );
  });

/**
 * A member on a continuous range. Its lattice has over a hundred cells, so a trajectory has two actions or three: one stage of two
 * attempts at one action or one attempt at two, or two or three stages of one action.
 */
export const continuousScenario: fc.Arbitrary<ScenarioInput> = fc
  .tuple(
    smallScenarios({ goal: 2, horizon: 1, attempts: 1 }),
    fc.record({
      mean: fc.constantFrom(0.5, 1, 2.5),
      sd: fc.constantFrom(0.3, 1, 100),
      min: fc.constantFrom(0, 0.5, 1),
      width: fc.constantFrom(0.5, 1, 1.5),
    }),
    fc.constantFrom(
      { subgoals: 1, horizon: 1, attempts: 2 },
      { subgoals: 1, horizon: 2, attempts: 1 },
      { subgoals: 2, horizon: 1, attempts: 1 },
      { subgoals: 3, horizon: 1, attempts: 1 },
    ),
  )
  .map(([input, { width, ...range }, { subgoals, ...budgets }]) => {
    const [{ name, weight = 1, hallucination = 0 }, ...others] = input.pool as Member[];
    const liar = budgets.horizon === 1 && subgoals === 1 ? hallucination : 0;
    const own = { name: name as string, weight, hallucination: liar };
    const continuous = { ...own, ...range, max: range.min + width, step: "continuous" as const };
    const { pruning: _, ...harness } = input.harness;
    const honest = others.slice(0, 1).map((member) => ({ ...member, hallucination: liar }));
    return {
      ...input,
      pool: [continuous, ...honest],
      harness: { ...harness, ...budgets, decomposition: { subgoals } },
    };
  });

type Member = Exclude<PoolMemberInput, string>;

function often<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { arbitrary: fc.constant(usual), weight: 2 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
}

const clean = (value: number) => Number(value.toPrecision(12));

/** The same scenario with every length in units of `unit`, and its lattice with them. */
function inUnits(input: ScenarioInput, unit: number): ScenarioInput {
  const scaled = (value: number) => clean(value * unit);
  const { decomposition, tolerance, ...harness } = input.harness;
  return {
    ...input,
    task: {
      ...input.task,
      goal: scaled(input.task.goal),
      ...(input.task.tolerance !== undefined && { tolerance: scaled(input.task.tolerance) }),
    },
    pool: (input.pool as Member[]).map((member) => scaledMember(member, scaled, unit)),
    harness: {
      ...harness,
      tolerance: scaled(tolerance),
      decomposition:
        "subgoals" in decomposition
          ? decomposition
          : "chunks" in decomposition
            ? { chunks: decomposition.chunks.map(scaled) }
            : { chunk: scaled(decomposition.chunk), scaffolded: decomposition.scaffolded },
    },
  };
}

function scaledMember(member: Member, scaled: (value: number) => number, unit: number): Member {
  if ("pmf" in member)
    return {
      ...member,
      pmf: Object.fromEntries(
        Object.entries(member.pmf).map(([key, share]) => [String(scaled(Number(key))), share]),
      ),
      step: unit,
    };
  if (!("mean" in member)) return member;
  const { mean, sd, min, max } = member;
  return { ...member, mean: scaled(mean), sd: scaled(sd), min: scaled(min), max: scaled(max), step: unit };
}

/** One thing of many made otherwise; what does not fit the scenario leaves it as it was. */
function twisted(input: ScenarioInput, unit: number, drawn: number): ScenarioInput {
  const twists = [
    looseMax,
    finerMember,
    zeroShares,
    looseChunks,
    looseGoal,
    looseTolerance,
    namedPruning,
    threeChunks,
    extremePruning,
    reportsAlike,
    halfPlan,
    backwards,
    metOnALie,
    nothingSaid,
    oneLiar,
    presetAlone,
  ];
  return twists[drawn % twists.length](input, unit, Math.floor(drawn / twists.length));
}

/** A normal member's max off its own lattice. */
function looseMax(input: ScenarioInput, unit: number): ScenarioInput {
  return withMembers(input, (member) =>
    "max" in member ? { ...member, max: clean(member.max + 0.6 * unit) } : member,
  );
}

/** A normal member on half the step, or starting half a step off. */
function finerMember(input: ScenarioInput, unit: number, drawn: number): ScenarioInput {
  const [first, ...others] = input.pool as Member[];
  if (!("max" in first)) return input;
  const { min, max } = first;
  const changed =
    drawn % 2 === 0
      ? { step: clean(unit / 2), max: clean(Math.min(max, min + unit)) }
      : { min: clean(min + unit / 2), max: clean(max + unit / 2) };
  return { ...input, pool: [{ ...first, ...changed }, ...others] };
}

/** Increments that a pmf names and never makes. */
function zeroShares(input: ScenarioInput, unit: number): ScenarioInput {
  return withMembers(input, (member) =>
    "pmf" in member
      ? { ...member, pmf: { ...member.pmf, [clean(9 * unit)]: 0, [clean(-7 * unit)]: 0 } }
      : member,
  );
}

/** Chunks off the lattice, of the same sum. */
function looseChunks(input: ScenarioInput, unit: number): ScenarioInput {
  const { decomposition } = input.harness;
  if (!("chunks" in decomposition) || decomposition.chunks.length < 2) return input;
  const [first, second, ...others] = decomposition.chunks;
  const chunks = [clean(first + 0.25 * unit), clean(second - 0.25 * unit), ...others];
  return withHarness(input, { decomposition: { chunks } });
}

/** A goal off the lattice: even milestones lie at k G / K exactly, and a free tail takes up the rest. */
function looseGoal(input: ScenarioInput, unit: number): ScenarioInput {
  const { decomposition } = input.harness;
  if ("chunks" in decomposition) return input;
  return { ...input, task: { ...input.task, goal: clean(input.task.goal + 0.4 * unit) } };
}

function looseTolerance(input: ScenarioInput, unit: number, drawn: number): ScenarioInput {
  return withHarness(input, { tolerance: clean([0.25, 0.75, 1.3][drawn % 3] * unit) });
}

function namedPruning(input: ScenarioInput, _unit: number, drawn: number): ScenarioInput {
  const names = (input.pool as Member[]).map(({ name }) => name as string);
  if (names.length < 2) return input;
  return withHarness(input, { pruning: { which: [names[drawn % names.length]] } });
}

/** Three or more unequal chunks. */
function threeChunks(input: ScenarioInput, unit: number): ScenarioInput {
  const size = Math.round(input.task.goal / unit);
  if (size < 4) return input;
  const chunks = [unit, clean(2 * unit), clean(input.task.goal - 3 * unit)];
  return withHarness(input, { decomposition: { chunks } });
}

/** Worst or best pruning over unequal chunks and more than one attempt, not the same number at each. */
function extremePruning(input: ScenarioInput, unit: number, drawn: number): ScenarioInput {
  if (input.pool.length < 2 || input.task.goal < 2 * unit) return input;
  const decomposition = { chunks: [clean(input.task.goal - unit), unit] };
  const which = drawn % 2 === 0 ? "worst" : "best";
  return withHarness(withoutTail(input), { decomposition, attempts: [1, 3], pruning: { count: 1, which } });
}

/** Attempts of equal reports and different truth to keep the best of. */
function reportsAlike(input: ScenarioInput): ScenarioInput {
  const { semantics } = input.harness;
  const options = typeof semantics === "object" ? semantics : {};
  const halfTrue = withMembers(input, (member) => ({ ...member, hallucination: 0.5 }));
  return withHarness(halfTrue, { attempts: 2, semantics: { ...options, keep: "best" } });
}

/** Plans at a half that doubles miss: 0.7 / 0.2 is 3.4999999999999996. */
function halfPlan(input: ScenarioInput, _unit: number, drawn: number): ScenarioInput {
  const { semantics, pruning: _, ...harness } = input.harness;
  const options = typeof semantics === "object" ? semantics : {};
  const goal = drawn % 2 === 0 ? 0.7 : 0.3;
  return withoutTail({
    ...input,
    task: { ...input.task, goal },
    pool: [{ pmf: { "0.1": 0.5, "0.3": 0.5 }, step: 0.1 }],
    harness: {
      ...harness,
      decomposition: { chunks: [goal] },
      horizon: 4,
      attempts: 1,
      semantics: { ...options, feedback: "open" },
    },
  });
}

/** An open plan by an agent that moves away on average, or not at all. */
function backwards(input: ScenarioInput, unit: number, drawn: number): ScenarioInput {
  const { semantics, pruning: _, ...harness } = input.harness;
  const options = typeof semantics === "object" ? semantics : {};
  const ahead = drawn % 2 === 0 ? 0.25 : 0.5;
  const pmf = { [clean(-unit)]: 1 - ahead, [unit]: ahead };
  return {
    ...input,
    pool: [{ pmf, step: unit }],
    harness: { ...harness, semantics: { ...options, feedback: "open" } },
  };
}

/** A stage that is met on a false report, and that no action could reach: 2 and 3 make 5, of which only 3 are true. */
function metOnALie(input: ScenarioInput): ScenarioInput {
  const { semantics, pruning: _, ...harness } = input.harness;
  const options = typeof semantics === "object" ? semantics : {};
  return withoutTail({
    ...input,
    task: { ...input.task, goal: 5 },
    pool: [{ pmf: { "2": 0.5, "3": 0.5 }, hallucination: 0.5 }],
    harness: {
      ...harness,
      decomposition: { chunks: [4, 1] },
      tolerance: 1,
      horizon: 2,
      semantics: { ...options, feedback: "closed", anchor: "absolute", onMet: "skip" },
    },
  });
}

/** Grounded guidance over a pool of which one member only hallucinates: it is never taken. */
function oneLiar(input: ScenarioInput): ScenarioInput {
  const [first, ...others] = input.pool as Member[];
  if (others.length === 0) return input;
  const honest = others.map(({ hallucination: _, ...member }) => member);
  const guidance = [{ rule: "grounded" as const, strength: 2 }, ...(input.harness.guidance ?? [])];
  const { pruning: _, ...harness } = input.harness;
  return { ...input, pool: [{ ...first, hallucination: 1 }, ...honest], harness: { ...harness, guidance } };
}

/** Every optional key of the harness left out. */
function nothingSaid(input: ScenarioInput): ScenarioInput {
  const { decomposition, tolerance, horizon, attempts } = input.harness;
  return { ...input, harness: { decomposition, tolerance, horizon, attempts } };
}

function presetAlone(input: ScenarioInput, _unit: number, drawn: number): ScenarioInput {
  return withHarness(input, { semantics: drawn % 2 === 0 ? "open" : "closed" });
}

/** The built-in agents, one by its name and one with a weight of its own; their sizes ask for another goal. */
function ofThePaper(input: ScenarioInput, drawn: number): ScenarioInput {
  const pools: ScenarioInput["pool"][] = [
    ["model-1"],
    "model-2",
    ["model-1", { agent: "model-3", weight: 2 }],
  ];
  const pool = pools[drawn];
  const { tolerance, guidance, verification, semantics } = input.harness;
  const own = { decomposition: { subgoals: 2 }, tolerance, horizon: 2, attempts: 1 };
  const asked = {
    guidance: guidance ?? [],
    verification: verification ?? 1,
    semantics: semantics ?? "closed",
  };
  return { task: { ...input.task, goal: 17 }, pool, harness: { ...own, ...asked } };
}

/** Grounded guidance keeps its honest members: no pruning where one only hallucinates. */
function someoneHonest(input: ScenarioInput): ScenarioInput {
  const { pruning: _, ...harness } = input.harness;
  const grounded = harness.guidance?.some(({ rule }) => rule === "grounded");
  const liar = (input.pool as Member[]).some(({ hallucination }) => hallucination === 1);
  return grounded && liar ? { ...input, harness } : input;
}

/** Lists of budgets, with a number for as many stages as there now are. */
function listsFitted(input: ScenarioInput): ScenarioInput {
  const { horizon, attempts } = input.harness;
  const fitted = <T extends number | readonly number[]>(budget: T) =>
    Array.isArray(budget)
      ? Array.from({ length: stageCount(input) }, (_, k) => budget[k % budget.length])
      : budget;
  return withHarness(input, { horizon: fitted(horizon), attempts: fitted(attempts) });
}

/** Without the tail's own budgets, which lists of budgets make way for. */
function withoutTail(input: ScenarioInput): ScenarioInput {
  const { semantics } = input.harness;
  if (typeof semantics !== "object") return input;
  const { tail: _, ...options } = semantics;
  return withHarness(input, { semantics: options });
}

function withHarness(input: ScenarioInput, change: Partial<ScenarioInput["harness"]>): ScenarioInput {
  return { ...input, harness: { ...input.harness, ...change } };
}

function withMembers(input: ScenarioInput, change: (member: Member) => Member): ScenarioInput {
  return { ...input, pool: (input.pool as Member[]).map(change) };
}
