import { moving, type RetryCurve, retriesFacts } from "../analysis/facts/retries.ts";
import { groupBy } from "../stats/columns.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { type Sweep, sweepPanels } from "./kit/sweep-panel.ts";
import { biasWord, joined, rateWord, shortened } from "./kit/wording.ts";

/** Pass rate and bias over the attempts a stage may take, one curve for each number of sub-goals, a row for each agent. */
export const retries = sweepFigure(["agent", "subgoals", "attempts"], ["exact"], (rows, context) => {
  const facts = retriesFacts(rows);
  const agents = [...groupBy(rows, "agent")].map(([heading, own]) => ({
    heading,
    rows: own,
    curves: facts
      .filter(({ agent }) => agent === heading)
      .map((curve) => ({ ...curve, series: named(curve.subgoals) })),
  }));
  return {
    finding: findingOf(facts),
    details: detailsOf(facts),
    key: seriesKey(agents[0].curves, context),
    panels: agents.map((shown, i) => {
      const names = agents[0].curves.map(({ series }) => series);
      return sweepPanels(sweep, { ...shown, names, height, untitled: i < agents.length - 1 });
    }),
    reading: [linesAndPoints(context)],
  };
});

const named = (subgoals: unknown): string => `K = ${subgoals}`;
const sweep: Sweep = { series: "subgoals", named, x: "attempts", xTitle: "Attempts R at a stage" };
const height = 96;

/** The sub-goal counts at which some agent never passes, and the others. */
function countsOf(facts: readonly RetryCurve[]) {
  const all = [...new Set(facts.map(({ subgoals }) => subgoals))];
  const isMismatched = (count: number) => facts.some(({ subgoals, never }) => never && subgoals === count);
  return { mismatched: all.filter(isMismatched), matched: all.filter((count) => !isMismatched(count)) };
}

const attemptsOf = ([{ at }]: readonly RetryCurve[]): number => at[at.length - 1];
const lastPass = ({ pass }: RetryCurve): number => pass[pass.length - 1];
const agentsOf = (curves: readonly RetryCurve[]) => [...new Set(curves.map(({ agent }) => agent))];

/** Who never passes whatever the attempts, and where. */
function findingOf(facts: readonly RetryCurve[]): string {
  const { mismatched } = countsOf(facts);
  const attempts = attemptsOf(facts);
  if (mismatched.length === 0)
    return `The caption fails: with ${attempts} attempts no sub-goal count is out of any agent's reach`;
  const always = agentsOf(facts).filter((agent) =>
    facts.every((curve) => curve.never || curve.agent !== agent || !mismatched.includes(curve.subgoals)),
  );
  const who = always.length === 0 ? "some agent" : joined(always);
  return `${attempts} attempts do not overcome a mismatch: ${who} never passes at K = ${joined(mismatched)}`;
}

/** What retries do elsewhere, what the last of them still adds, and who passes all the same where they do not help. */
function detailsOf(facts: readonly RetryCurve[]): readonly string[] {
  const { mismatched, matched } = countsOf(facts);
  const among = (counts: readonly number[]) => facts.filter(({ subgoals }) => counts.includes(subgoals));
  return [
    ...(matched.length > 0 ? [`${riseWords(among(matched), matched)} ${movingWords(facts)}`] : []),
    ...(mismatched.length > 0 ? [mismatchWords(among(mismatched), mismatched)] : []),
  ];
}

function riseWords(curves: readonly RetryCurve[], matched: readonly number[]): string {
  const first = rateWord(Math.max(...curves.map(({ pass }) => pass[0])), "up");
  const last = rateWord(Math.min(...curves.map(lastPass)), "down");
  const left = curves.map(({ bias }) => bias[bias.length - 1]);
  const [least, most] = [biasWord(Math.min(...left)), biasWord(Math.max(...left))];
  const where = `At K = ${joined(matched)} the pass rate`;
  return `${where} rises from ${first} or less to ${last} or more and bias ends at ${least} to ${most}.`;
}

function movingWords(facts: readonly RetryCurve[]): string {
  const found = facts.filter(({ isMoving }) => isMoving);
  const limit = `pass rate by ${moving.pass} or bias by ${100 * moving.bias} %`;
  if (found.length === 0) return `At attempt ${attemptsOf(facts)} nothing moves any more (${limit}).`;
  const said = [...Map.groupBy(found, ({ subgoals }) => subgoals)].map(
    ([count, own]) => `${shortened(agentsOf(own))} at K = ${count}`,
  );
  return `Still moving at attempt ${attemptsOf(facts)} (${limit}): ${said.join("; ")}.`;
}

function mismatchWords(curves: readonly RetryCurve[], mismatched: readonly number[]): string {
  const where = `K = ${joined(mismatched)}`;
  const reached = curves.filter(({ never }) => !never);
  const others = [...Map.groupBy(reached, ({ agent }) => agent)].map(
    ([agent, own]) =>
      `${agent} ${own.map((curve) => `${smallWord(lastPass(curve))} at K = ${curve.subgoals}`).join(", ")}`,
  );
  if (others.length === 0) return `No agent ever passes at ${where}.`;
  const never = agentsOf(curves).filter((agent) => !agentsOf(reached).includes(agent));
  const zero = never.length === 0 ? "" : `${joined(never)} never passes; `;
  const isRare = reached.every((curve) => lastPass(curve) < rare);
  return `At ${where} ${zero}${isRare ? "unlikely, not impossible: " : "others do: "}${others.join("; ")}.`;
}

/** Below this pass rate a pass is called unlikely. */
const rare = 0.01;

/** A rate however small: 0.003, 6 × 10⁻⁴, 10⁻¹⁵ or so. */
function smallWord(rate: number): string {
  if (rate >= 0.0005) return rate.toPrecision(1);
  const [digits, power] = rate.toExponential(0).split("e-");
  const raised = [...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${digits} × 10⁻${raised}`;
}
