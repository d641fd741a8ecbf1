import { numberAt } from "../../stats/columns.ts";
import type { Interval } from "../../stats/interval.ts";
import type { Row, Scalar } from "../../stats/table.ts";
import type { Channels } from "./choose-channels.ts";
import { isNumeric } from "./plot-axis.ts";
import { labelOf, placeWords, valueWords } from "./plot-words.ts";

/** One value of one row, as it is drawn. */
export interface PlotPoint extends Interval {
  readonly facet: string;
  readonly series: string;
  readonly x: Scalar;
  readonly y: number;
  readonly sampled: boolean;
}

/** What a picture without colours calls its only series. */
export const onlySeries = "exact";

/** The points of one column, row by row; a row that has no value there has no point. Errors: RangeError for text in it. */
export const pointsOf = (rows: readonly Row[], channels: Channels, column: string): readonly PlotPoint[] =>
  rows.flatMap((row) => ((row[column] ?? null) === null ? [] : [pointOf(row, channels, column)]));

function pointOf(row: Row, { x, colour, facets }: Channels, column: string): PlotPoint {
  const y = numberAt(row, column);
  const interval = intervalOf(row, column, y);
  return {
    facet: placeWords(row, facets),
    series: colour === null ? onlySeries : valueWords(colour.name, row[colour.name]),
    x: isNumeric(x) ? row[x.name] : labelOf(row[x.name]),
    y,
    ...(interval ?? { low: y, high: y }),
    sampled: interval !== null || isSampled(row),
  };
}

export const isSampled = (row: Row): boolean => row["engine"] === "monte-carlo";

/** The 95 % interval of a value, of columns beside it: its ends, or its standard error. Null for what is not sampled. */
function intervalOf(row: Row, column: string, value: number): Interval | null {
  const [low, high, error] = ["Low", "High", "StandardError"].map((end) => row[column + end]);
  if (typeof low === "number" && typeof high === "number") return { low, high };
  if (typeof error !== "number") return null;
  return { low: value - 1.96 * error, high: value + 1.96 * error };
}
