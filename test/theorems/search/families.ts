import type { PoolMemberInput, ScenarioInput } from "../../../src/input/scenario-schema.ts";
import { alone, type Family, pairs, smallMembers, wholeNumbers } from "./candidates.ts";

/** One distribution of one or two increments, up to two stages: what most searches look among. */
export const plain: Family = {
  pools: alone(smallMembers(4)),
  goal: 6,
  stages: 2,
  horizon: 3,
  attempts: 2,
  tolerances: [0, 1],
};

type SemanticsInput = ScenarioInput["harness"]["semantics"];

export const under = (semantics: SemanticsInput): Family => ({
  ...plain,
  harness: [semantics === undefined ? {} : { semantics }],
});

const lying = (member: PoolMemberInput): PoolMemberInput =>
  ({ ...(member as object), hallucination: 0.5 }) as PoolMemberInput;

/** One distribution that makes up half of its reports. */
export const liars = (verification: number): Family => ({
  ...plain,
  pools: alone(smallMembers(3).map(lying)),
  harness: [{ verification }],
});

/** An honest distribution beside one that lies. */
export const honestAndLying: readonly (readonly PoolMemberInput[])[] = smallMembers(3).flatMap((honest) =>
  smallMembers(3).map((liar) => [honest, lying(liar)]),
);

/** Two distributions and one rule that chooses between them, in a single stage and attempt. */
export const guidedPair = (rule: "value" | "antivalue" | "aligned", semantics?: SemanticsInput): Family => ({
  pools: pairs(smallMembers(3)),
  goal: 5,
  stages: 1,
  horizon: 3,
  attempts: 1,
  tolerances: [0, 1],
  harness: [1, 2, 5].map((strength) => ({
    guidance: [{ rule, strength }],
    ...(semantics !== undefined && { semantics }),
  })),
});

/** The oracle over whole distributions, beside a rule that prefers large single increments. */
export const acrossLevels: Family = {
  ...guidedPair("value"),
  horizon: 2,
  pools: pairs(smallMembers(4)),
  harness: [1, 5].map((strength) => ({
    guidance: [
      { rule: "value", strength, level: "pool" },
      { rule: "compliance", strength: 1, level: "action" },
    ],
  })),
};

/** Pools of three or four different single increments or even pairs of them, aligned by their means; one action. */
export function alignedChoice(sizes: readonly number[], strength: number): Family {
  const members = smallMembers(5);
  return {
    pools: sizes.flatMap((size) => subsets(members, size)),
    goal: 4,
    stages: 1,
    horizon: 1,
    attempts: 1,
    tolerances: [0, 1],
    harness: [{ guidance: [{ rule: "aligned", strength }] }],
  };
}

function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Partial harnesses with every chunk that fits; the file's own scaffolds nothing. */
export const partials = (family: Family): readonly Partial<ScenarioInput["harness"]>[] =>
  wholeNumbers(1, family.goal).map((chunk) => ({ decomposition: { chunk, scaffolded: 0 } }));
