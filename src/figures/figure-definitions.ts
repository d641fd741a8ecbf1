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

/** Every figure function by the name that experiment files use. */
export const figureDefinitions: Readonly<Record<string, FigureDefinition>> = {
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
};
