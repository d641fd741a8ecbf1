import type { Assumption, Flips, Together } from "../node/flips-of.ts";
import type { Scalar } from "../stats/table.ts";
import type { Labels, WorldAdvice } from "../study/advising.ts";
import type { Axis } from "../study/study.ts";
import { valuesText } from "./near-text.ts";
import { meanText, shownCell } from "./number-text.ts";
import { indentedColumns } from "./text-columns.ts";

/** Which assumptions flip the advice: a line for each, and what becomes of it where all change at once. */
export function flipsText(name: string, of: string, found: Flips, axes: readonly Axis[]): string {
  const { within, advice, value, choices, assumptions, together } = found;
  return [
    `${name}: advised is ${labelsText(advice)}, the best of ${choices} by ${of}: ${shownCell(value)}`,
    `One assumption changed, the others as they are; good is within ${within} of the best there`,
    ...indentedColumns([
      ["assumption", "here", "good at", "flips at", "worst"],
      ...assumptions.map((one) => lineOf(one, axes)),
    ]),
    "",
    ...(assumptions.length > 1 ? [togetherText(together, within)] : []),
  ]
    .join("\n")
    .trimEnd();
}

function lineOf({ name, own, worlds }: Assumption, axes: readonly Axis[]): readonly string[] {
  const axis = axes.find((one) => one.name === name) ?? { values: [] };
  const at = (some: readonly WorldAdvice[]) =>
    some.length === 0
      ? "–"
      : valuesText(
          some.map(({ world }) => world[name]),
          axis,
        );
  const flips = worlds.filter(({ standing }) => standing === "flips");
  const good = worlds.filter(({ standing }) => standing !== "flips");
  const worst = flips.toSorted((a, b) => b.regret - a.regret).slice(0, 1);
  return [
    name,
    own === null ? "–" : shownCell(own),
    at(good),
    at(flips),
    ...worst.map((one) => worstText(one)),
  ];
}

const worstText = ({ world, best, bestValue, advisedValue }: WorldAdvice): string =>
  `${labelsText(world)}: ${labelsText(best)} has ${shownCell(bestValue)}, the advice ${shownCell(advisedValue)}`;

function togetherText({ worlds, stands, flips, alike, worst }: Together, within: number): string {
  const lead = `  in all ${meanText(worlds)} worlds together it stands in ${meanText(stands)} and flips in ${meanText(flips)}`;
  const rest = alike === 0 ? "" : `; in ${meanText(alike)} every choice is good, to ${within}`;
  return [`${lead}${rest}`, ...(worst === null ? [] : [`  at worst, ${worstText(worst)}`])].join("\n");
}

const labelsText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]: [string, Scalar]) => `${name} ${shownCell(value)}`)
    .join(", ");
