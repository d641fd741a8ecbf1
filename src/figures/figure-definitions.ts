import { advice } from "./advice.ts";
import { ceiling } from "./ceiling.ts";
import { claimsMatrix } from "./claims-matrix.ts";
import { echoPeaks } from "./echo-peaks.ts";
import { granularity } from "./granularity.ts";
import { guidancePool } from "./guidance-pool.ts";
import { harnessSensitivity } from "./harness-sensitivity.ts";
import type { FigureDefinition } from "./kit/figure-definition.ts";
import { marginal } from "./marginal.ts";
import { partial } from "./partial.ts";
import { partialShift } from "./partial-shift.ts";
import { phaseAttempts } from "./phase-attempts.ts";
import { phaseTolerance } from "./phase-tolerance.ts";
import { pruning } from "./pruning.ts";
import { retries } from "./retries.ts";
import { separability } from "./separability.ts";
import { tolerance } from "./tolerance.ts";
import { tube } from "./tube.ts";
import { verification } from "./verification.ts";

const figures: Readonly<Record<string, FigureDefinition>> = {
  granularity,
  "guidance-pool": guidancePool,
  partial,
  "partial-shift": partialShift,
  retries,
  tolerance,
  pruning,
  "harness-sensitivity": harnessSensitivity,
  "echo-peaks": echoPeaks,
  "phase-attempts": phaseAttempts,
  "phase-tolerance": phaseTolerance,
  verification,
  marginal,
  tube,
  separability,
  ceiling,
  "claims-matrix": claimsMatrix,
  advice,
};

/**
 * How many values an axis must have for a figure's sentences to be true or false: two where they are compared, three where
 * something lies strictly inside.
 */
const least: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  granularity: { subgoals: 3 },
  "guidance-pool": { guidance: 2, distributions: 2 },
  partial: { scaffolded: 3 },
  "partial-shift": { chunk: 2, scaffolded: 3 },
  retries: { attempts: 2 },
  tolerance: { tolerance: 2 },
  pruning: { removed: 2, subgoals: 2 },
  "echo-peaks": { chunk: 3 },
  "phase-attempts": { subgoals: 2, attempts: 2 },
  "phase-tolerance": { subgoals: 2, tolerance: 2 },
  verification: { strength: 2, verification: 2 },
  marginal: { scaffolded: 3 },
  separability: { carryOver: 2, scaffolded: 3 },
  advice: { tolerance: 2, horizon: 2 },
};

/** Every figure function by the name that experiment files use. */
export const figureDefinitions: Readonly<Record<string, FigureDefinition>> = Object.fromEntries(
  Object.entries(figures).map(([name, figure]) => [name, { ...figure, least: least[name] ?? {} }]),
);
