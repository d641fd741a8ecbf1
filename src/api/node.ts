/**
 * Tautline's API for Node.js: experiments as files, their results and pictures.
 *
 * What needs neither files nor pictures stands in `tautline`.
 */
export { builtinLibrary } from "../node/builtin-library.ts";
export { type Deciding, decideStudy, type KeptDecision } from "../node/decide-study.ts";
export { builtinExperiments, type Experiment, findExperiment } from "../node/experiments.ts";
export { type Exported, exportRows } from "../node/export-rows.ts";
export { type FigureState, figureState } from "../node/figure-state.ts";
export type { Effort, Measuring, StopAsked } from "../node/measure-design.ts";
export type { Answering } from "../node/open-answering.ts";
export { type PostgresOptions, postgresStore } from "../node/postgres/postgres-store.ts";
export { renderPng, renderSvg } from "../node/render.ts";
export { renderPdf } from "../node/render-pdf.ts";
export { type Repair, repairStore } from "../node/repair-store.ts";
export { type ExperimentResult, type Running, runExperiment } from "../node/run-experiment.ts";
export { sqliteStore } from "../node/sqlite-store.ts";
export { Stopped, type StopSignal } from "../node/stopped.ts";
export { type Verified, type VerifyOptions, verifyResult } from "../node/verify-result.ts";
