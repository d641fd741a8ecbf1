import type { Point, Rules } from "./reference-rules.ts";
import type { Member, Stage, World } from "./reference-scenario.ts";
import { windowOf } from "./reference-scenario.ts";
import { Chances, total } from "./reference-sums.ts";

/** Section 3 of docs/model.md, guidance: what the next action is, given the gap. */

/** One action: what it reports and what it truly does, in lattice steps. */
export interface Action {
  readonly reported: number;
  readonly truly: number;
}

export interface Guided {
  /** q(i, a | g), from reported progress `y` (in steps) with `n` actions of the horizon left. */
  readonly joint: (y: number, n: number) => readonly Weighed[];
  /** What the next action reports and does. */
  readonly actions: (y: number, n: number) => Chances<Action>;
  /** The mean increment of that action, in progress. */
  readonly mean: (y: number, n: number) => number;
}

interface Weighed {
  readonly member: Member;
  readonly point: Point;
  readonly probability: number;
}

/** The guided process of one stage with this aim: "g ← Δ − y", then the weights of g. */
export function guidedBy(world: World, stage: Stage, aim: number): Guided {
  const { rules, step, semantics } = world;
  const window = windowOf(world, aim, world.tolerance);
  const gap = (y: number) => aim - y * step;

  /** q(i, a | g) ∝ w_i(g) P_i(a) exp(λ ψ(a, g)), through logarithms so that no factor can vanish before the others meet it. */
  const joint = remembered((y: number, n: number): readonly Weighed[] => {
    const drawn = world.pool.flatMap((member) => {
      const log = Math.log(rules.prior(member.weight)) + poolScore(member, y, n);
      return member.points.map((point) => ({
        member,
        point,
        log: log + Math.log(point.probability) + actionScore(member, point, y, n),
      }));
    });
    const highest = Math.max(...drawn.map(({ log }) => log));
    const masses = drawn.map(({ log }) => Math.exp(log - highest));
    const sum = total(masses);
    return drawn.map(({ member, point }, k) => ({ member, point, probability: masses[k] / sum }));
  });

  /** Σ λ ψ_i(g); `value` is E_{a ~ P_i} V(g − a, n − 1). */
  const poolScore = (member: Member, y: number, n: number) =>
    score(world, stage, "pool", {
      size: member.mean,
      gap: gap(y),
      hallucination: member.hallucination,
      value: () => total(member.points.map((point) => point.probability * valueAfter(y, point.steps, n))),
    });

  const actionScore = (member: Member, point: Point, y: number, n: number) =>
    score(world, stage, "action", {
      size: rules.sizeOf(point.increment, member.mean),
      gap: gap(y),
      hallucination: member.hallucination,
      value: () => valueAfter(y, point.steps, n),
    });

  /** V where an action leads: judged there, "of reported progress and closed-loop". */
  const valueAfter = (y: number, steps: number, n: number): number => {
    if (rules.isWithin(y + steps, window)) return 1;
    if (!rules.isPast(y + steps, window)) return value(y + steps, n - 1);
    return rules.valueUndoes(semantics) ? value(y, n - 1) : 0;
  };

  const process = (y: number, n: number) =>
    rules.valueIsGuided ? joint(y, n) : guidedBy({ ...world, guidance: [] }, stage, aim).joint(y, n);

  /** V(g, n), "the value under the guided process itself, solved backwards": what the next action is worth. */
  const value = remembered((y: number, n: number): number =>
    n === 0
      ? 0
      : total(process(y, n).map(({ point, probability }) => probability * valueAfter(y, point.steps, n))),
  );

  return {
    joint,
    actions: (y, n) => reported(joint(y, n), rules),
    mean: (y, n) => total(joint(y, n).map(({ point, probability }) => probability * point.increment)),
  };
}

function score(
  { rules, guidance }: World,
  { guided }: Stage,
  level: "pool" | "action",
  scored: Parameters<Rules["psi"]["value"]>[0],
): number {
  const terms = guidance.filter((term) => term.level === level);
  const scores = terms.map(({ rule, strength }) =>
    rules.score(strength * guided, () => rules.psi[rule](scored)),
  );
  return scores.reduce((sum, one) => sum + one, 0);
}

/** "With `hallucination` η an action reports its increment and makes no true progress." */
function reported(joint: readonly Weighed[], rules: Rules): Chances<Action> {
  const actions = new Chances<Action>();
  for (const { member, point, probability } of joint) {
    const { steps } = point;
    actions.add({ reported: steps, truly: steps }, probability * (1 - member.hallucination));
    actions.add({ reported: steps, truly: rules.trueSteps(steps) }, probability * member.hallucination);
  }
  return actions;
}

function remembered<T>(compute: (y: number, n: number) => T): (y: number, n: number) => T {
  const known = new Map<string, T>();
  return (y, n) => {
    const key = `${y},${n}`;
    if (!known.has(key)) known.set(key, compute(y, n));
    return known.get(key) as T;
  };
}
