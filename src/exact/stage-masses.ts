import type { StageOutcome } from "./stage.ts";

/** The probabilities of a stage's three verdicts. */
export interface StageMasses {
  readonly reached: number;
  readonly falselyAccepted: number;
  readonly missed: number;
}

export function massesOf({ branches }: StageOutcome): StageMasses {
  const masses = { reached: 0, falselyAccepted: 0, missed: 0 };
  for (const branch of branches) {
    masses.reached += branch.reached.total();
    masses.falselyAccepted += branch.falselyAccepted.total();
    masses.missed += branch.missed.total();
  }
  return masses;
}
