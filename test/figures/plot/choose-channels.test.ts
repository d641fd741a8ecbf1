import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Channels, chooseChannels, mostSeries } from "../../../src/figures/plot/choose-channels.ts";
import type { PlotAxis } from "../../../src/figures/plot/plot-axis.ts";
import { expectCounterExample } from "../../support/must-fail.ts";

/** An axis of so many numbers, or words. */
const numbers = (name: string, size: number): PlotAxis => ({
  name,
  values: Array.from({ length: size }, (_, i) => i),
});
const words = (name: string, size: number): PlotAxis => ({
  name,
  values: Array.from({ length: size }, (_, i) => `${name}-${i}`),
});

const nothing = { x: null, colour: null, facet: [] };

/** The names in each channel, as in "attempts | agent | goal, horizon". */
const told = ({ x, colour, facets }: Channels): string =>
  [x.name, colour?.name ?? "", facets.map(({ name }) => name).join(", ")].join(" | ");

describe("chooseChannels", () => {
  it.each<[string, readonly PlotAxis[], string]>([
    ["one axis", [numbers("a", 5)], "a |  | "],
    [
      "the numeric axis of most values along x",
      [numbers("a", 3), words("b", 9), numbers("c", 4)],
      "c | a | b",
    ],
    ["of equal ones the last", [numbers("a", 4), numbers("b", 4)], "b | a | "],
    ["words along x where nothing is a number", [words("a", 3), words("b", 5)], "b | a | "],
    [
      "the longest that fits as colour, for few panels",
      [words("a", 2), words("b", 6), numbers("c", 9)],
      "c | b | a",
    ],
    ["no colour where all are too long", [words("a", 7), numbers("b", 9)], "b |  | a"],
    ["the first of equal ones as colour", [words("a", 3), words("b", 3), numbers("c", 9)], "c | a | b"],
    ["a point where nothing varies", [numbers("a", 1)], "a |  | "],
  ])("chooses %s", (_, axes, expected) => {
    expect(told(chooseChannels(axes, nothing))).toBe(expected);
  });

  const axes = [words("agent", 3), numbers("goal", 2), numbers("attempts", 8)];

  it.each([
    [{ ...nothing, x: "agent" }, "agent | goal | attempts"],
    [{ ...nothing, colour: "goal" }, "attempts | goal | agent"],
    [{ ...nothing, facet: ["agent"] }, "attempts | goal | agent"],
    [{ ...nothing, facet: ["goal", "agent"] }, "attempts |  | goal, agent"],
    [{ x: "goal", colour: "agent", facet: ["attempts"] }, "goal | agent | attempts"],
  ])("does as it is told, and chooses the rest: %j", (wish, expected) => {
    expect(told(chooseChannels(axes, wish))).toBe(expected);
  });

  it.each([
    [[], nothing, "there is no axis left for x: nothing varies"],
    [[words("a", 2)], { ...nothing, colour: "a" }, "every axis is named for another channel"],
    [[words("a", 9), numbers("b", 2)], { ...nothing, colour: "a" }, "at most 6 values apart, but a has 9"],
  ])("refuses %j with %j", (given, wish, message) => {
    expect(() => chooseChannels(given, wish)).toThrow(message);
  });

  /** Axes with names of their own, some of them named for a channel. */
  const cases = fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom(..."abcdef"),
        size: fc.integer({ min: 1, max: 9 }),
        isNumeric: fc.boolean(),
      }),
      { selector: ({ name }) => name, minLength: 1 },
    )
    .map((made) => made.map(({ name, size, isNumeric }) => (isNumeric ? numbers : words)(name, size)))
    .chain((made) =>
      fc.record({
        axes: fc.constant(made),
        wish: fc.shuffledSubarray(made.map(({ name }) => name)).chain((named) =>
          fc.tuple(fc.boolean(), fc.boolean()).map(([hasX, hasColour]) => {
            const rest = [...named];
            const x = hasX ? (rest.shift() ?? null) : null;
            const colour = hasColour ? (rest.shift() ?? null) : null;
            return { x, colour, facet: rest };
          }),
        ),
      }),
    );

  /** Whether every axis of more than one value stands in just one channel, and every other in one at most. */
  const isComplete = (axes: readonly PlotAxis[], { x, colour, facets }: Channels): boolean =>
    axes.every((axis) => {
      const times = [x, colour, ...facets].filter((shown) => shown === axis).length;
      return axis.values.length > 1 ? times === 1 : times <= 1;
    });

  const property = (holds: (axes: readonly PlotAxis[], channels: Channels) => boolean) =>
    fc.property(cases, ({ axes, wish }) => {
      try {
        return holds(axes, chooseChannels(axes, wish));
      } catch (error) {
        // Some wishes leave nothing for x, or name a colour of too many values.
        return error instanceof RangeError;
      }
    });

  it("shows every axis of more than one value in just one channel, whatever is named", () => {
    fc.assert(property(isComplete));
  });

  it("would be found out if it lost a facet or showed an axis twice (the statement can fail)", () => {
    expectCounterExample(
      property((axes, channels) => isComplete(axes, { ...channels, facets: channels.facets.slice(1) })),
    );
    expectCounterExample(property((axes, channels) => isComplete(axes, { ...channels, colour: channels.x })));
  });

  it("keeps what is named where it is named, and tells colours apart", () => {
    fc.assert(
      fc.property(cases, ({ axes, wish }) => {
        try {
          const { x, colour, facets } = chooseChannels(axes, wish);
          return (
            (wish.x === null || x.name === wish.x) &&
            (wish.colour === null || colour?.name === wish.colour) &&
            wish.facet.every((name, i) => facets[i].name === name) &&
            (colour?.values.length ?? 0) <= mostSeries
          );
        } catch (error) {
          return error instanceof RangeError;
        }
      }),
    );
  });
});
