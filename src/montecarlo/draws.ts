import { type Stream, stream } from "../random/stream.ts";

/** The generators of a block: its own, and others beside it by a name. */
export type Draws = (...beside: readonly string[]) => Stream;

export const drawsOf =
  (seed: string, ...names: readonly (string | number)[]): Draws =>
  (...beside) =>
    stream(seed, ...names, ...beside);
