import { type Curve, curveOf, type Extreme, lastOf, stepsAgainst, valueAt } from "../stats/curves.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { biasWord, joined, rateWord } from "./kit/wording.ts";

/** Whether a larger pool does what the paper says: aligned guidance gains from it, misaligned guidance loses. */
export function guidanceFinding(pass: readonly Curve[], biases: readonly Curve[]): string {
  const [aligned, misaligned] = ["aligned", "misaligned"].map((rule) =>
    effectOf(curveOf(pass, rule), curveOf(biases, rule)),
  );
  const said = `aligned guidance ${aligned} from a larger pool, misaligned guidance ${misaligned}`;
  if (aligned === "gains" && misaligned === "loses") return `A${said.slice(1)}`;
  return `The caption fails: ${said}`;
}

/** From the smallest pool to the largest, and each step that goes the other way. */
export function guidanceDetails(pass: readonly Curve[], biases: readonly Curve[]): readonly string[] {
  const { x } = pass[0];
  const names = pass.map(({ series }) => series);
  const rates = pass.map((curve) => `${rateWord(lastOf(curve))} ${curve.series}`);
  const ends = biases.map((curve) => biasWord(lastOf(curve)));
  const [rate, start] = [rateWord(pass[0].y[0]), biasWord(biases[0].y[0])];
  return [
    `From ${x[0]} to ${x[x.length - 1]} distributions: pass rate ${rate} → ${joined(rates)}; ` +
      `bias ${start} → ${joined(ends)}.`,
    [betweenWords(names, pass, biases), exceptionWords(pass, biases)].join(" ").trim(),
  ];
}

/** The steps of the guided curves that go against the paper's trend: up for aligned passes, down for misaligned ones. */
export function againstTrend(curves: readonly Curve[], { sense }: Measure): readonly Extreme[] {
  const opposite = sense === 1 ? -1 : 1;
  return [
    ...stepsAgainst(curveOf(curves, "aligned"), sense),
    ...stepsAgainst(curveOf(curves, "misaligned"), opposite),
  ];
}

function effectOf(pass: Curve, biases: Curve): "gains" | "loses" | "both gains and loses" {
  const [rises, falls] = [lastOf(pass) > pass.y[0], lastOf(biases) < biases.y[0]];
  if (rises && falls) return "gains";
  return rises || falls ? "both gains and loses" : "loses";
}

function betweenWords(names: readonly string[], pass: readonly Curve[], biases: readonly Curve[]): string {
  if (!names.includes("uniform")) return "";
  const inside = (curves: readonly Curve[], place: number) => {
    const [low, middle, high] = ["misaligned", "uniform", "aligned"].map((rule) =>
      valueAt(curveOf(curves, rule), place),
    );
    return (low - middle) * (middle - high) > 0;
  };
  const choices = pass[0].x.slice(1);
  const outside = choices.filter((place) => !inside(pass, place) || !inside(biases, place));
  if (outside.length === 0) return `Uniform choice lies between from ${choices[0]} on.`;
  return `Uniform choice does not lie between at ${joined(outside)}.`;
}

function exceptionWords(pass: readonly Curve[], biases: readonly Curve[]): string {
  const said = [
    ...againstTrend(pass, passRate).map((point) => stepWords(point, pass, "pass rate", rateWord)),
    ...againstTrend(biases, bias).map((point) => stepWords(point, biases, "bias", biasWord)),
  ];
  return said.length === 0
    ? "Every step of the guided curves goes that way."
    : `Every step goes that way but ${joined(said)}.`;
}

function stepWords(
  { series, x, y }: Extreme,
  curves: readonly Curve[],
  what: string,
  word: (value: number) => string,
): string {
  const curve = curveOf(curves, series);
  const before = curve.y[curve.x.indexOf(x) - 1];
  return `${series} ${what} at ${x} (${word(before)} → ${word(y)})`;
}
