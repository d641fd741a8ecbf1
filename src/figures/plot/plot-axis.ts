import type { Scalar } from "../../stats/table.ts";

/** One direction in which rows lie: an axis of a study, or a column that serves as one; its values in order. */
export interface PlotAxis {
  readonly name: string;
  readonly values: readonly Scalar[];
  /** Whether its values are points of a sample, with which other things vary: no line joins what stands at them. */
  readonly scattered?: boolean;
}

/** Whether a line may join what stands along an axis. */
export const isJoined = (axis: PlotAxis): boolean => isNumeric(axis) && axis.scattered !== true;

/** Whether all values are numbers, so that they have places and not only an order. */
export const isNumeric = ({ values }: PlotAxis): boolean =>
  values.every((value) => typeof value === "number");

/** How many combinations of the axes' values there are. */
export const combinationsOf = (axes: readonly PlotAxis[]): number =>
  axes.reduce((count, { values }) => count * values.length, 1);
