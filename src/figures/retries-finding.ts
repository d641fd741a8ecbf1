import { type Curve, lastOf } from "../stats/curves.ts";
import { biasWord, joined, rateWord, shortened } from "./kit/wording.ts";

/** The curves of one agent, one for each number of sub-goals. */
export interface AgentCurves {
  readonly agent: string;
  readonly curves: readonly Curve[];
}

/** A granularity is mismatched when all attempts together leave every agent below this pass rate. */
const hopeless = 0.01;

/** Where retries do not help, whoever acts. */
export function retriesFinding(passes: readonly AgentCurves[]): string {
  const { attempts, mismatched } = settingOf(passes);
  if (mismatched.length === 0)
    return `The caption fails: with ${attempts} attempts some agent passes at every granularity`;
  const most = Math.max(...mismatched.flatMap((series) => ends(passes, series)));
  const left = most === 0 ? "pass rate stays 0" : `pass rate at most ${rateWord(most)}`;
  return `${attempts} attempts do not overcome a mismatch: ${left} at ${together(mismatched)}`;
}

/** What retries do elsewhere, what the last of them still adds, and who passes all the same where they do not help. */
export function retriesDetails(
  passes: readonly AgentCurves[],
  biases: readonly AgentCurves[],
): readonly string[] {
  const { attempts, mismatched, matched } = settingOf(passes);
  return [
    ...(matched.length > 0 ? [matchedWords(passes, biases, matched, attempts)] : []),
    ...(mismatched.length > 0 ? [mismatchedWords(passes, mismatched)] : []),
  ];
}

function settingOf(passes: readonly AgentCurves[]) {
  const all = passes[0].curves.map(({ series }) => series);
  const mismatched = all.filter((series) => Math.max(...ends(passes, series)) < hopeless);
  const matched = all.filter((series) => !mismatched.includes(series));
  const { x } = passes[0].curves[0];
  return { attempts: x[x.length - 1], mismatched, matched };
}

/** Every agent's last value of a series. */
const ends = (all: readonly AgentCurves[], series: string): readonly number[] =>
  curvesOf(all, [series]).map(lastOf);

function curvesOf(all: readonly AgentCurves[], series: readonly string[]): readonly Curve[] {
  return all.flatMap(({ curves }) => curves.filter((curve) => series.includes(curve.series)));
}

function matchedWords(
  passes: readonly AgentCurves[],
  biases: readonly AgentCurves[],
  matched: readonly string[],
  attempts: number,
): string {
  const [pass, bias] = [curvesOf(passes, matched), curvesOf(biases, matched)];
  const first = rateWord(Math.max(...pass.map(({ y }) => y[0])));
  const last = rateWord(Math.min(...pass.map(lastOf)));
  const left = bias.map(lastOf);
  const [least, most] = [biasWord(Math.min(...left)), biasWord(Math.max(...left))];
  return (
    `At ${together(matched)} the pass rate rises from ${first} or less to ${last} or more and bias ends at ${least} ` +
    `to ${most}. ${movingWords(passes, biases, attempts)}`
  );
}

/** A curve still moves when the last attempt moves the pass rate by this much or more, or the bias by this share. */
const moving = { pass: 0.01, bias: 0.02 };

function movingWords(
  passes: readonly AgentCurves[],
  biases: readonly AgentCurves[],
  attempts: number,
): string {
  const found = passes.flatMap(({ agent, curves }, i) =>
    curves
      .filter((pass, at) => {
        const bias = biases[i].curves[at];
        return lastStep(pass) >= moving.pass || lastStep(bias) >= moving.bias * lastOf(bias);
      })
      .map(({ series }) => ({ agent, series })),
  );
  const limit = `pass rate by ${moving.pass} or bias by ${100 * moving.bias} %`;
  if (found.length === 0) return `At attempt ${attempts} nothing moves any more (${limit}).`;
  return `Still moving at attempt ${attempts} (${limit}): ${groupedBySeries(found).join("; ")}.`;
}

function groupedBySeries(items: readonly { agent: string; series: string }[]): readonly string[] {
  const series = [...new Set(items.map((item) => item.series))];
  return series.map((name) => {
    const agents = items.filter((item) => item.series === name).map(({ agent }) => agent);
    return `${shortened(agents)} at ${name}`;
  });
}

const lastStep = ({ y }: Curve): number => Math.abs(y[y.length - 1] - y[y.length - 2]);

function mismatchedWords(passes: readonly AgentCurves[], mismatched: readonly string[]): string {
  const atMismatch = passes.map(({ agent, curves }) => ({
    agent,
    reached: curves.filter((curve) => mismatched.includes(curve.series) && lastOf(curve) > 0),
  }));
  const never = atMismatch.filter(({ reached }) => reached.length === 0).map(({ agent }) => agent);
  const others = atMismatch
    .filter(({ reached }) => reached.length > 0)
    .map(
      ({ agent, reached }) =>
        `${agent} ${reached.map((curve) => `${smallWord(lastOf(curve))} at ${curve.series}`).join(", ")}`,
    );
  if (others.length === 0) return `No agent ever passes at ${together(mismatched)}.`;
  const zero = never.length === 0 ? "" : `${joined(never)} never passes; `;
  return `At ${together(mismatched)} ${zero}unlikely, not impossible: ${others.join("; ")}.`;
}

/** A rate however small: 0.003, 6 × 10⁻⁴, 10⁻¹⁵ or so. */
function smallWord(rate: number): string {
  if (rate >= 0.0005) return rate.toPrecision(1);
  const [digits, power] = rate.toExponential(0).split("e-");
  const raised = [...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${digits} × 10⁻${raised}`;
}

/** "K = 4, K = 8" said shortly: "K = 4 and 8". */
function together(series: readonly string[]): string {
  return `K = ${joined(series.map((name) => name.replace("K = ", "")))}`;
}
