import { type Channels, chooseChannels, type PlotWish } from "./choose-channels.ts";
import { combinationsOf, type PlotAxis } from "./plot-axis.ts";

/** What a picture shows and where its panels stand. */
export interface PlotPlan {
  readonly channels: Channels;
  /** The columns drawn: a panel each for every combination of the facets' values. */
  readonly y: readonly string[];
  /** Panels side by side. */
  readonly perRow: number;
}

/** More rows of panels than this are no picture for a page, and more points than this no picture at all. */
const mostRows = 8;
const mostPoints = 20_000;

/**
 * Chooses the channels of a picture and lays out its panels: several columns side by side with a row for each facet, or the
 * facets of one column in rows of three. Where no columns are named and `main` do not all fit, the first is drawn alone.
 *
 * Errors: RangeError for a picture that would be too large, with its size, the limit and a way out, and those of
 * `chooseChannels`.
 */
export function planPlot(axes: readonly PlotAxis[], wish: PlotWish, main: readonly string[]): PlotPlan {
  const channels = chooseChannels(axes, wish);
  const points = combinationsOf(axes);
  if (points > mostPoints) throw tooLarge(`${inWords(points)} points`, mostPoints, "in a picture");
  const facets = combinationsOf(channels.facets);
  const choices = wish.y.length > 0 ? [wish.y] : [main, main.slice(0, 1)];
  const y = choices.find((columns) => facets <= mostFacets(columns.length)) ?? choices[choices.length - 1];
  const most = mostFacets(y.length);
  if (most === 0) throw tooLarge(`${y.length} columns`, 3 * mostRows, "in a picture");
  if (facets > most) {
    const by = channels.facets.map(({ name, values }) => `${name} (${values.length})`).join(" × ");
    const held = y.length === 1 ? "in a picture" : `of ${y.length} columns each in a picture`;
    throw tooLarge(`${inWords(facets)} facets, one for each ${by}`, most, held);
  }
  return { channels, y, perRow: Math.min(3, y.length === 1 ? facets : y.length) };
}

/** How many facets of so many columns fill the rows of a picture. */
const mostFacets = (columns: number): number =>
  columns === 1 ? 3 * mostRows : Math.floor(mostRows / Math.ceil(columns / 3));

const tooLarge = (size: string, most: number, where: string) =>
  new RangeError(
    `there would be ${size}, but at most ${inWords(most)} fit ${where}: ` +
      "give an axis fewer values, name an axis for x or fewer columns for y, or split the study",
  );

const inWords = (count: number): string => count.toLocaleString("en-US");
