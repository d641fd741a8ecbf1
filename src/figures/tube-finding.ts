import type { Tube } from "./tube-parts.ts";

const passOf = ({ milestones }: Tube): number => milestones[0].finish;

/** Which of the harnesses keeps most runs in its tube. */
export function tubeFinding(tubes: readonly Tube[]): string {
  const best = tubes.reduce((most, one) => (passOf(one) > passOf(most) ? one : most));
  const matched = best !== tubes[0] && best !== tubes[tubes.length - 1];
  const lead = matched
    ? "A matched harness keeps most runs in the tube"
    : `K = ${best.subgoals} keeps most runs in the tube`;
  const rates = tubes.map((one) => passOf(one).toFixed(2)).join(", ");
  return `${lead}: K = ${tubes.map(({ subgoals }) => subgoals).join(", ")} pass ${rates}`;
}

/** How often one attempt reaches, how sampled ones fail, what they waste, and how wide the tube is at the end. */
export function tubeDetails(tubes: readonly Tube[]): readonly string[] {
  const list = (of: (one: Tube) => number | string) => tubes.map(of).join(", ");
  const count = (verdict: string) =>
    list(({ attempts }) => attempts.filter((one) => one.verdict === verdict).length);
  return [
    `One attempt reaches with ${list(({ states }) => states[0].finish.toFixed(2))}; of ${tubes[0].attempts.length} sampled ones ` +
      `${count("stall")} stall and ${count("overshoot")} overshoot.`,
    `Actions taken when all is lost: ${list((one) => wasted(one).toFixed(2))} an attempt. At the end the tube is ${list(widthOf)} wide.`,
  ];
}

/** The mean number of actions that an attempt takes from states from which it cannot reach. */
const wasted = ({ states }: Tube): number =>
  states.filter(({ finish }) => finish === 0).reduce((sum, { visit }) => sum + visit, 0);

/** From the lowest to the highest progress a run in the tube can end at. */
function widthOf({ subgoals, milestones }: Tube): number {
  const ends = milestones.filter(({ at }) => at === subgoals).map(({ progress }) => progress);
  return Math.max(...ends) - Math.min(...ends);
}
