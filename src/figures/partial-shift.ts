import { type ChunkCurve, shiftFacts } from "../analysis/facts/partial.ts";
import { turnMarks } from "./kit/marks.ts";
import { linesAndPoints, seriesKey, sweepFigure } from "./kit/sweep-figure.ts";
import { sweepPanels } from "./kit/sweep-panel.ts";
import { joined } from "./kit/wording.ts";
import { furtherTurns, namesOf, partialReading, partialSigns, partialSweep, turnsWords } from "./partial.ts";

/** Pass rate and bias over the number of scaffolded chunks, a row of panels for each chunk size, small chunks first. */
export const partialShift = sweepFigure(["agent", "chunk", "scaffolded"], ["exact"], (rows, context) => {
  const groups = shiftFacts(rows);
  const panels = groups.map((curves) => {
    const [{ chunk }] = curves;
    const own = rows.filter((row) => row["chunk"] === chunk);
    const marks = turnMarks(curves);
    return sweepPanels(partialSweep, { rows: own, curves, marks, height, heading: `c = ${chunk}` });
  });
  return {
    finding: findingOf(groups),
    details: detailsOf(groups),
    key: seriesKey(groups[0], context, partialSigns(groups.flat())),
    panels,
    reading: [`${linesAndPoints(context)} ${partialReading}`],
  };
});

/** Of two rows of panels each is lower than one alone, and not by half. */
const height = 122;

const bestsOf = (curves: readonly ChunkCurve[]) => curves.map(({ passes }) => passes.best.at);

/** Whether the best r is inside and moves from each chunk to the next larger. */
function findingOf(groups: readonly (readonly ChunkCurve[])[]): string {
  const where = groups
    .map((curves) => `${bestsOf(curves).join(", ")} at c = ${curves[0].chunk}`)
    .join(" and ");
  const alongChunks = groups[0].map((_, agent) => groups.map((curves) => curves[agent]));
  const failing = alongChunks.filter(
    (own) => new Set(bestsOf(own)).size < own.length || own.some(({ passes }) => !passes.inside),
  );
  if (failing.length > 0)
    return `The caption fails for ${namesOf(failing.map(([curve]) => curve))}: best r = ${where}`;
  const fewer = alongChunks.every((own) =>
    bestsOf(own).every((best, i, all) => i === 0 || best < all[i - 1]),
  );
  return `${fewer ? "Larger chunks need fewer" : "The peak moves"}: best r = ${where}`;
}

/** Which peaks lie at an edge, how much progress is scaffolded at each, and every further turn of a curve. */
function detailsOf(groups: readonly (readonly ChunkCurve[])[]): readonly string[] {
  const atEdge = groups
    .flat()
    .filter(({ passes }) => !passes.inside)
    .map(({ series, chunk }) => `${series} at c = ${chunk}`);
  const where = atEdge.length === 0 ? "strictly inside" : `strictly inside but for ${joined(atEdge)}`;
  const scaffolded = groups.map((curves) =>
    curves.map(({ chunk, passes }) => passes.best.at * chunk).join(", "),
  );
  return [
    `All peaks lie ${where}. In scaffolded progress r·c they lie at ${joined(scaffolded)}.`,
    turnsWords(groups.flatMap((curves) => furtherTurns(curves, ` at c = ${curves[0].chunk}`))),
  ];
}
