import type { Point, Rule, Rules, Semantics, Window } from "./reference-rules.ts";
import { total } from "./reference-sums.ts";

/** Section 1 of docs/model.md: from a scenario as a file writes it to distributions on one lattice and to stages. */

type Optional<T> = T | undefined;
type PerStage = number | readonly number[];

interface Labels {
  readonly name?: Optional<string>;
  readonly weight?: Optional<number>;
  readonly hallucination?: Optional<number>;
}

interface Normal {
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  readonly step?: Optional<number | "continuous">;
}

interface Pmf {
  readonly pmf: Readonly<Record<string, number>>;
  readonly step?: Optional<number>;
}

type MemberFile = string | (Labels & ({ readonly agent: string } | Normal | Pmf));

/** Section 5: the scenario file, of which the keys the sections before it speak of. */
export interface ScenarioFile {
  readonly task: {
    readonly goal: number;
    readonly tolerance?: Optional<number>;
    readonly budget?: Optional<number>;
  };
  readonly pool: string | readonly MemberFile[];
  readonly harness: {
    readonly decomposition:
      | { readonly subgoals: number }
      | { readonly chunk: number; readonly scaffolded: number }
      | { readonly chunks: readonly number[] };
    readonly tolerance: number;
    readonly horizon: PerStage;
    readonly attempts: PerStage;
    readonly guidance?: Optional<readonly TermFile[]>;
    readonly pruning?: Optional<
      | { readonly count: number; readonly which: "random" | "worst" | "best" }
      | { readonly which: readonly string[] }
    >;
    readonly verification?: Optional<number>;
    readonly semantics?: Optional<"closed" | "open" | SemanticsFile>;
  };
}

interface TermFile {
  readonly rule: Rule;
  readonly strength: number;
  readonly level?: Optional<"pool" | "action">;
}

type SemanticsFile = { readonly [Name in keyof Semantics]?: Optional<Semantics[Name]> } & {
  readonly preset?: Optional<"closed" | "open">;
  readonly tail?: Optional<{
    readonly horizon?: Optional<number>;
    readonly attempts?: Optional<number>;
    readonly carryOver?: Optional<number>;
  }>;
};

export interface Member {
  readonly name: Optional<string>;
  readonly weight: number;
  readonly hallucination: number;
  readonly points: readonly Point[];
  readonly mean: number;
}

export interface Stage {
  readonly index: number;
  readonly part: "scaffold" | "tail";
  readonly chunk: number;
  readonly milestone: number;
  readonly horizon: number;
  readonly attempts: number;
  /** The share of each guidance strength that is in force. */
  readonly guided: number;
}

/** Everything that execution needs, complete. */
export interface World {
  readonly rules: Rules;
  readonly goal: number;
  readonly taskTolerance: number;
  readonly budget: number;
  readonly tolerance: number;
  readonly step: number;
  readonly continuous: boolean;
  readonly pool: readonly Member[];
  readonly stages: readonly Stage[];
  readonly guidance: readonly (TermFile & { readonly level: "pool" | "action" })[];
  readonly verification: Optional<number>;
  readonly semantics: Semantics;
}

/** "The paper's agents" */
const paperAgents: Readonly<Record<string, Normal>> = {
  "model-1": { mean: 6, sd: 2, min: 4, max: 8 },
  "model-2": { mean: 8, sd: 3, min: 5, max: 11 },
  "model-3": { mean: 10, sd: 6, min: 4, max: 14 },
};

/** "(the default first)", and "The `open` preset is open, absolute, act, best, terminal." */
const presets: Readonly<Record<"closed" | "open", Semantics>> = {
  closed: {
    feedback: "closed",
    anchor: "relative",
    onMet: "act",
    onOvershoot: "restart",
    keep: "last",
    onExhausted: "carry",
    pass: "strict",
  },
  open: {
    feedback: "open",
    anchor: "absolute",
    onMet: "act",
    onOvershoot: "restart",
    keep: "best",
    onExhausted: "carry",
    pass: "terminal",
  },
};

export function readWorld(file: ScenarioFile, rules: Rules): World {
  const { task, harness } = file;
  const members = (typeof file.pool === "string" ? [file.pool] : file.pool).map(readMember);
  const continuous = members.some(isContinuous);
  const step = latticeStep(members, rules);
  const semantics = typeof harness.semantics === "object" ? harness.semantics : { preset: harness.semantics };
  return {
    rules,
    goal: task.goal,
    taskTolerance: rules.terminalTolerance(task.tolerance, harness.tolerance),
    budget: task.budget ?? Number.POSITIVE_INFINITY,
    tolerance: harness.tolerance,
    step,
    continuous,
    pool: members.map((member) => onLattice(member, step, rules)),
    stages: readStages(file, semantics.tail, step, continuous, rules),
    guidance: (harness.guidance ?? []).map((term) => ({ ...term, level: term.level ?? "pool" })),
    verification: harness.verification,
    semantics: { ...presets[semantics.preset ?? "closed"], ...given(semantics) },
  };
}

function given(semantics: SemanticsFile): Partial<Semantics> {
  return Object.fromEntries(Object.entries(semantics).filter(([, value]) => value !== undefined));
}

// --- Lattice and Continuous -----------------------------------------------------------------------------------------------

type Plain = Labels & (Normal | Pmf);

function isContinuous(member: Plain): member is Labels & Normal {
  return "mean" in member && member.step === "continuous";
}

function readMember(member: MemberFile): Plain {
  if (typeof member === "string") return paperAgents[member];
  return "agent" in member ? { ...paperAgents[member.agent], ...member } : member;
}

/** "A pool lives on the largest lattice its members share"; a continuous range has its two ends on it. */
function latticeStep(members: readonly Plain[], rules: Rules): number {
  const lengths = members.flatMap((member) => {
    if ("pmf" in member) {
      const values = increments(member.pmf, rules).map(([increment]) => increment);
      return [member.step ?? rules.defaultStep, ...values];
    }
    if (member.step === "continuous") return [member.min, member.max];
    return [member.step ?? rules.defaultStep, member.min];
  });
  const shared = rules.sharedStep(lengths);
  const ranges = members.flatMap((member) => (isContinuous(member) ? [member.max - member.min] : []));
  return ranges.length === 0 ? shared : rules.refinedStep(shared, Math.min(...ranges));
}

function onLattice(member: Plain, step: number, rules: Rules): Member {
  const points = "pmf" in member ? pmfPoints(member, step, rules) : normalPoints(member, step, rules);
  return {
    name: member.name,
    weight: member.weight ?? 1,
    hallucination: member.hallucination ?? 0,
    points,
    mean: rules.mean(points, "mean" in member ? member.mean : undefined),
  };
}

function pmfPoints({ pmf }: Pmf, step: number, rules: Rules): Point[] {
  const known = increments(pmf, rules);
  const sum = total(known.map(([, share]) => share));
  return known.map(([increment, share]) => point(Math.round(increment / step), step, share / sum));
}

function increments(pmf: Pmf["pmf"], rules: Rules): (readonly [number, number])[] {
  return Object.entries(pmf)
    .filter(([, share]) => rules.isIncrement(share))
    .map(([increment, share]) => [Number(increment), share]);
}

function normalPoints(member: Normal, step: number, rules: Rules): Point[] {
  const own = member.step === "continuous" ? step : (member.step ?? rules.defaultStep);
  const last = rules.stepsToLast((member.max - member.min) / own);
  const steps = Array.from({ length: last + 1 }, (_, k) => Math.round((member.min + k * own) / step));
  const logs = steps.map((n) => rules.logDensity(n * step, member.mean, member.sd));
  const highest = Math.max(...logs);
  const ends = member.step === "continuous" ? rules.endShare : 1;
  const masses = logs.map((log, k) => Math.exp(log - highest) * (k === 0 || k === last ? ends : 1));
  const sum = total(masses);
  return steps.map((n, k) => point(n, step, masses[k] / sum));
}

const point = (steps: number, step: number, probability: number): Point => ({
  steps,
  increment: steps * step,
  probability,
});

/** The lattice steps within the tolerance of an aim, both in progress. */
export function windowOf(world: World, aim: number, tolerance: number): Window {
  const { rules, step, continuous } = world;
  const low = rules.lowEnd((aim - tolerance) / step);
  return { low, high: rules.highEnd((aim + tolerance) / step, low, continuous) };
}

// --- Decomposition --------------------------------------------------------------------------------------------------------

function readStages(
  { task: { goal }, harness }: ScenarioFile,
  tail: SemanticsFile["tail"],
  step: number,
  continuous: boolean,
  rules: Rules,
): Stage[] {
  const { chunks, tailed } = readChunks(harness.decomposition, goal, step, continuous, rules);
  return chunks.map(({ chunk, milestone }, index) => {
    const horizon = rules.ofStage(harness.horizon, index);
    const attempts = rules.ofStage(harness.attempts, index);
    if (!tailed || index < chunks.length - 1)
      return { index, part: "scaffold", chunk, milestone, horizon, attempts, guided: 1 };
    return {
      index,
      part: "tail",
      chunk,
      milestone,
      horizon: rules.tailBudget(tail?.horizon, horizon),
      attempts: rules.tailBudget(tail?.attempts, attempts),
      guided: rules.tailShare(tail?.carryOver),
    };
  });
}

interface Chunks {
  readonly chunks: readonly { readonly chunk: number; readonly milestone: number }[];
  /** The last chunk is a free tail. */
  readonly tailed: boolean;
}

function readChunks(
  decomposition: ScenarioFile["harness"]["decomposition"],
  goal: number,
  step: number,
  continuous: boolean,
  rules: Rules,
): Chunks {
  if ("subgoals" in decomposition)
    return { chunks: evenChunks(decomposition.subgoals, goal, step, continuous, rules), tailed: false };
  if ("chunks" in decomposition) return { chunks: withMilestones(decomposition.chunks), tailed: false };
  const { chunk, scaffolded } = decomposition;
  const rest = goal - chunk * scaffolded;
  const tailed = rules.snapped(rest / step) > 0;
  const scaffold = Array.from({ length: scaffolded }, () => chunk);
  return { chunks: withMilestones(tailed ? [...scaffold, rest] : scaffold), tailed };
}

function evenChunks(subgoals: number, goal: number, step: number, continuous: boolean, rules: Rules) {
  const goalSteps = rules.snapped(goal / step);
  const milestone = (k: number) =>
    rules.milestonesOnLattice(goalSteps, continuous)
      ? rules.evenMilestone(k, subgoals, goalSteps) * step
      : (k * goal) / subgoals;
  return Array.from({ length: subgoals }, (_, k) => ({
    chunk: milestone(k + 1) - milestone(k),
    milestone: milestone(k + 1),
  }));
}

function withMilestones(chunks: readonly number[]) {
  return chunks.map((chunk, k) => ({ chunk, milestone: total(chunks.slice(0, k + 1)) }));
}
