import type { InputSensitivity, Sensitivity } from "../node/sensitivity-of.ts";
import type { Share } from "../stats/sobol-indices.ts";
import { meanText, shownCell } from "./number-text.ts";
import { indentedColumns } from "./text-columns.ts";

/** What an outcome hangs on, the input that decides most of it first. */
export function sensitivityText(name: string, of: string, found: Sensitivity): string {
  const { mean, standardDeviation, points, batches, scenarios } = found;
  const inputs = found.inputs.toSorted((a, b) => (b.total?.value ?? 0) - (a.total?.value ?? 0));
  const first = found.inputs.map((input) => input.first?.value ?? 0).reduce((sum, one) => sum + one, 0);
  return [
    `${name}: ${of} over the ranges: mean ${shownCell(mean)}, standard deviation ${shownCell(standardDeviation)}`,
    ...indentedColumns([
      ["input", "here", "slope here", "alone", interval, "in all", interval],
      ...inputs.map(lineOf),
    ]),
    "",
    ...(standardDeviation === 0
      ? ["  nothing varies over the ranges: none of them decides anything"]
      : [
          "  alone, in all: shares of the variance (first-order and total Sobol indices)",
          `  left to inputs acting together: ${Math.max(0, 1 - first).toFixed(3)}`,
        ]),
    `  ${meanText(scenarios)} scenarios, each solved exactly (2 sets of ${meanText(points)} points in ${batches} batches, crossed)`,
  ].join("\n");
}

const interval = "95 % interval";

const lineOf = ({ name, own, slope, first, total }: InputSensitivity): readonly string[] => [
  name,
  own === null ? "–" : String(own),
  slope === null ? "–" : shownCell(slope.perUnit),
  ...shareText(first),
  ...shareText(total),
];

const shareText = (share: Share | null): readonly string[] =>
  share === null
    ? ["–", ""]
    : [share.value.toFixed(3), `(${share.low.toFixed(3)} to ${share.high.toFixed(3)})`];
