import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { applySet } from "../input/apply-set.ts";
import { filledFrom } from "../input/on-world.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { knownOr } from "../model/known-or.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row, Scalar } from "../stats/table.ts";
import { type Cell, cellsIn } from "../study/cells.ts";
import { identityOf } from "../study/identity.ts";
import { type Measurement, measurementsOf } from "../study/measurement.ts";
import type { Study } from "../study/study.ts";
import type { World } from "./world.ts";

/** What statements read. Files hold the studies, and what is measured lies above: so both are handed in, in a browser too. */
export interface Library {
  /** A built-in study by its name. */
  readonly study: (name: string) => Study;
  /** What can be asked of its cells. */
  readonly measurements: readonly Measurement[];
}

/** Some of a study's cells: the axes to look at, and which of their values. */
export type Among = Readonly<Record<string, readonly Scalar[]>>;

type Harness = ScenarioInput["harness"];

/** A point that no study has: the pool, and what it changes in the world's harness. */
export interface Point extends Partial<Harness> {
  readonly pool: ScenarioInput["pool"];
  readonly decomposition: Harness["decomposition"];
  /** The share κ of guidance strength that the free tail keeps. */
  readonly carryOver?: number;
}

/**
 * The exact tables of studies in one world, and points that checks of theorems need besides. Each distinct scenario is
 * measured once, whichever statements ask for it.
 */
export class WorldTables {
  /** The world's own scenario: what premises look at. */
  readonly own: Scenario;
  readonly #world: ScenarioInput;
  readonly #library: Library;
  readonly #cells = new Map<string, readonly Cell[]>();
  readonly #rows = new Map<string, readonly Row[]>();
  readonly #outcomes = new Map<string, Outcome>();

  constructor({ scenario }: World, library: Library) {
    this.#world = scenario;
    this.#library = library;
    this.own = resolveScenario(scenario);
  }

  /**
   * A study's rows in this world but for sampled ones, as the study loop makes them: of all cells, or of those among which is
   * said; of what the study measures, or of the measurement that is named.
   */
  rows(study: string, among: Among = {}, measurement?: string): readonly Row[] {
    const own = this.#library.study(study);
    const named = measurement === undefined ? own : { ...own, measurements: [measurement] };
    const exact = measurementsOf(named, this.#library.measurements).filter(({ samples }) => !samples);
    return this.cells(study, among).flatMap((cell) =>
      exact.flatMap((one) => this.#measured(cell, one).map((row) => ({ ...row, ...cell.coordinates }))),
    );
  }

  /** The rows of a point that no study has. */
  rowsAt(point: Point, measurement: string): readonly Row[] {
    const input = this.#input(point);
    const subject = resolveScenario(input);
    const cell = { subject, input, identity: identityOf(subject) };
    const asked = this.#library.measurements.filter(({ name }) => name === measurement);
    return asked.flatMap((one) => this.#measured(cell, one));
  }

  /** A study's cells in this world. */
  cells(study: string, among: Among = {}): readonly Cell[] {
    const key = JSON.stringify([study, among]);
    const own = this.#library.study(study);
    const grids = own.grids.map((axes) =>
      axes.map((axis) => ({
        ...axis,
        values: axis.values.filter(({ label }) => among[axis.name]?.includes(label) ?? true),
      })),
    );
    return knownOr(this.#cells, key, () => [...cellsIn({ ...own, grids }, this.#world)]);
  }

  scenario(point: Point): Scenario {
    return resolveScenario(this.#input(point));
  }

  outcome(point: Point): Outcome {
    const scenario = this.scenario(point);
    return knownOr(this.#outcomes, identityOf(scenario), () => evaluateExactly(scenario));
  }

  #input({ pool, carryOver, ...harness }: Point): ScenarioInput {
    const filled = filledFrom(this.#world, { pool, harness });
    const path = ["harness", "semantics", "tail", "carryOver"];
    const kept = { path, value: carryOver, place: { file: "" } };
    return (carryOver === undefined ? filled : applySet(filled, kept)) as ScenarioInput;
  }

  #measured(
    { identity, subject, input }: Pick<Cell, "identity" | "subject" | "input">,
    { name, measure }: Measurement,
  ): readonly Row[] {
    const key = `${name} ${identity}`;
    // What does not sample does not look at seed and trials.
    return knownOr(this.#rows, key, () => measure(subject, { seed: "", cell: identity, trials: 0 }, input));
  }
}
