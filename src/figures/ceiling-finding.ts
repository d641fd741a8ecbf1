/** One attempt with its ceiling. */
export interface CeilingPoint {
  readonly chunk: number;
  readonly tolerance: number;
  readonly horizon: number;
  readonly reach: number;
  readonly ceiling: number;
  readonly penalty: number;
}

/** Rounding of a sum of exponentials and of a long product of probabilities. */
const rounding = 1e-12;

const looseness = ({ ceiling, reach }: CeilingPoint): number => Math.max(1, ceiling / reach);

/** Whether the ceiling is ever broken, and how loose it is where it says anything. */
export function ceilingFinding(points: readonly CeilingPoint[]): string {
  const broken = points.filter(({ reach, ceiling }) => reach > ceiling + rounding);
  if (broken.length > 0) return `The ceiling is broken by ${broken.length} of ${points.length} attempts`;
  const telling = points.filter(({ ceiling, reach }) => ceiling < 1 && reach > 0);
  return `The ceiling holds, but loosely: by a median factor of ${factor(medianOf(telling.map(looseness)))} where it is below 1`;
}

/** Where it says nothing, where it is infinitely loose, and how its looseness grows with the penalty. */
export function ceilingDetails(points: readonly CeilingPoint[]): readonly string[] {
  const vacuous = points.filter(({ ceiling }) => ceiling === 1);
  const hopeless = points.filter(({ reach }) => reach === 0);
  const telling = points.filter(({ ceiling, reach }) => ceiling < 1 && reach > 0);
  const [near, far] = [
    (point: CeilingPoint) => point.penalty < 1,
    (point: CeilingPoint) => point.penalty >= 1,
  ].map((chosen) => factor(medianOf(telling.filter(chosen).map(looseness))));
  const empty = factor(medianOf(vacuous.filter(({ reach }) => reach > 0).map(looseness)));
  return [
    `Of ${points.length.toLocaleString("en-US")} attempts it is 1 for ${vacuous.length} (median looseness ${empty}) and above 0 for ` +
      `${hopeless.length} that cannot reach.`,
    `Of the other ${telling.length} the median is ${near} at penalties below 1 and ${far} above: the true tail falls faster.`,
  ];
}

function medianOf(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A factor in a sentence: two digits. */
function factor(value: number): string {
  return Number.isNaN(value) ? "–" : Number(value.toPrecision(2)).toLocaleString("en-US");
}
