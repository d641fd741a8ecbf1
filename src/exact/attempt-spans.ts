import type { StageLaw } from "../model/stage-law.ts";
import type { Mass, Span } from "./mass.ts";

/** Which pairs of (reported, unsupported) progress the tables of one attempt can hold mass at. */
export class AttemptSpans {
  readonly #least: number;
  readonly #most: number;
  readonly #hallucinates: boolean;
  readonly #low: number;
  readonly #high: number;
  readonly #undo: boolean;
  /** No action is taken past it. */
  readonly #top: number;

  constructor({ laws: { members }, target }: StageLaw, closed: boolean) {
    this.#least = Math.min(...members.map(({ offset }) => offset));
    this.#most = Math.max(...members.map((m) => m.offset + m.probabilities.length - 1));
    this.#hallucinates = members.some(({ hallucination }) => hallucination > 0);
    this.#low = target.window.low;
    this.#high = target.window.high;
    this.#undo = closed && target.undo;
    this.#top = closed ? Math.max(this.#low - 1, 0) : Number.POSITIVE_INFINITY;
  }

  /** The widest that live mass can get in so many actions. */
  widest(actions: number): Span {
    const grows = this.#least >= 0 && this.#most > 0;
    const n = grows ? Math.min(actions, Math.max(1, Math.floor(this.#top / this.#most))) : actions;
    const [least, most] = [n * this.#least, n * this.#most];
    return this.#over(least, Math.min(most, this.#top), Math.min(0, least), Math.max(0, most));
  }

  /** What may live after one more action; `looks` says whether that action may end the attempt. */
  live(before: Mass, looks: boolean): Span {
    const { from, to, lowest, highest } = before.span();
    const stays = this.#undo && to + this.#most > this.#high;
    const below = looks ? this.#low - 1 : Number.POSITIVE_INFINITY;
    const [first, last] = [from + this.#least, Math.min(to + this.#most, below)];
    return this.#over(
      stays ? Math.min(from, first) : first,
      stays ? Math.max(to, last) : last,
      lowest + Math.min(0, this.#least),
      highest + Math.max(0, this.#most),
    );
  }

  /** What may have reached by an action from number `first` to number `last`. */
  reached(first: number, last: number): Span {
    return this.#ended(first, last, this.#low, this.#high);
  }

  overshoot(first: number, last: number): Span {
    return this.#ended(first, last, this.#high + 1, this.#undo ? this.#high : Number.POSITIVE_INFINITY);
  }

  #ended(first: number, last: number, low: number, high: number): Span {
    // An action that was taken back is one without progress.
    const fewest = this.#undo ? 1 : first;
    const lowest = Math.min(0, last * this.#least);
    const from = this.#least < 0 ? lowest : fewest * this.#least;
    const to = Math.min(Math.max(fewest * this.#most, last * this.#most), this.#top + this.#most);
    return this.#over(Math.max(low, from), Math.min(high, to), lowest, Math.max(0, last * this.#most));
  }

  /** Where no increment is negative no more is unsupported than is reported. */
  #over(from: number, to: number, lowest: number, highest: number): Span {
    if (!this.#hallucinates) return { from, to, lowest: 0, highest: 0 };
    return { from, to, lowest, highest: this.#least < 0 ? highest : Math.min(highest, to) };
  }
}
