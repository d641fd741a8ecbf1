import { knownOr } from "../../model/known-or.ts";
import { layOut, type QuantisedLaw, quantised } from "../quantised-law.ts";
import type { StageEnd, StageGraph } from "./explore-stage.ts";

/**
 * A stage as a finite chain in two flat tables.
 *
 * A *place* is one whole number: its low 16 bits are a row of `next`, its high 16 bits where the law of its coming draw
 * begins in `points`. A draw of ten random bits reads an outcome from `points`; row + outcome reads the place after it.
 * Rows of ends are odd and the others even, so `place & 1` says that a stage ended; an end's row repeats the row of the
 * start, so the next stage begins there without a jump.
 */
export interface StageChain {
  readonly points: Uint8Array;
  /** The same for draws that escaped: the law of an escape's outcome, laid out at the place of the law it escaped from. */
  readonly pointsOfEscapes: Uint8Array;
  readonly next: Int32Array;
  readonly start: number;
  /** The laws of escapes, to search when a draw escaped twice. */
  readonly escapes: readonly QuantisedLaw[];
  /** The end of a place is `ends[(place & 0xffff) >>> rowShift]`. */
  readonly ends: readonly StageEnd[];
  readonly rowShift: number;
}

/** The outcome that says: this point is an escape, draw anew. Every real outcome is smaller. */
export const escapeOutcome = 128;

/** A word of 32 bits then serves three draws, and 64 laws fit `points`. */
export const drawBits = 10;
/** What 16 bits of a place can point to. */
const mostCells = 2 ** 16;

/** Lays a stage out; null when it does not fit the tables. */
export function stageChain({ states, ends }: StageGraph): StageChain | null {
  const widest = states.reduce((most, { next }) => Math.max(most, next.length), 0);
  // One cell more than outcomes, because the rows of ends are shifted by one.
  const rowShift = 32 - Math.clz32(widest);
  const rows = (states.length + ends.length) << rowShift;
  const laws = new Laws();
  const lawOf = states.map(({ probabilities }) => laws.place(probabilities));
  const lawCells = laws.all.length << drawBits;
  if (widest > escapeOutcome || rows > mostCells || lawCells > mostCells) return null;

  const stateAt = (state: number) => ((lawOf[state] << drawBits) << 16) | ((ends.length + state) << rowShift);
  const endAt = (end: number) => ((lawOf[0] << drawBits) << 16) | (end << rowShift) | 1;
  const next = new Int32Array(rows);
  const fill = (row: number, from: number) =>
    states[from].next.forEach((to, outcome) => {
      next[row + outcome] = to < 0 ? endAt(-1 - to) : stateAt(to);
    });
  for (let state = 0; state < states.length; state++) fill(stateAt(state) & 0xffff, state);
  for (let end = 0; end < ends.length; end++) fill(endAt(end) & 0xffff, 0);

  const quantisedLaws = laws.all.map((probabilities) => quantised(probabilities, drawBits));
  const escapes = quantisedLaws.map((law) => quantised(escapeLaw(law), drawBits));
  const points = laidOut(quantisedLaws);
  return { points, pointsOfEscapes: laidOut(escapes), escapes, next, start: stateAt(0), ends, rowShift };
}

/** The law of an escape's outcome. Where nothing escapes it is never asked for, and any law does. */
const escapeLaw = ({ escapes }: QuantisedLaw): Float64Array =>
  escapes.map((sum, i) => (i === 0 ? sum : sum - escapes[i - 1]));

function laidOut(laws: readonly QuantisedLaw[]): Uint8Array {
  const points = new Uint8Array(laws.length << drawBits);
  laws.forEach((law, i) => {
    layOut(law, points, i << drawBits, escapeOutcome);
  });
  return points;
}

/** Equal laws once. */
class Laws {
  readonly all: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();

  place(probabilities: readonly number[]): number {
    const key = probabilities.join(" ");
    return knownOr(this.#known, key, () => this.all.push(probabilities) - 1);
  }
}
