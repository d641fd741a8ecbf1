import { refused } from "../model/assert-argument.ts";
import {
  type Distribution,
  latticeNormal,
  type Normal,
  onLattice,
  refinedNormal,
  type Support,
} from "../model/distribution.ts";
import { ScenarioError } from "../model/errors.ts";
import { commonStep } from "../model/lattice.ts";
import { paperAgents } from "./builtin.ts";
import type { PoolMemberInput, ScenarioInput } from "./scenario-schema.ts";

/** A pool on one lattice. */
export interface ResolvedPool {
  readonly members: readonly Distribution[];
  readonly step: number;
  readonly continuous: boolean;
}

/** Below this the weights of a normal may all underflow. */
const smallestSd = 1e-9;

/** Cells across the narrowest continuous range on the coarser of the two lattices that the error is estimated from. */
const cellsAcross = 64;

/**
 * Puts every distribution of a pool on the largest lattice they share.
 *
 * `halvings` refines a pool with a continuous distribution further; any other pool ignores it.
 * Errors: ScenarioError for a range, a pmf, a name or a step that cannot be.
 */
export function resolvePool(input: ScenarioInput["pool"], halvings: number): ResolvedPool {
  const members = (typeof input === "string" ? [input] : input).map(readMember);
  rejectSharedNames(members);
  const continuous = members.some(({ shape }) => shape.kind === "normal" && shape.step === "continuous");
  const base = commonStep(members.flatMap(latticeOf));
  if (!(base > 0)) {
    const problem =
      "steps, ranges and increments must be decimals of at most nine places on one common lattice";
    throw new ScenarioError({ path: "pool", problem, hint: "round them, or use step: continuous" });
  }
  const step = continuous ? refinedStep(base, members) / 2 ** halvings : base;
  return { members: members.map((member) => placed(member, step)), step, continuous };
}

type Step = number | "continuous";

type Shape = (Normal & { kind: "normal"; step: Step }) | { kind: "pmf"; support: Support; step: number };

interface Member {
  readonly labels: Pick<Distribution, "name" | "weight" | "hallucination">;
  readonly shape: Shape;
}

function readMember(input: PoolMemberInput, index: number): Member {
  const written = typeof input === "string" ? { agent: input } : input;
  const labels = {
    name: written.name ?? ("agent" in written ? written.agent : `distribution-${index + 1}`),
    weight: written.weight ?? 1,
    hallucination: written.hallucination ?? 0,
  };
  if ("pmf" in written) {
    const support = readPmf(written.pmf, `pool[${index}].pmf`);
    return { labels, shape: { kind: "pmf", support, step: written.step ?? 1 } };
  }
  const normal: Normal & { readonly step?: Step | undefined } =
    "agent" in written ? paperAgents[written.agent] : written;
  const { mean, sd, min, max, step = 1 } = normal;
  const shape = { kind: "normal", mean, sd, min, max, step } as const;
  rejectNormal(shape, `pool[${index}]`);
  return { labels, shape };
}

function rejectNormal({ min, max, sd, step }: Shape & { kind: "normal" }, path: string): void {
  if (min > max) {
    const problem = `min must not exceed max, but min is ${min} and max is ${max}`;
    throw new ScenarioError({ path: `${path}.min`, problem, hint: "swap them" });
  }
  const single = "for a single value give it as min and as max";
  if (sd < smallestSd) throw refused(`${path}.sd`, `must be at least ${smallestSd}`, sd, single);
  if (step !== "continuous" || min !== max) return;
  const problem = `a continuous distribution needs min below max, but both are ${min}`;
  const hint = "leave step out: a single value is a lattice of one point";
  throw new ScenarioError({ path: `${path}.step`, problem, hint });
}

function readPmf(pmf: Readonly<Record<string, number>>, path: string): Support {
  const entries = Object.entries(pmf)
    .map(([key, probability]) => ({ increment: readIncrement(key, path), probability }))
    .sort((a, b) => a.increment - b.increment);
  const repeated = entries.find(({ increment }, i) => i > 0 && entries[i - 1].increment === increment);
  if (repeated) {
    const problem = `an increment may stand once, but ${repeated.increment} stands twice`;
    throw new ScenarioError({ path, problem });
  }
  const total = entries.reduce((sum, { probability }) => sum + probability, 0);
  if (Math.abs(total - 1) > 1e-6)
    throw new ScenarioError({ path, problem: `probabilities must sum to 1, but they sum to ${total}` });
  const possible = entries.filter(({ probability }) => probability > 0);
  return { increments: possible.map((e) => e.increment), weights: possible.map((e) => e.probability) };
}

function readIncrement(key: string, path: string): number {
  const increment = key.trim() === "" ? Number.NaN : Number(key);
  if (Number.isFinite(increment)) return increment;
  const problem = `each key must be an increment (a number), but one is ${JSON.stringify(key)}`;
  throw new ScenarioError({ path, problem });
}

function rejectSharedNames(members: readonly Member[]): void {
  const seen = new Set<string>();
  for (const [i, { labels }] of members.entries()) {
    const problem = `each distribution needs a name of its own, but ${JSON.stringify(labels.name)} stands twice`;
    const hint = "give one of them another name";
    if (seen.has(labels.name)) throw new ScenarioError({ path: `pool[${i}].name`, problem, hint });
    seen.add(labels.name);
  }
}

/** The numbers of which the lattice step must be a divisor. */
function latticeOf({ shape }: Member): readonly number[] {
  if (shape.kind === "pmf") return [shape.step, ...shape.support.increments];
  return shape.step === "continuous" ? [shape.max, shape.min] : [shape.step, shape.min];
}

/** The base step halved until the narrowest continuous range has enough cells. */
function refinedStep(base: number, members: readonly Member[]): number {
  const ranges = members.flatMap(({ shape }) =>
    shape.kind === "normal" && shape.step === "continuous" ? [shape.max - shape.min] : [],
  );
  let step = base;
  while (Math.min(...ranges) / step < cellsAcross) step /= 2;
  return step;
}

function placed({ labels, shape }: Member, step: number): Distribution {
  if (shape.kind === "pmf") return onLattice(shape.support, step, labels);
  const support = shape.step === "continuous" ? refinedNormal(shape, step) : latticeNormal(shape, shape.step);
  return onLattice(support, step, labels);
}
