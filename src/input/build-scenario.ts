import { refused } from "../model/assert-argument.ts";
import { type Chunk, type DecompositionInput, decompose } from "../model/decomposition.ts";
import type { Distribution } from "../model/distribution.ts";
import { ScenarioError } from "../model/errors.ts";
import type { GuidanceTerm } from "../model/guidance.ts";
import { snap } from "../model/lattice.ts";
import { loneReach } from "../model/lone-reach.ts";
import { type PruningInput, prune } from "../model/pruning.ts";
import { type PrunedPool, type Scenario, type Stage, sealScenario } from "../model/scenario.ts";
import { type Semantics, semanticsPresets } from "../model/semantics.ts";
import { remembered } from "./remembered.ts";
import { type ResolvedPool, resolvePool } from "./resolve-pool.ts";
import type { ScenarioInput, SemanticsInput } from "./scenario-schema.ts";

/** More stages than this in one scenario are refused: a decomposition this fine is a slip of the pen. */
const stageLimit = 1_000_000;

/**
 * Makes the full, readonly scenario from what a user wrote and the schema accepted.
 *
 * Errors: ScenarioError for laws that span several keys (chunks that do not sum, pruning everything, …), with the path
 * of the key; LimitError for a pool or a decomposition past its stated limit.
 */
export function buildScenario(input: ScenarioInput, parts: ScenarioParts = partsMadeAnew): Scenario {
  const fine = resolveOn(input, parts.pool(input.pool, 1), parts);
  if (!fine.continuous) return sealScenario(fine);
  const coarser = sealScenario(resolveOn(input, parts.pool(input.pool, 0), parts));
  return sealScenario({ ...fine, coarser });
}

/** What makes the parts of a scenario that others may have too. */
export interface ScenarioParts {
  readonly pool: typeof resolvePool;
  readonly stages: typeof resolveStages;
  readonly guidance: typeof resolveGuidance;
  readonly semantics: typeof resolveSemantics;
  readonly whole: typeof wholePool;
}

const partsMadeAnew: ScenarioParts = {
  pool: resolvePool,
  stages: resolveStages,
  guidance: resolveGuidance,
  semantics: resolveSemantics,
  whole: wholePool,
};

/** Parts that are made once, for scenarios whose data share what is alike: of equal data that are not one, a part is made again. */
export const partsMadeOnce = (): ScenarioParts => ({
  pool: remembered(resolvePool),
  stages: remembered(resolveStages),
  guidance: remembered(resolveGuidance),
  semantics: remembered(resolveSemantics),
  whole: remembered(wholePool),
});

/** Pools that lines share are few, and each may be large. */
const poolsKept = 16;

/** Parts for one line after another: the pools of the last few are known by their text, and all else is made anew. */
export function poolsMadeOnce(): ScenarioParts {
  const known = remembered(
    (text: string, refined: number) => resolvePool(JSON.parse(text) as ScenarioInput["pool"], refined),
    poolsKept,
  );
  return {
    ...partsMadeAnew,
    pool: (pool, refined) => known(JSON.stringify(pool), refined),
    whole: remembered(wholePool, poolsKept),
  };
}

function resolveOn(input: ScenarioInput, pool: ResolvedPool, parts: ScenarioParts): Scenario {
  const { task, harness } = input;
  const { step, continuous } = pool;
  const semantics = parts.semantics(harness.semantics);
  const shared = { step, continuous, tolerance: harness.tolerance, semantics };
  const tail = typeof harness.semantics === "object" ? harness.semantics.tail : undefined;
  const stages = parts.stages(
    pool,
    task.goal,
    harness.decomposition,
    harness.horizon,
    harness.attempts,
    tail,
  );
  const guidance = parts.guidance(harness.guidance);
  const { pruning } = harness;
  const pools =
    pruning === undefined
      ? parts.whole(pool)
      : resolvePruning(pruning, pool.members, (one) => loneReach(one, stages, shared));
  rejectEmptyGuidance(guidance, pools);
  return {
    ...shared,
    name: input.name ?? "scenario",
    goal: task.goal,
    taskTolerance: task.tolerance ?? harness.tolerance,
    budget: task.budget ?? Number.POSITIVE_INFINITY,
    coarser: null,
    pools,
    stages,
    guidance,
    verification: harness.verification ?? 1,
  };
}

function resolveSemantics(input: SemanticsInput = "closed"): Semantics {
  if (typeof input === "string") return semanticsPresets[input];
  const base: Semantics = semanticsPresets[input.preset ?? "closed"];
  const options = Object.keys(base) as (keyof Semantics)[];
  const chosen = options.map((option) => [option, input[option] ?? base[option]] as const);
  return Object.fromEntries(chosen) as object as Semantics;
}

type Harness = ScenarioInput["harness"];
type Tail = Exclude<SemanticsInput, string>["tail"];

function resolveGuidance(terms: Harness["guidance"] = []): readonly GuidanceTerm[] {
  return terms.map(({ rule, strength, level = "pool" }) => ({ rule, strength, level }));
}

function wholePool({ members }: ResolvedPool): readonly PrunedPool[] {
  return [{ share: 1, members }];
}

function resolveStages(
  pool: Pick<ResolvedPool, "step" | "continuous">,
  goal: number,
  decomposition: DecompositionInput,
  horizon: Harness["horizon"],
  attempts: Harness["attempts"],
  tail: Tail = {},
): readonly Stage[] {
  rejectDecomposition(decomposition, goal, pool.step);
  const chunks = decompose(decomposition, goal, pool.step, pool.continuous);
  const horizons = stageCounts("horizon", horizon, tail.horizon, chunks);
  const counts = stageCounts("attempts", attempts, tail.attempts, chunks);
  return chunks.map((chunk, t) => ({
    ...chunk,
    horizon: horizons[t],
    attempts: counts[t],
    guidanceShare: chunk.part === "tail" ? (tail.carryOver ?? 0) : 1,
  }));
}

/** A budget of each stage: the list's numbers, or the one number but where the tail has its own. */
function stageCounts(
  budget: "horizon" | "attempts",
  given: number | readonly number[],
  ofTail: number | undefined,
  chunks: readonly Chunk[],
): readonly number[] {
  if (typeof given === "number")
    return chunks.map(({ part }) => (part === "tail" ? ofTail : undefined) ?? given);
  if (ofTail !== undefined) {
    const law = `must be left out beside a list in harness.${budget}, which has a number for the tail too`;
    throw refused(`harness.semantics.tail.${budget}`, law, ofTail);
  }
  if (given.length === chunks.length) return given;
  const tail = chunks.at(-1)?.part === "tail" ? ", the free tail included" : "";
  const problem = `a list must have one number for each of the ${chunks.length} stages${tail}, but has ${given.length}`;
  const hint = "give a single number for all stages";
  throw new ScenarioError({ path: `harness.${budget}`, problem, hint });
}

function rejectDecomposition(input: DecompositionInput, goal: number, step: number): void {
  const path = "harness.decomposition";
  const steps = snap(goal / step);
  if ("subgoals" in input && input.subgoals > steps) {
    const problem = `each sub-goal needs at least one lattice step, but ${input.subgoals} sub-goals share ${steps} ${steps === 1 ? "step" : "steps"}`;
    const most = Math.floor(steps);
    const fewer = most === 1 ? "use 1 sub-goal" : `use ${most} sub-goals or fewer`;
    const hint = most < 1 ? `raise task.goal to one step, ${step}, or more` : fewer;
    throw new ScenarioError({ path: `${path}.subgoals`, problem, hint });
  }
  if ("scaffolded" in input && snap((goal - input.chunk * input.scaffolded) / step) < 0) {
    const most = Math.floor(snap(goal / input.chunk));
    const covered = input.chunk * input.scaffolded;
    const problem = `scaffolded chunks must not exceed task.goal, but ${input.scaffolded} × ${input.chunk} is ${covered} and the goal is ${goal}`;
    throw new ScenarioError({ path: `${path}.scaffolded`, problem, hint: `use ${most} or fewer` });
  }
  if ("chunks" in input) rejectChunkSum(input.chunks, goal, step, path);
  const stages =
    "subgoals" in input ? input.subgoals : "chunks" in input ? input.chunks.length : input.scaffolded;
  const problem = `at most ${stageLimit} stages are taken, but this makes ${stages}`;
  if (stages > stageLimit) throw new ScenarioError({ path, problem });
}

function rejectChunkSum(chunks: readonly number[], goal: number, step: number, path: string): void {
  const sum = chunks.reduce((total, chunk) => total + chunk, 0);
  if (snap((goal - sum) / step) === 0) return;
  const shown = chunks.length > 8 ? `${chunks.length} chunks` : `[${chunks.join(", ")}]`;
  const problem = `chunks must sum to task.goal, but ${shown} sum to ${sum} and the goal is ${goal}`;
  const hint = "use { chunk: SIZE, scaffolded: COUNT } to leave the rest as a free tail";
  throw new ScenarioError({ path: `${path}.chunks`, problem, hint });
}

function resolvePruning(
  input: PruningInput,
  members: readonly Distribution[],
  reachOf: (distribution: Distribution) => number,
): readonly PrunedPool[] {
  const path = "harness.pruning";
  if (!("count" in input)) rejectUnknownNames(input.which, members, `${path}.which`);
  const taken = "count" in input ? input.count : new Set(input.which).size;
  if (taken < members.length) return prune(members, input, reachOf);
  const problem = `at least one distribution must be left, but ${taken} of ${members.length} are taken out`;
  const alone = "leave pruning out: a pool of one has none to spare";
  const hint = members.length > 1 ? `take out ${members.length - 1} or fewer` : alone;
  throw new ScenarioError({ path, problem, hint });
}

function rejectUnknownNames(names: readonly string[], members: readonly Distribution[], path: string): void {
  const known = members.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const problem = `each name must be of the pool, but ${JSON.stringify(unknown)} is not`;
  throw new ScenarioError({ path, problem, hint: `the pool holds ${known.join(", ")}` });
}

/** A pool in which everything hallucinates for certain leaves a grounded rule nothing to prefer. */
function rejectEmptyGuidance(guidance: readonly GuidanceTerm[], pools: readonly PrunedPool[]): void {
  const grounded = guidance.some(({ rule, strength }) => rule === "grounded" && strength > 0);
  const isHopeless = () =>
    pools.some(({ members }) => members.every(({ hallucination }) => hallucination === 1));
  if (!grounded || !isHopeless()) return;
  const problem =
    "grounded guidance needs a distribution that does not always hallucinate, but every one does";
  const hint = "lower some hallucination below 1, or prune fewer";
  throw new ScenarioError({ path: "harness.guidance", problem, hint });
}
