import { log } from "../model/pinned-math.ts";
import type { Interval } from "../stats/interval.ts";

/**
 * An interval of the mean of values in [0, 1] that may be looked at after every value: the chance that it *ever* misses the mean is
 * at most `doubt`, however one stops.
 *
 * Source: I. Waudby-Smith and A. Ramdas, Estimating means of bounded random variables by betting, JRSS B 86 (2024), theorem 2: the
 * predictable plug-in empirical Bernstein sequence, with bets of at most ½.
 */
export class ConfidenceSequence {
  readonly #doubt: number;
  #count = 0;
  /** Σ λ, Σ λ x and Σ v ψ(λ), with the names of the source. */
  #bets = 0;
  #won = 0;
  #paid = 0;
  /** The mean and variance that the next value is bet on, each begun with one made-up value of ½ and ¼. */
  #mean = 0.5;
  #variance = 0.25;
  #sum = 0.5;
  #spread = 0.25;

  constructor(doubt: number) {
    this.#doubt = log(2 / doubt);
  }

  /** Takes the next value, in [0, 1]. */
  add(value: number): void {
    const count = ++this.#count;
    const bet = Math.min(
      largestBet,
      Math.sqrt((2 * this.#doubt) / (this.#variance * count * log(count + 1))),
    );
    const missed = value - this.#mean;
    this.#bets += bet;
    this.#won += bet * value;
    this.#paid += missed * missed * (-log(1 - bet) - bet);
    this.#sum += value;
    this.#mean = this.#sum / (count + 1);
    this.#spread += (value - this.#mean) ** 2;
    this.#variance = this.#spread / (count + 1);
  }

  /** All of [0, 1] before the first value. */
  interval(): Interval {
    if (this.#count === 0) return { low: 0, high: 1 };
    const centre = this.#won / this.#bets;
    const half = (this.#doubt + this.#paid) / this.#bets;
    return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
  }
}

const largestBet = 0.5;
