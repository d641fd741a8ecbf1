/**
 * `tautline`: a scenario in, an outcome out, in Node.js and in a browser.
 *
 * The other parts are `tautline/input` (scenarios as text), `tautline/process` (the semantics as explicit chance), `tautline/study`
 * (grids of scenarios), `tautline/theory` (allocating, stopping), `tautline/figures` and, for files and pictures, `tautline/node`.
 * docs/api.md shows each.
 */

export type { ExactLimits } from "../exact/effort.ts";
export { type Discretisation, type ExactOutcome, evaluateExactly } from "../exact/evaluate-exactly.ts";
export { recoverabilityTube, type TubeMilestone, type TubePoint } from "../exact/recoverability-tube.ts";
export type { Change } from "../input/apply-set.ts";
export { type PaperAgent, paperAgents } from "../input/builtin.ts";
export { builtinNames, builtinScenario } from "../input/builtin-scenario.ts";
export { type ResolveOptions, resolveScenario } from "../input/resolve-scenario.ts";
export type { ScenarioInput, WorldInput } from "../input/scenario-schema.ts";
export type { Distribution } from "../model/distribution.ts";
export { type Finding, LimitError, type Place, ScenarioError, StoreError } from "../model/errors.ts";
export type { GuidanceLevel, GuidanceRule, GuidanceTerm } from "../model/guidance.ts";
export type {
  BiasQuantiles,
  FailureCause,
  Failures,
  Outcome,
  OutcomeFigure,
  ProgressPmf,
  StageOutcome,
} from "../model/outcome.ts";
export type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
export type { Semantics } from "../model/semantics.ts";
export type {
  EndReason,
  Json,
  StageVerdict,
  TraceEnvelope,
  TraceEvent,
  TraceEventOf,
  TraceKind,
  TraceKinds,
  TraceTotal,
} from "../model/trace-event.ts";
export type { Estimate, MeanErrors, RateIntervals } from "../montecarlo/estimate.ts";
export { type SimulateOptions, simulate } from "../montecarlo/simulate.ts";
export { type Trace, traces } from "../montecarlo/trace.ts";
export type { Interval } from "../stats/interval.ts";
export type { Confidence } from "../stats/normal-score.ts";
export { describeTrace } from "../traces/describe-trace.ts";
