import { sideOf } from "../model/lattice.ts";
import type { Effort } from "./effort.ts";
import { Mass, nowhere } from "./mass.ts";
import type { StageTotals } from "./stage.ts";
import { type EndPart, type JointBy, partOf, partsOf } from "./stage-end.ts";
import { StageSums } from "./stage-sums.ts";
import { type Carry, chancesOf, type FollowedStage, type Starts } from "./starts.ts";

/** A stage that is met or passed before any action and may not act: its claim is checked once, or it is missed. */
export class DecidedStage implements FollowedStage {
  readonly #by: JointBy;
  readonly #parts: readonly EndPart[];

  constructor(by: JointBy, effort: Effort) {
    const all = Mass.atNothing(1);
    const met = { actions: 0, reached: all, stall: nowhere, overshoot: nowhere };
    this.#by = by;
    this.#parts =
      sideOf(by.window, 0) === 0 ? partsOf(met, by, effort) : [partOf("missed", "overshoot", all)];
  }

  follow(starts: Starts, carry: Carry): StageTotals {
    const sums = new StageSums(this.#by, carry);
    for (let row = 0; row * starts.width < starts.chances.length; row++) {
      const from = chancesOf(starts.chances, row, starts);
      for (const part of this.#parts) sums.take(part, starts.used + row, from);
    }
    return sums;
  }
}
