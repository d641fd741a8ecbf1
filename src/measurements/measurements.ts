import type { Measurement } from "../study/measurement.ts";
import { attemptByActions } from "./attempt-by-actions.ts";
import { ceiling } from "./ceiling.ts";
import { claims } from "./claims.ts";
import { exact } from "./exact.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { partialPieces } from "./partial-pieces.ts";
import { tailDivergence } from "./tail-divergence.ts";
import { tube } from "./tube.ts";

/** Everything that can be asked of a cell. A function, for what a measurement needs beside its subject comes in here. */
export const measurements = (): readonly Measurement[] => [
  exact,
  monteCarlo,
  attemptByActions,
  tube,
  partialPieces,
  tailDivergence,
  ceiling,
  claims,
];
