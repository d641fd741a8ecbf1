import { type AttemptFacts, attemptFacts } from "../analysis/facts/phases.ts";
import type { GridAxis } from "./kit/grid-scale.ts";
import { agentNames, joined } from "./kit/wording.ts";
import { phaseFigure } from "./phase-figure.ts";

const axis: GridAxis = { title: "Attempts R, log scale", spacing: "log", ticks: [1, 2, 4, 8, 16, 32, 64] };

/** Pass rate over sub-goals and attempts, a panel for each agent, with what no attempt opens. */
export const phaseAttempts = phaseFigure("attempts", axis, (phases) => {
  const facts = phases.map(attemptFacts);
  return { finding: findingOf(facts), details: detailsOf(facts) };
});

function findingOf(facts: readonly AttemptFacts[]): string {
  const opened = facts.filter(({ isOpened }) => isOpened);
  if (opened.length > 0) return `Attempts open what was said to be unreachable for ${agentNames(opened)}`;
  if (facts.every(({ best }) => best === null || best.from === best.to))
    return "Attempts open nothing that is out of reach, and the best K stays";
  const moves = facts.map(({ best }) => (best === null ? "none" : `${best.from} → ${best.to}`));
  return `Attempts open nothing out of reach, but move the best K: ${moves.join(", ")}`;
}

function detailsOf(facts: readonly AttemptFacts[]): readonly string[] {
  const isClosed = facts.every(({ isOpened }) => !isOpened);
  const outside = isClosed ? " Outside, the pass rate is 0 for every R." : "";
  return [...jumpWords(facts), `Within reach: K = ${facts.map(withinWord).join("; ")}.${outside}`];
}

function jumpWords(facts: readonly AttemptFacts[]): readonly string[] {
  const jumps = facts.flatMap(({ agent, jump }) => (jump === null ? [] : [{ agent, ...jump }]));
  if (jumps.length === 0) return [];
  const many = jumps.every(({ isEcho }) => isEcho) ? "an echo" : "finer ones";
  const attempts = joined(jumps.map((jump) => jump.attempts));
  return [
    `Few attempts favour coarse stages, many ${many}: for ${agentNames(jumps)} the best K jumps at R = ${attempts}.`,
  ];
}

function withinWord({ within, holes }: AttemptFacts): string {
  if (within.length === 0) return "none";
  const gaps = holes.length === 0 ? "" : ` but for ${joined(holes)}`;
  return `${within[0]}…${within[within.length - 1]}${gaps}`;
}
