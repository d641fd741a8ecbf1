import { type Standing, standingOf } from "../stats/standing.ts";
import type { Row, Scalar } from "../stats/table.ts";
import { Frontier } from "./frontier.ts";
import type { Judged } from "./objective.ts";

/** Values of some axes, by their names. */
export type Labels = Readonly<Record<string, Scalar>>;

/** What becomes of advice in one world. */
export interface WorldAdvice {
  /** The world: a value of each assumption. */
  readonly world: Labels;
  readonly standing: Standing;
  /** The best choice there, and what it and the advised one come to. */
  readonly best: Labels;
  readonly bestValue: number;
  readonly advisedValue: number;
  readonly regret: number;
}

/** What is held of a world while its rows come. */
interface Weighed {
  readonly world: Labels;
  readonly frontier: Frontier;
  least: number;
  advised: number | null;
}

/**
 * Finds the best choice in each of several worlds as rows come, and what the advised choice loses there; without advice the best
 * alone. Rows may come in any order; of a world it holds the frontier.
 */
export class Advising {
  readonly #assumptions: readonly string[];
  readonly #choices: readonly string[];
  readonly #advice: Labels | null;
  readonly #worlds = new Map<string, Weighed>();

  constructor(assumptions: readonly string[], choices: readonly string[], advice: Labels | null) {
    this.#assumptions = assumptions;
    this.#choices = choices;
    this.#advice = advice;
  }

  add(judged: Judged): void {
    const world = labelsOf(judged.row, this.#assumptions);
    const key = JSON.stringify(Object.values(world));
    const weighed = this.#worlds.get(key) ?? {
      world,
      frontier: new Frontier(),
      least: judged.worth,
      advised: null,
    };
    this.#worlds.set(key, weighed);
    weighed.frontier.add(judged);
    weighed.least = Math.min(weighed.least, judged.worth);
    const { row, worth } = judged;
    const isAdvised = this.#choices.every((name) => this.#advice?.[name] === row[name]);
    if (isAdvised) weighed.advised = worth;
  }

  /** The best choice of each world, of equally good ones the cheapest, in the order in which the worlds came. */
  bests(): readonly { readonly choice: Labels; readonly value: number }[] {
    return [...this.#worlds.values()].flatMap(({ frontier }) =>
      frontier.rows
        .slice(-1)
        .map(({ row, worth }) => ({ choice: labelsOf(row, this.#choices), value: worth })),
    );
  }

  /** What becomes of the advice in each world that has the advised choice. */
  worlds(within: number): readonly WorldAdvice[] {
    const bests = this.bests();
    return [...this.#worlds.values()].flatMap(({ world, least, advised }, i) => {
      if (advised === null) return [];
      const { choice: best, value: bestValue } = bests[i];
      const standing = standingOf({ own: advised, best: bestValue, least }, within);
      return [{ world, standing, best, bestValue, advisedValue: advised, regret: bestValue - advised }];
    });
  }
}

const labelsOf = (row: Row, names: readonly string[]): Labels =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
