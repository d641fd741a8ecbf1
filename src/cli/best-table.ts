import type { Row } from "../stats/table.ts";
import { directionsOf } from "../study/expand-grids.ts";
import { comparedMeasurement, type Study } from "../study/study.ts";
import { shownCell } from "./number-text.ts";
import { indentedColumns } from "./text-columns.ts";

const measures = ["successRate", "passRate", "terminalPassRate", "meanAbsoluteBias", "expectedActions"];

/** More lines than these are no short table, and more settings than these are not told apart. */
const [mostLines, mostSettings] = [24, 10_000];

/**
 * A short table of a result, made as its rows come: for each setting of all axes but the last, the value of the last one that
 * succeeds most often; axes that move together are one. Exact rows when there are any, else sampled ones.
 */
export class BestTable {
  readonly #engine: string;
  readonly #names: readonly string[];
  readonly #held: readonly string[];
  readonly #swept: readonly string[];
  readonly #best = new Map<string, Row>();
  #isFull = false;

  constructor(study: Study) {
    const { axes } = study;
    this.#engine = comparedMeasurement(study);
    this.#names = axes.map(({ name }) => name);
    const moving = directionsOf(axes.filter(({ follows }) => !follows));
    [this.#held, this.#swept] = [moving.slice(0, -1), moving.slice(-1)].map((axes) =>
      axes.flat().map(({ name }) => name),
    );
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) if (row["engine"] === this.#engine) this.#see(row);
  }

  text(): string {
    const lines = [...this.#best.values()].map((row) =>
      [...this.#names, ...measures].map((name) => shownCell(row[name])),
    );
    const left = lines.length - mostLines;
    const swept = this.#swept.join(", ");
    return [
      ...(swept === "" ? [] : [`The ${swept} with the highest success rate (${this.#engine}):`]),
      ...indentedColumns([[...this.#names, ...measures], ...lines.slice(0, mostLines)]),
      ...(left > 0 ? [`  … and ${this.#isFull ? "more than " : ""}${left} more in data.csv`] : []),
      "",
    ].join("\n");
  }

  #see(row: Row): void {
    const setting = JSON.stringify(this.#held.map((name) => row[name]));
    const best = this.#best.get(setting);
    if (best === undefined && this.#best.size === mostSettings) this.#isFull = true;
    else if (best === undefined || Number(row["successRate"]) > Number(best["successRate"]))
      this.#best.set(setting, row);
  }
}
