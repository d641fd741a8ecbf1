import { type KeyPath, keyPathText } from "../input/key-path.ts";
import type { PoolMemberInput } from "../input/scenario-schema.ts";
import { type Place, ScenarioError } from "../model/errors.ts";
import type { Scalar } from "../stats/table.ts";

/** The measurements that are outcomes by an engine: what `engines` in a study file and `--engine` name. */
export const engines = ["exact", "monte-carlo"] as const;
export type Engine = (typeof engines)[number];
export const isEngine = (name: string): boolean => engines.some((engine) => engine === name);

/** Whose rows are compared where one is chosen: the exact engine's where it is asked, else those of the first measurement. */
export const comparedMeasurement = ({ measurements }: Pick<Study, "measurements">): string =>
  measurements.includes("exact") ? "exact" : measurements[0];

/** Where a saying of the paper stands: in its own captions or abstract (S), in readers' notes (N), or part in each. */
export const sourceLevels = ["S", "N", "S, N"] as const;

/** A question asked of a grid of scenarios: an experiment file, complete. */
export interface Study {
  /** The file's name without its number and ending: `granularity` of `010-granularity.yaml`. */
  readonly name: string;
  /** The file's name without its ending. */
  readonly experiment: string;
  /** What is asked; empty when the file does not say, and so are the next two. */
  readonly question: string;
  /** The answer expected beforehand. */
  readonly expects: string;
  /** What in the table would show it wrong. */
  readonly refutedIf: string;
  /** What all cells share, as a scenario file would say it; the axes fill in the rest. */
  readonly scenario: object;
  /** Agents and pools that the study names, for its axes. */
  readonly agents: NamedAgents;
  /** Every axis with all its values, in order. */
  readonly axes: readonly Axis[];
  /** The grids whose cells the study asks, each with the same axes and values of its own; one unless the file lists several. */
  readonly grids: readonly (readonly Axis[])[];
  /** The axes and grids by another seed: it decides where sampled axes are looked at. */
  readonly gridsBy: (seed: string) => Pick<Study, "axes" | "grids">;
  /** A formula that is true in the cells the study asks; null for all of them. */
  readonly where: string | null;
  /** The names of what is asked of every cell; none when the rows are a table's. */
  readonly measurements: readonly string[];
  /** A CSV file beside the experiment's, whose rows were measured elsewhere and stand for those of a grid; null for a grid. */
  readonly table: string | null;
  /** Trials for each cell, of whatever samples; with `until` at most as many. */
  readonly trials: number;
  /** How far the interval of a cell's success rate may reach to either side for it to be sampled enough; null for a fixed number. */
  readonly until: number | null;
  readonly seed: string;
  /** What is sought; null when nothing is. */
  readonly objective: Objective | null;
  /** The name of a figure function, or `none` for a table alone; null for a picture chosen from the axes. */
  readonly figure: string | null;
  /** What of that picture is named; null when nothing is. */
  readonly plot: Plot | null;
  readonly paper: PaperPart;
  /** What of the setting is our choice, in words. */
  readonly ours: string;
  /** Ids of the theory's statements that speak of it, as in `T1.peak`. */
  readonly claims: readonly string[];
  /** Where a key of the study stands in its file, for errors. */
  readonly placeOf: (path: KeyPath) => Place;
}

/** What a study seeks, as formulas over the columns of its table; of `maximise` and `minimise` one is null. */
export interface Objective {
  readonly maximise: string | null;
  readonly minimise: string | null;
  /** What must be true of a row that is chosen. */
  readonly limits: readonly string[];
  /** What is weighed against it; null for the usual price, where it is measured. */
  readonly against: string | null;
  /** What as good as the best may fall short of it by; null when nobody asks how flat the optimum is. */
  readonly within: number | null;
}

/** What a study's file names of its picture: axes, or columns, and the columns to draw. */
export interface Plot {
  readonly x: string | null;
  readonly y: readonly string[];
  readonly colour: string | null;
  readonly facet: readonly string[];
}

/** What is wrong with a key of a study, at its place in the file. */
export const errorAt = ({ placeOf }: Pick<Study, "placeOf">, path: KeyPath, problem: string, hint?: string) =>
  new ScenarioError({ path: keyPathText(path), problem, hint, place: placeOf(path) });

/** What of a study is the paper's. */
export interface PaperPart {
  /** The paper's figures that ask the same, as in `2a`. */
  readonly figures: readonly string[];
  /** What their captions say, retold. */
  readonly says: string;
  /** Where they say it; null when nothing is said. */
  readonly level: (typeof sourceLevels)[number] | null;
  /** What of the setting the paper gives. */
  readonly gives: string;
}

/** What a study's own names stand for: the members of a pool. */
export type NamedAgents = Readonly<Record<string, readonly PoolMemberInput[]>>;

/** One direction of the grid. */
export interface Axis {
  readonly name: string;
  /** In order; none for one that follows. */
  readonly values: readonly AxisValue[];
  /** Axes of one bundle move together, value by value; one without moves alone. */
  readonly bundle?: Bundle;
  /** Instead of values: where it puts what a formula comes to in each cell. */
  readonly follows?: { readonly path: string; readonly formula: string };
}

/** Where axes that move together are written: below `axes.NAME.key`. */
export interface Bundle {
  readonly name: string;
  readonly key: "zip" | "over";
}

/** One value of an axis: what rows call it, and what it sets in the scenario. */
export interface AxisValue {
  readonly label: Scalar;
  /** Dotted path → value; applied in order. */
  readonly set: Readonly<Record<string, unknown>>;
}
