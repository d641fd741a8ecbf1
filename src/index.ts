/**
 * Tautline's public API: pure functions that run unchanged in Node.js and in a browser.
 *
 * A scenario goes in (`parseScenario` or `resolveScenario`), an outcome comes out (`evaluateExactly`, `simulate`).
 * What touches files, pictures or processes stands in `tautline/node`.
 */

export { type Claim, decideClaims, statements } from "./analysis/claims.ts";
export type { Exception, Statement, Verdict } from "./analysis/statement.ts";
export { type World, worlds } from "./analysis/world.ts";
export type { Library } from "./analysis/world-tables.ts";
export { type ExactLimits, exactLimits } from "./exact/effort.ts";
export { type Discretisation, type ExactOutcome, evaluateExactly } from "./exact/evaluate-exactly.ts";
export { recoverabilityTube, type TubeMilestone, type TubePoint } from "./exact/recoverability-tube.ts";
export { figureDefinitions } from "./figures/figure-definitions.ts";
export type { FigureDefinition } from "./figures/kit/figure.ts";
export { type CanonicalWorld, canonicalWorlds, type PaperAgent, paperAgents } from "./input/builtin.ts";
export { builtinNames, builtinScenario } from "./input/builtin-scenario.ts";
export { type ParseOptions, parseScenario } from "./input/parse-scenario.ts";
export { type PlaceOf, type ResolveOptions, resolveScenario } from "./input/resolve-scenario.ts";
export { scenarioJsonSchema } from "./input/scenario-json-schema.ts";
export { type ScenarioInput, scenarioSchema } from "./input/scenario-schema.ts";
export { measurements } from "./measurements/measurements.ts";
export type { Distribution } from "./model/distribution.ts";
export { type Finding, LimitError, type Place, ScenarioError } from "./model/errors.ts";
export {
  type GuidanceLevel,
  type GuidanceRule,
  type GuidanceTerm,
  guidanceLevels,
  guidanceRules,
} from "./model/guidance.ts";
export {
  type BiasQuantiles,
  type FailureCause,
  type Failures,
  failureCauses,
  type Outcome,
  type ProgressPmf,
  type StageOutcome,
} from "./model/outcome.ts";
export type { PrunedPool, Scenario, Stage } from "./model/scenario.ts";
export {
  type Semantics,
  type SemanticsPreset,
  semanticsOptions,
  semanticsPresets,
} from "./model/semantics.ts";
export type { StageVerdict, TraceEvent } from "./model/trace-event.ts";
export { describeTrace } from "./montecarlo/describe-trace.ts";
export type { Estimate } from "./montecarlo/estimate.ts";
export { type SimulateOptions, simulate } from "./montecarlo/simulate.ts";
export { type Trace, traces } from "./montecarlo/trace.ts";
export { type Arithmetic, enumerateOutcome, floatArithmetic } from "./process/enumerate.ts";
export { type Branch, Process } from "./process/process.ts";
export type { Attempt, Progress, State, Trajectory } from "./process/state.ts";
export type { Row } from "./stats/table.ts";
export { type Cell, checkCells, studyCells } from "./study/cells.ts";
export { csvLine, parseCsv, toCsv } from "./study/csv.ts";
export { type Design, designOf } from "./study/design.ts";
export { identityOf } from "./study/identity.ts";
export type { Measurement, Sampling } from "./study/measurement.ts";
export { parseStudy } from "./study/parse-study.ts";
export {
  type Answer,
  type AnswerKey,
  type Ask,
  keyOf,
  type Question,
  runDesign,
} from "./study/run-design.ts";
export type { Study } from "./study/study.ts";
export { type Allocation, allocateAttempts, type Split } from "./theory/allocate-attempts.ts";
export {
  type MarginalStop,
  marginalStop,
  type StopAlternative,
  type StopSetting,
} from "./theory/marginal-stop.ts";
export type { PartialPoint } from "./theory/partial-points.ts";
export { type TailDivergence, tailDivergence } from "./theory/tail-divergence.ts";
