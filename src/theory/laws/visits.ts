import { solveAttempt } from "../../exact/attempt.ts";
import { Effort } from "../../exact/effort.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import type { AttemptState } from "./attempt-state.ts";

/** A state of a closed attempt in which an action is taken, and how often the attempt comes to it. */
export interface Visit extends AttemptState {
  readonly chance: number;
}

/** Every state in which a closed attempt under this law takes an action, the start first. */
export function visitsOf(law: StageLaw): readonly Visit[] {
  const { live } = solveAttempt(law, { feedback: "closed", byAction: true }, new Effort());
  return live.flatMap((mass, taken) => {
    const stepsLeft = law.target.horizon - taken;
    const states = Array.from(mass.reports(), (chance, i) => ({ index: mass.from + i, stepsLeft, chance }));
    return states.filter(({ chance }) => chance > 0);
  });
}
