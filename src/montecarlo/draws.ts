import { type Stream, stream } from "../random/stream.ts";

/** The generators of a block: one for every draw, and one for the few that escape (quantised-law.ts) in a hot loop. */
export interface Draws {
  readonly points: Stream;
  readonly escapes: Stream;
}

export const drawsOf = (seed: string, ...names: readonly (string | number)[]): Draws => ({
  points: stream(seed, ...names),
  escapes: stream(seed, ...names, "escapes"),
});
