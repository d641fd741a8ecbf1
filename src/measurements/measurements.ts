import type { Library } from "../analysis/world-tables.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Measurement } from "../study/measurement.ts";
import { attemptByActions } from "./attempt-by-actions.ts";
import { ceiling } from "./ceiling.ts";
import { claims } from "./claims.ts";
import { exact } from "./exact.ts";
import { granularityRegret } from "./granularity-regret.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { partialPieces } from "./partial-pieces.ts";
import { tailDivergence } from "./tail-divergence.ts";
import { tube } from "./tube.ts";

const pure = [
  exact,
  monteCarlo,
  attemptByActions,
  tube,
  partialPieces,
  tailDivergence,
  ceiling,
  granularityRegret,
];

/**
 * Everything that can be asked of a cell. Claims are decided by the built-in studies, which have to be looked up by their names:
 * `builtinLibrary` of `tautline/node` reads their files.
 */
export const measurements = (study: Library["study"] = notAtHand): readonly Measurement[] => [
  ...pure,
  claims({ study, measurements: pure }),
];

function notAtHand(name: string): never {
  const problem = `statements read the built-in study ${name}, but no studies are given`;
  throw new ScenarioError({ path: "study", problem, hint: "give measurements a lookup by name" });
}
