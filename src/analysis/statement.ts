import type { Lab } from "./lab.ts";
import type { World } from "./worlds.ts";

export type VerdictWord = "holds" | "holds with exceptions" | "fails";

/** A number of a verdict, a word for one, or several along a sweep. */
export type Measured = number | string | readonly (number | string)[];

/** What the exact engine found: a word, how many of the statement's cases hold, the numbers, and each exception. */
export interface Verdict {
  readonly verdict: VerdictWord;
  readonly cases: { readonly holding: number; readonly of: number };
  readonly numbers: Readonly<Record<string, Measured>>;
  readonly exceptions: readonly string[];
}

/**
 * One statement of the theory that the exact engine decides.
 *
 * A theorem is proved and its cases are checked; a prediction is only claimed, and its verdict is a result. `level` is how
 * the source says it: in its own captions or abstract (S), in readers' notes (N), or not at all (ours).
 */
export interface Statement {
  readonly id: string;
  readonly words: string;
  readonly kind: "theorem" | "prediction";
  readonly source: { readonly where: string; readonly level: "S" | "N" | "ours" };
  /** What it is claimed for. `decide` asks it of any world all the same: where it breaks is a result. */
  readonly scope: string;
  /** Whether a world is within the premises of a theorem; outside them *fails* is no contradiction. Predictions have none. */
  readonly premises: (world: World) => boolean;
  readonly decide: (lab: Lab) => Verdict;
}
