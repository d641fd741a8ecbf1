import { safe, type ToleranceAgent, type ToleranceFacts, toleranceFacts } from "../analysis/facts/phases.ts";
import type { GridAxis } from "./kit/grid-scale.ts";
import { agentNames, joined } from "./kit/wording.ts";
import { phaseFigure } from "./phase-figure.ts";

const axis: GridAxis = { title: "Tolerance ε", spacing: "linear", ticks: [0, 2, 4, 6, 8, 10, 12] };

/** Pass rate over sub-goals and tolerance, a panel for each agent, with what no attempt opens. */
export const phaseTolerance = phaseFigure("tolerance", axis, (phases) => {
  const facts = toleranceFacts(phases);
  const details = [`${coarseWords(facts)} ${bestWords(facts)}`, ...alikeWords(facts)];
  return { finding: findingOf(facts), details };
});

function findingOf({ finest, agents }: ToleranceFacts): string {
  if (agents.every(({ fineFrom }) => fineFrom === null))
    return `No tolerance here opens the fine end: K = ${finest} stays out of reach`;
  const lead = agents.every(opensFineFirst) ? "Tolerance opens the fine end first: " : "";
  return `${lead}K = ${finest} is reachable from ε = ${agents.map(({ fineFrom }) => fineFrom ?? "never").join(", ")}`;
}

/** Whether the fine end is closed at first, and opens before the coarse one does. */
const opensFineFirst = ({ fineFrom, coarseFrom, best: [least] }: ToleranceAgent): boolean =>
  fineFrom !== null && fineFrom > least.tolerance && fineFrom < (coarseFrom ?? Number.POSITIVE_INFINITY);

function coarseWords({ coarsest, agents }: ToleranceFacts): string {
  if (agents.some(({ coarseFrom }) => coarseFrom !== null))
    return `K = ${coarsest} opens at ε = ${agents.map(({ coarseFrom }) => coarseFrom ?? "never").join(", ")}.`;
  const most = Math.max(...agents.flatMap(({ best }) => best.map(({ tolerance }) => tolerance)));
  return `K = ${coarsest} stays out of reach up to ε = ${most}.`;
}

/** The best pass rates at the three least tolerances. */
function bestWords({ agents }: ToleranceFacts): string {
  const words = agents[0].best.slice(0, 3).map(({ tolerance }, i) => {
    const rates = agents.map(({ best }) => best[i].passRate.toFixed(2)).join(", ");
    return `${rates} at ${i === 0 ? "ε = " : ""}${tolerance}`;
  });
  return `Best pass rate for ${agentNames(agents)}: ${joined(words)}.`;
}

/** From where on granularity hardly matters, and what the best count does below. */
function alikeWords({ usual, agents }: ToleranceFacts): readonly string[] {
  if (usual === null) return [];
  const every = `every K = ${usual.from}…${usual.to}`;
  const found = agents.flatMap(({ agent, alike }) => (alike === null ? [] : [{ agent, ...alike }]));
  if (found.length === 0) return [`At no tolerance here does ${every} pass ${safe} or more.`];
  const who = found.length < agents.length ? ` for ${agentNames(found)}` : "";
  const from = joined(found.map((one) => one.from));
  const lead = `From ε = ${from} on ${every} passes ${safe} or more${who}: granularity hardly matters there.`;
  const wanders = found.some(({ bestsBelow }) => bestsBelow > 1);
  const bests = joined(found.map(({ bestsBelow }) => bestsBelow));
  return [wanders ? `${lead} Below, the best K wanders (${bests} different ones).` : lead];
}
