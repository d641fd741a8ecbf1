import { indexOfHighest } from "../stats/compare.ts";
import { type Direction, goes, opposite, type Step, stepsOf } from "./facts/sweep.ts";
import type { Numbers } from "./statement.ts";
import { type Case, essential, ordinary } from "./verdict-of.ts";

/** Values along a sweep, and how exceptions name them. */
interface Shape {
  /** What kind of case a step is: "bias-step". */
  readonly name: string;
  /** Whose values they are. */
  readonly whose: Numbers;
  /** What is swept: "subgoals". */
  readonly over: string;
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** A claimed trend along a sweep: every step is an ordinary case. */
export interface Trend extends Shape {
  readonly direction: Direction;
  /** Whether a step that changes nothing is a case that holds. */
  readonly flat: "allowed" | "excepted";
}

/** One ordinary case for each step of a trend. */
export const stepCases = ({ name, whose, over, at, values, direction, flat }: Trend): readonly Case[] =>
  stepsOf(at, values).map((step) => {
    const holds = flat === "allowed" ? !goes(step, opposite(direction)) : goes(step, direction);
    return ordinary(name, holds, { ...whose, over, ...step });
  });

/** One essential case: a step that must go up, or down. */
export const essentialStep = (
  { name, whose, over }: Pick<Shape, "name" | "whose" | "over">,
  step: Step,
  direction: Direction,
): Case => essential(name, goes(step, direction), { ...whose, over, ...step });

/** One ordinary case for a whole curve: it rises to its highest value and falls after it. Exceptions: the steps that do not. */
export const risesOnce = (shape: Shape): Case => turnsOnce(shape, indexOfHighest(shape.values), "up");

/** One ordinary case for a whole curve: it falls to its lowest value and rises after it. Exceptions: the steps that do not. */
export const fallsOnce = (shape: Shape): Case =>
  turnsOnce(shape, indexOfHighest(shape.values.map((value) => -value)), "down");

function turnsOnce({ name, whose, over, at, values }: Shape, turn: number, before: Direction): Case {
  const wrong = stepsOf(at, values).filter((step, i) => goes(step, i < turn ? opposite(before) : before));
  return ordinary(name, wrong.length === 0, ...wrong.map((step) => ({ ...whose, over, ...step })));
}
