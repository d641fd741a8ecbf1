import type { FailureCause } from "../model/outcome.ts";
import { noCauses, reportedCause, type StageJudge, type StageTotals } from "./stage.ts";
import { type EndPart, totalFrom } from "./stage-end.ts";
import type { Carry, Chances } from "./starts.ts";

/** Adds up what becomes of a stage from many starts, and hands on what they carry. */
export class StageSums implements StageTotals {
  readonly shares = { reached: 0, falselyAccepted: 0, missed: 0 };
  readonly causes = noCauses();
  expectedActions = 0;
  expectedAttempts = 0;
  readonly #by: StageJudge;
  readonly #carry: Carry;

  constructor(by: StageJudge, carry: Carry) {
    this.#by = by;
    this.#carry = carry;
  }

  /** Takes what these starts leave of a part after so many actions in all. */
  take(part: EndPart, actions: number, from: Chances, cause: FailureCause | null = part.cause): void {
    if (from.total === 0 || part.factor === 0) return;
    const chance = chanceOf(part, from);
    this.shares[part.verdict] += chance;
    if (cause !== null) this.causes[reportedCause(cause, this.#by)] += chance;
    this.#carry(part, actions, from);
  }
}

function chanceOf(part: EndPart, { weights, first, count, column, total }: Chances): number {
  if (part.claims === null) return total * part.total;
  let chance = 0;
  for (let i = 0; i < count; i++) chance += weights[first + i] * totalFrom(part, column + i);
  return chance;
}
