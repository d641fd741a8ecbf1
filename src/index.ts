/**
 * Tautline's public API: pure functions that run unchanged in Node.js and in a browser.
 *
 * A scenario goes in (`parseScenario` or `resolveScenario`), an outcome comes out (`evaluateExactly`, `simulate`).
 * What touches files, pictures or processes stands in `tautline/node`.
 */
export { type ExactLimits, exactLimits } from "./exact/effort.ts";
export { type Discretisation, type ExactOutcome, evaluateExactly } from "./exact/evaluate-exactly.ts";
export { recoverabilityTube, type TubeMilestone, type TubePoint } from "./exact/recoverability-tube.ts";
export type { FigureDefinition } from "./figures/figure.ts";
export { figureDefinitions } from "./figures/figure-definitions.ts";
export { type CanonicalWorld, canonicalWorlds, type PaperAgent, paperAgents } from "./model/builtin.ts";
export { builtinNames, builtinScenario } from "./model/builtin-scenario.ts";
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
export { type ParseOptions, parseScenario, scenarioOf } from "./model/parse-scenario.ts";
export { resolveScenario } from "./model/resolve-scenario.ts";
export type { PrunedPool, Scenario, Stage } from "./model/scenario.ts";
export { scenarioJsonSchema } from "./model/scenario-json-schema.ts";
export { type ScenarioInput, scenarioSchema } from "./model/scenario-schema.ts";
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
export { type Cell, studyCells } from "./study/cells.ts";
export { parseCsv, toCsv } from "./study/csv.ts";
export { identityOf } from "./study/identity.ts";
export { parseStudy } from "./study/parse-study.ts";
export { type Evaluators, runStudy } from "./study/run-study.ts";
export type { Study } from "./study/study.ts";
export { type Allocation, allocateAttempts, type Split } from "./theory/allocate-attempts.ts";
export { type Claim, decideClaims, statements } from "./theory/claims.ts";
export { type MarginalStop, marginalStop, type PartialPoint } from "./theory/marginal-stop.ts";
export type { Statement, Verdict } from "./theory/statement.ts";
export { type TailDivergence, tailDivergence } from "./theory/tail-divergence.ts";
export { type World, worlds } from "./theory/worlds.ts";
