import { joined } from "./kit/wording.ts";

/** What was measured of one model, from the lightest harness to the strictest. */
export interface ModelResults {
  readonly model: string;
  readonly points: readonly {
    readonly harness: string;
    /** Share of tasks solved. */
    readonly y: number;
    readonly low: number;
    readonly high: number;
  }[];
}

type Shape = "peak" | "dip" | "monotone";

/** For how many models success turns as the harness grows stricter. */
export function sensitivityFinding(models: readonly ModelResults[]): string {
  const turning = models.filter((results) => shapeOf(results) !== "monotone");
  return `Measured elsewhere: success turns with strictness for ${turning.length} of ${models.length} models`;
}

/** Who peaks inside and who dips, and for whom a turn is larger than chance would make it. */
export function sensitivityDetails(models: readonly ModelResults[]): readonly string[] {
  const named = (shape: Shape) => models.filter((results) => shapeOf(results) === shape);
  const said = [
    ...sentence("An inner peak, as in our curves", named("peak")),
    ...sentence("An inner dip", named("dip")),
    ...sentence("No turn", named("monotone")),
  ];
  const clear = models.filter(turnsClearly).map(({ model }) => model);
  const beyond =
    clear.length === 0
      ? "No turn is larger than the intervals."
      : `A turn past the intervals of both neighbours: only ${joined(clear)}.`;
  return [said.join(" "), beyond];
}

function sentence(what: string, models: readonly ModelResults[]): readonly string[] {
  return models.length === 0 ? [] : [`${what}: ${joined(models.map(({ model }) => model))}.`];
}

function shapeOf({ points }: ModelResults): Shape {
  const steps = points.slice(1).map(({ y }, i) => Math.sign(y - points[i].y));
  const turn = steps.findIndex((step, i) => i > 0 && step * steps[i - 1] < 0);
  if (turn === -1) return "monotone";
  return steps[turn] < 0 ? "peak" : "dip";
}

/** Whether some inner point's interval lies above those of both neighbours, or below both. */
function turnsClearly({ points }: ModelResults): boolean {
  return points.slice(1, -1).some(({ low, high }, i) => {
    const [before, after] = [points[i], points[i + 2]];
    return (low > before.high && low > after.high) || (high < before.low && high < after.low);
  });
}
