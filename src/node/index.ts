/**
 * Tautline's API for Node.js: experiments as files, their results and pictures.
 *
 * What needs neither files nor pictures stands in `tautline`.
 */
export { builtinLibrary } from "./builtin-library.ts";
export { builtinExperiments, type Experiment, findExperiment } from "./experiments.ts";
export { type FigureState, figureState } from "./figure-state.ts";
export { renderPng, renderSvg } from "./render.ts";
export { renderPdf } from "./render-pdf.ts";
export { type ExperimentResult, runExperiment } from "./run-experiment.ts";
