import { type Growth, type GuidancePoolFacts, guidancePoolFacts } from "../analysis/facts/guidance-pool.ts";
import { goes, type Measured, measures } from "../analysis/facts/sweep.ts";
import { distinct } from "../stats/distinct.ts";
import { signMark } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { biasWord, joined, rateWord } from "./kit/wording.ts";

/**
 * Pass rate and bias over the number of distributions in the pool, one curve for each way to choose among them; needs the
 * series aligned and misaligned. Steps against what the paper says are marked.
 */
export const guidancePool = sweepFigure(["guidance", "distributions"], ["exact"], (rows, context) => {
  const facts = guidancePoolFacts(rows);
  const { curves, growths } = facts;
  const signsOf = (measure: Measured) =>
    againstIn(growths, measure).map(({ guidance, at, values }) =>
      signMark(guidance, { at: at[1], value: values[1] }),
    );
  const marks = { pass: { signs: signsOf("pass") }, bias: { signs: signsOf("bias") } };
  const isMarked = marks.pass.signs.length + marks.bias.signs.length > 0;
  const nothingToChoose = curves.every(({ at }) => at[0] === 1)
    ? " With one distribution there is nothing to choose."
    : "";
  return {
    finding: findingOf(growths),
    details: detailsOf(facts),
    key: seriesKey(curves, context, isMarked ? [{ text: "step against the trend", sign: "echo" }] : []),
    panels: [sweepPanels(sweep, { rows, curves, marks })],
    reading: [linesAndPoints(context) + nothingToChoose],
  };
});

const sweep: Sweep = { series: "guidance", x: "distributions", xTitle: "Distributions in the pool" };

/** The steps of one measure that go the other way, rule by rule. */
const againstIn = (growths: readonly Growth[], measure: Measured) =>
  growths
    .filter((growth) => growth.measure === measure)
    .flatMap(({ guidance, against }) => against.map((step) => ({ guidance, ...step })));

/** Whether a larger pool does what the paper says: aligned guidance gains from it, misaligned guidance loses. */
function findingOf(growths: readonly Growth[]): string {
  const [aligned, misaligned] = (["aligned", "misaligned"] as const).map((guidance) =>
    effectOf(growths.filter((growth) => growth.guidance === guidance)),
  );
  const said = `ligned guidance ${aligned} from a larger pool, misaligned guidance ${misaligned}`;
  return growths.every(({ holds }) => holds) ? `A${said}` : `The caption fails: a${said}`;
}

function effectOf(growths: readonly Growth[]): string {
  const moves = (better: boolean) =>
    growths.every(({ measure, whole }) => goes(whole, (measure === "pass") === better ? "up" : "down"));
  if (moves(true)) return "gains";
  return moves(false) ? "loses" : "neither just gains nor just loses";
}

/** From the smallest pool to the largest, whether uniform choice lies between, and each step that goes the other way. */
const detailsOf = (facts: GuidancePoolFacts): readonly string[] => [
  rangeWords(facts),
  [orderWords(facts), exceptionWords(facts)].join(" ").trim(),
];

/** Rules that start alike are told with one start. */
function rangeWords({ curves }: GuidancePoolFacts): string {
  const [{ at }] = curves;
  const range = (of: Measured, word: (value: number) => string, named: boolean) => {
    const starts = curves.map((curve) => word(curve[of][0]));
    const ends = curves.map((curve) => word(curve[of][at.length - 1]) + (named ? ` ${curve.series}` : ""));
    const isShared = new Set(starts).size === 1;
    return isShared
      ? `${starts[0]} → ${joined(ends)}`
      : joined(ends.map((end, i) => `${starts[i]} → ${end}`));
  };
  return (
    `From ${at[0]} to ${at[at.length - 1]} distributions: pass rate ${range("pass", (rate) => rateWord(rate), true)}; ` +
    `bias ${range("bias", biasWord, false)}.`
  );
}

function orderWords({ orders }: GuidancePoolFacts): string {
  if (orders.length === 0) return "";
  const outside = distinct(orders.filter(({ holds }) => !holds).map(({ distributions }) => distributions));
  if (outside.length === 0) return `Uniform choice lies between from ${orders[0].distributions} on.`;
  return `Uniform choice does not lie between at ${joined(outside)}.`;
}

function exceptionWords({ growths }: GuidancePoolFacts): string {
  const said = measures.flatMap((measure) => {
    const [what, word] =
      measure === "pass" ? ["pass rate", (rate: number) => rateWord(rate)] : ["bias", biasWord];
    return againstIn(growths, measure).map(
      ({ guidance, at, values }) => `${guidance} ${what} at ${at[1]} (${values.map(word).join(" → ")})`,
    );
  });
  return said.length === 0
    ? "Every step of the guided curves goes that way."
    : `Every step goes that way but ${joined(said)}.`;
}
