import { seriesStyles } from "../kit/theme.ts";
import { combinationsOf, isNumeric, type PlotAxis } from "./plot-axis.ts";

/** What of a picture is named: axes by their names, and the columns that are drawn; what is left open is chosen. */
export interface PlotWish {
  readonly x: string | null;
  readonly y: readonly string[];
  readonly colour: string | null;
  readonly facet: readonly string[];
}

/** Which axis a picture shows how. Every axis of more than one value stands in just one of x, colour and facets. */
export interface Channels {
  readonly x: PlotAxis;
  readonly colour: PlotAxis | null;
  /** A panel for each combination of their values. */
  readonly facets: readonly PlotAxis[];
  /** Axes of one value, which no channel shows. */
  readonly fixed: readonly PlotAxis[];
}

/** So many series are told apart in one panel. */
export const mostSeries = seriesStyles.length;

/**
 * How the axes of a table are shown where the wish leaves it open. Along x the numeric axis of most values (of equal ones the
 * last, which runs fastest), or the longest one where none is numeric; as colour the longest of the others that can be told
 * apart, so that there are few panels; as facets all that are left, in order.
 *
 * Errors: RangeError when nothing is left for x, and for a named colour of too many values.
 */
export function chooseChannels(axes: readonly PlotAxis[], wish: Omit<PlotWish, "y">): Channels {
  const named = [wish.x, wish.colour, ...wish.facet];
  const open = axes.filter(({ name, values }) => values.length > 1 && !named.includes(name));
  const find = (name: string | null) => axes.find((axis) => axis.name === name);
  const x = find(wish.x) ?? longest(open.filter(isNumeric)) ?? longest(open) ?? lone(axes, named);
  if (x === undefined) {
    const why = axes.length === 0 ? "nothing varies" : "every axis is named for another channel";
    throw new RangeError(`there is no axis left for x: ${why}`);
  }
  const others = open.filter((axis) => axis !== x);
  const told = others.filter(({ values }) => values.length <= mostSeries);
  const colour = find(wish.colour) ?? longest(told.toReversed()) ?? null;
  rejectSeries(colour);
  const chosen = others.filter((axis) => axis !== colour);
  const facets = [...wish.facet.flatMap((name) => find(name) ?? []), ...chosen];
  const shown = [x, colour, ...facets];
  return { x, colour, facets, fixed: axes.filter((axis) => !shown.includes(axis)) };
}

/** The axis of most values, of equal ones the last. */
const longest = (axes: readonly PlotAxis[]): PlotAxis | undefined =>
  axes.reduce<PlotAxis | undefined>(
    (best, axis) => (best && best.values.length > axis.values.length ? best : axis),
    undefined,
  );

/** Where nothing varies along x, an axis of one value still says where the point is. */
const lone = (axes: readonly PlotAxis[], named: readonly (string | null)[]): PlotAxis | undefined =>
  axes.findLast(({ name }) => !named.includes(name));

function rejectSeries(colour: PlotAxis | null): void {
  if (colour === null || combinationsOf([colour]) <= mostSeries) return;
  const { name, values } = colour;
  throw new RangeError(
    `colours tell at most ${mostSeries} values apart, but ${name} has ${values.length}: name it for x or facet`,
  );
}
