/** `tautline/study`: questions asked of grids of scenarios, the one loop that asks them, and tables of what comes out. */
export type { Library } from "../analysis/world-tables.ts";
export {
  type CompareOptions,
  type Comparison,
  compareScenarios,
  type Refusal,
} from "../measurements/compare-scenarios.ts";
export type { Sampled } from "../measurements/compared-by-sampling.ts";
export type { ComparedFigure } from "../measurements/compared-exactly.ts";
export type { ComparisonVerdict } from "../measurements/comparison-verdict.ts";
export {
  type DecidedCell,
  type DecideOptions,
  type Decision,
  decideBest,
} from "../measurements/decide-best.ts";
export { measurements } from "../measurements/measurements.ts";
export type { DrawnTrials } from "../stats/drawn-trials.ts";
export type { Row, Scalar } from "../stats/table.ts";
export { type ExplainedAnswer, explainCell } from "../store/explain-cell.ts";
export { type KeepingOptions, type KeptAnswer, keptAnswers } from "../store/kept-answers.ts";
export { keptRows } from "../store/kept-rows.ts";
export { memoryStore } from "../store/memory-store.ts";
export { type Merged, mergeStores } from "../store/merge-stores.ts";
export type { Shard } from "../store/shard.ts";
export type { Store } from "../store/store.ts";
export type { StoredRecord } from "../store/stored-record.ts";
export { type StudyStatus, studyStatus } from "../store/study-status.ts";
export { type Unasked, unaskedBy } from "../store/unasked.ts";
export { type Cell, checkCells, studyCells } from "../study/cells.ts";
export { type Choice, Choosing, type Chosen, type Near } from "../study/choice.ts";
export { csvLine, parseCsv, toCsv } from "../study/csv.ts";
export { type Design, designOf } from "../study/design.ts";
export { findCell } from "../study/find-cell.ts";
export { identityOf } from "../study/identity.ts";
export { loadFormulas } from "../study/load-formulas.ts";
export type { GoingOn, Keep, Measurement, Sampling } from "../study/measurement.ts";
export type { AxisValues } from "../study/near-best.ts";
export { parseStudy } from "../study/parse-study.ts";
export {
  type Answer,
  type AnswerKey,
  type Ask,
  keyOf,
  type Question,
  type RunOptions,
  runDesign,
} from "../study/run-design.ts";
export type {
  Axis,
  AxisValue,
  Bundle,
  NamedAgents,
  Objective,
  PaperPart,
  Plot,
  Study,
} from "../study/study.ts";
export { studyJsonSchema } from "../study/study-json-schema.ts";
