import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { ScenarioError, StoreError } from "../model/errors.ts";
import { type Stream, stream } from "../random/stream.ts";
import type { Row } from "../stats/table.ts";
import type { Cell } from "../study/cells.ts";
import { csvLine, parseCsv, toCsv } from "../study/csv.ts";
import type { Design } from "../study/design.ts";
import { runDesign } from "../study/run-design.ts";
import type { Engine } from "../study/study.ts";
import { withChanges } from "../study/with-changes.ts";
import { checkedDesign } from "./checked-design.ts";
import type { Experiment } from "./experiments.ts";
import { figureState, readProvenance } from "./figure-state.ts";
import { keptFile } from "./replace-files.ts";

export interface VerifyOptions {
  /** How many cells are drawn; all, when there are no more. */
  readonly cells: number;
  /** Names the draw. */
  readonly seed: string;
  readonly onCell?: (done: number, total: number) => void;
}

/** What was verified: `verified` of `cells` cells, and so many rows of the table. */
export interface Verified {
  readonly cells: number;
  readonly verified: number;
  readonly rows: number;
}

/**
 * Computes random cells of a stored result again, from nothing, and compares them with the table, byte by byte. A result is
 * computed as it was: with the trials, the seed and the engines of its provenance.
 *
 * Errors: ScenarioError for a folder without a result of this experiment as it is; StoreError for files that are not what was
 * made, and for a cell that comes out otherwise.
 */
export async function verifyResult(
  experiment: Experiment,
  folder: string,
  { cells, seed, onCell = () => {} }: VerifyOptions,
): Promise<Verified> {
  const design = await designOfResult(experiment, folder);
  const table = keptFile(folder, "data.csv");
  const axes = design.columns.filter((name) => experiment.study.axes.some((axis) => axis.name === name));
  const { chosen, of } = drawnCells(design, cells, stream(seed, "verify"));
  const kept = linesOf(readTable(table), axes);
  const computed = new Map<string, string>();
  let rows = 0;
  for await (const answer of runDesign({ ...design, cells: chosen })) {
    for (const [place, lines] of linesOf(answer.rows, axes))
      computed.set(place, (computed.get(place) ?? "") + lines);
    rows += answer.rows.length;
    onCell(computed.size, chosen.length);
    await setImmediate();
  }
  for (const { coordinates, identity } of chosen) {
    const place = placeOf({ ...coordinates, cell: identity }, axes);
    if (kept.get(place) !== computed.get(place)) throw differs(coordinates, table);
  }
  return { cells: of, verified: chosen.length, rows };
}

/** What the result in a folder was made by. */
async function designOfResult(experiment: Experiment, folder: string): Promise<Design> {
  const state = figureState(experiment, folder);
  const hint = `tautline run ${experiment.study.name} makes it`;
  const place = { file: folder };
  if (state === "not made" || state === "experiment changed") {
    const problem = `must hold a result of the study as it is, but has ${state === "not made" ? "none" : "one of another version of it"}`;
    throw new ScenarioError({ path: "--out", problem, hint, place });
  }
  if (state === "files changed") throw changed(folder);
  if (experiment.study.table !== null)
    throw new ScenarioError({
      path: "--out",
      problem: "has nothing to compute: its rows come from a table",
      place,
    });
  const { trials, until, seed, engines = [] } = readProvenance(folder) ?? {};
  const asked = engines.length > 0 ? (engines as readonly Engine[]) : undefined;
  return await checkedDesign(withChanges(experiment.study, { trials, until, seed, engines: asked }));
}

/** Errors: StoreError for a table in other bytes than a run writes, as with a digit more than a number needs. */
function readTable(file: string): readonly Row[] {
  const text = readFileSync(file, "utf8");
  const rows = parseCsv(text);
  if (toCsv(rows) !== text) throw changed(file);
  return rows;
}

const changed = (file: string): StoreError =>
  new StoreError("a result must be what was made, but its files were changed", {
    hint: "tautline run makes it anew",
    place: { file },
  });

/** So many cells, each set of them equally likely, in the order of the design; only they are held. */
function drawnCells(design: Design, most: number, draws: Stream): { chosen: readonly Cell[]; of: number } {
  const chosen: Cell[] = [];
  let of = 0;
  for (const cell of design.cells) {
    const place = of++ < most ? chosen.length : Math.floor(draws.nextUnit() * of);
    if (place < most) chosen[place] = cell;
  }
  return { chosen: chosen.sort((a, b) => a.index - b.index), of };
}

/** The lines of a table by the cell they are of. */
function linesOf(rows: readonly Row[], axes: readonly string[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const row of rows) {
    const place = placeOf(row, axes);
    lines.set(place, (lines.get(place) ?? "") + csvLine(Object.values(row)));
  }
  return lines;
}

const placeOf = (row: Row, axes: readonly string[]): string =>
  JSON.stringify([...axes, "cell"].map((name) => row[name]));

function differs(coordinates: Cell["coordinates"], file: string): StoreError {
  const problem = `a cell must come out as it is stored, but ${JSON.stringify(coordinates)} does not`;
  const hint =
    "the result was made by another build, or one of the two is wrong: compare after running it again with --out";
  return new StoreError(problem, { hint, place: { file } });
}
