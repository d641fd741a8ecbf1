import type { Curve, Extreme } from "../stats/curves.ts";
import { bias, type Measure, passRate } from "./kit/measures.ts";
import { biasWord, joined, rateWord } from "./kit/wording.ts";

/** Whether removals cost on average, and whether they cost most under fine decomposition. */
export function pruningFinding(pass: readonly Curve[], biases: readonly Curve[]): string {
  const falls = costs(pass, passRate);
  const rises = costs(biases, bias);
  if (!falls || !rises) {
    const failing = [...(falls ? [] : ["costs passes"]), ...(rises ? [] : ["adds bias"])];
    return `The caption fails: not every removal ${joined(failing)} on average`;
  }
  const [inPasses, inBias] = [dearestPoint(pass, passRate).x, dearestPoint(biases, bias).x];
  const average = "Each removal costs passes and adds bias on average";
  if ([inPasses, inBias].every((place) => place > middleOf(pass[0])))
    return `${average}, most under fine decomposition`;
  if (inPasses === inBias) return `${average}, but most at K = ${inBias}, not at fine K`;
  return `${average}: passes most at K = ${inPasses}, bias at K = ${inBias}`;
}

/** The averages, what two removals cost where they cost most, and where a removal helps. */
export function pruningDetails(pass: readonly Curve[], biases: readonly Curve[]): readonly string[] {
  const counts = pass.map(({ series }) => series.replace("m = ", "")).join(", ");
  const means = (curves: readonly Curve[], word: (value: number) => string) =>
    curves.map((curve) => word(meanOf(curve))).join(", ");
  return [
    `Mean over K, m = ${counts}: pass rate ${means(pass, rateWord)}; bias ${means(biases, biasWord)}.`,
    dearestWords(pass, biases),
    flipWords(pass, biases),
  ];
}

/** The point of the last curve at which it is worst against the first. */
export function dearestPoint(curves: readonly Curve[], { sense }: Measure, from = 0): Extreme {
  const [none, all] = [curves[0], curves[curves.length - 1]];
  const cost = all.y.map((y, i) => (all.x[i] >= from ? sense * (none.y[i] - y) : -Infinity));
  const index = cost.indexOf(Math.max(...cost));
  return { series: all.series, x: all.x[index], y: all.y[index], kind: "best" };
}

/** Points at which one more removal does better than one less. */
export function flips(curves: readonly Curve[], { sense }: Measure): readonly Extreme[] {
  return curves
    .slice(1)
    .flatMap(({ series, x, y }, i) =>
      y.flatMap((value, at) =>
        sense * (value - curves[i].y[at]) > 0 ? [{ series, x: x[at], y: value, kind: "echo" as const }] : [],
      ),
    );
}

const costs = (curves: readonly Curve[], { sense }: Measure): boolean =>
  curves.slice(1).every((curve, i) => sense * (meanOf(curves[i]) - meanOf(curve)) > 0);

const meanOf = ({ y }: Curve): number => y.reduce((sum, value) => sum + value, 0) / y.length;

const middleOf = ({ x }: Curve): number => (x[0] + x[x.length - 1]) / 2;

/** What all removals together cost where they cost most, and at most in the finer half. */
function dearestWords(pass: readonly Curve[], biases: readonly Curve[]): string {
  const [none, all] = [pass[0].series, pass[pass.length - 1].series];
  const from = (start: number) => {
    const [inPasses, inBias] = [dearestPoint(pass, passRate, start).x, dearestPoint(biases, bias, start).x];
    const passes = `${rateWord(costAt(pass, passRate, inPasses))} of pass rate (K = ${inPasses})`;
    return `${passes} and ${biasWord(costAt(biases, bias, inBias))} of bias (K = ${inBias})`;
  };
  return `Against ${none}, ${all} loses at most ${from(0)}; in the finer half ${from(middleOf(pass[0]))}.`;
}

function costAt(curves: readonly Curve[], { sense }: Measure, place: number): number {
  const [none, all] = [curves[0], curves[curves.length - 1]];
  const index = all.x.indexOf(place);
  return sense * (none.y[index] - all.y[index]);
}

function flipWords(pass: readonly Curve[], biases: readonly Curve[]): string {
  const said = [
    ...flips(pass, passRate).map((point) => ({ ...point, what: "passes more often" })),
    ...flips(biases, bias).map((point) => ({ ...point, what: "ends nearer" })),
  ];
  if (said.length === 0) return "At no K does a removal help.";
  const groups = new Map<string, number[]>();
  for (const { series, what, x } of said) {
    const name = `${series} ${what}`;
    groups.set(name, [...(groups.get(name) ?? []), x]);
  }
  const parts = [...groups].map(([name, places]) => `${name} at K = ${joined(places)}`);
  return `${joined(parts)} than with one removal less.`;
}
