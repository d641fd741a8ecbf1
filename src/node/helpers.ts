import type { Row } from "../stats/table.ts";
import type { Question } from "../study/run-design.ts";

/** Whoever answers questions for a run beside its own thread. */
export interface Helpers {
  readonly ask: (question: Question) => Promise<readonly Row[]>;
  /** No more is wanted: what nobody has begun with fails. */
  readonly drop: () => void;
  /** Ends the helpers; what they have in hand fails. */
  readonly close: () => Promise<void>;
}

/** What those who wait are told once nobody wants answers any more. */
export const notWanted = (): Error => new Error("no more answers are wanted");
