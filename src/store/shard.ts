import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";

/** A part of a study's cells: the `part`-th of `of`, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** A million cells are the most that a study has. */
const mostParts = 1_000_000;

/** Reads `3/16`. Errors: ScenarioError. */
export function parseShard(text: string): Shard {
  const [, part, of] = (/^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? []).map(Number);
  if (part >= 1 && part <= of && of <= mostParts) return { part, of };
  const problem = `must be a part and how many there are, as in 3/16, but is ${shownText(text)}`;
  throw new ScenarioError({ path: "--shard", problem });
}

/**
 * Whether a cell belongs to a shard. Its identity alone decides, by the hash in it: cells that come to the same scenario are
 * computed by one machine, and a value that is added to an axis moves no other cell to another machine.
 */
export const isInShard = (identity: string, { part, of }: Shard): boolean =>
  of === 1 || Number.parseInt(identity.slice(-12), 16) % of === part - 1;
