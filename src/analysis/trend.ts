import { indexOfHighest, isAbove } from "../stats/compare.ts";
import { shown } from "./curve.ts";
import { type Case, ordinary } from "./verdict-of.ts";

/** A claimed trend along a sweep: every step is an ordinary case. */
export interface Trend {
  /** What the values are, for exceptions: "model-1 bias". */
  readonly what: string;
  /** What is swept: "K". */
  readonly over: string;
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly direction: "up" | "down";
  /** Whether a step that changes nothing is a case that holds. */
  readonly flat: "allowed" | "excepted";
}

/** One ordinary case for each step of a trend. */
export function stepCases({ what, over, at, values, direction, flat }: Trend): readonly Case[] {
  return values.slice(1).map((value, i) => {
    const [low, high] = direction === "up" ? [values[i], value] : [value, values[i]];
    const holds = flat === "allowed" ? !isAbove(low, high) : isAbove(high, low);
    const said = `${what} at ${over} ${at[i]} → ${at[i + 1]}: ${shown(values[i])} → ${shown(value)}`;
    return ordinary(holds, said);
  });
}

type Shape = Omit<Trend, "direction" | "flat">;

/** The steps that go against one peak: falls before the highest value, rises after it. */
export const stepsAgainstPeak = (shape: Shape): readonly string[] =>
  stepsAgainst(shape, indexOfHighest(shape.values), "up", "down");

/** The steps that go against one valley: rises before the lowest value, falls after it. */
export const stepsAgainstValley = (shape: Shape): readonly string[] =>
  stepsAgainst(shape, indexOfHighest(shape.values.map((value) => -value)), "down", "up");

type Direction = Trend["direction"];

function stepsAgainst(shape: Shape, turn: number, before: Direction, after: Direction): readonly string[] {
  const part = (from: number, to: number, direction: Direction) => {
    const [at, values] = [shape.at.slice(from, to), shape.values.slice(from, to)];
    return stepCases({ ...shape, at, values, direction, flat: "allowed" });
  };
  const cases = [...part(0, turn + 1, before), ...part(turn, shape.values.length, after)];
  return cases.filter(({ holds }) => !holds).flatMap(({ exceptions }) => exceptions);
}
