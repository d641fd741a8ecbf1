import { exp, log } from "../model/pinned-math.ts";
import { mostValues } from "./most-values.ts";
import type { RangeInput } from "./study-schema.ts";

/** Throws a mistake at the axis that has it. */
export type Refuse = (problem: string, hint?: string) => never;

/**
 * The values of a range, both ends counting: in steps, or so many points with equal steps or equal ratios between them.
 * Values in steps have the decimals of the start and the step, for sums of binary fractions drift; points have 12 digits.
 *
 * Errors: by `refuse`, for a range that holds nothing or too much, or that says how in two ways.
 */
export function expandRange(input: RangeInput, refuse: Refuse): readonly number[] {
  const values = input.points === undefined ? stepped(input, refuse) : spread(input, input.points, refuse);
  // A set makes 0 of −0.
  return input.whole ? [...new Set(values.map(Math.round))] : values;
}

function stepped({ from, to, step = 1, scale = "linear" }: RangeInput, refuse: Refuse): readonly number[] {
  if (scale === "log") refuse("a log range must say how many points it has", "give points, and no step");
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  const held = `from ${from} to ${to} in steps of ${step} holds ${Math.max(0, count)}`;
  if (count < 1 || count > mostValues) refuse(`a range must hold 1 to ${mostValues} values, but ${held}`);
  const decimals = Math.max(decimalsOf(from), decimalsOf(step));
  // Adding 0 makes 0 of −0.
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toFixed(decimals)) + 0);
}

function spread({ from, to, step, scale }: RangeInput, points: number, refuse: Refuse): readonly number[] {
  if (step !== undefined) refuse("a range must have a step or points, but has both", "leave one of them out");
  if (from >= to) refuse(`from must be below to in a range of points, but they are ${from} and ${to}`);
  if (scale === "log" && from <= 0)
    refuse(`a log range must begin above 0, but begins at ${from}`, "a small number above 0 may do");
  const inside = between(from, to, scale);
  return Array.from({ length: points }, (_, i) => inside(i / (points - 1)));
}

/**
 * What lies at a share of the way from one end to the other, in equal steps or equal ratios, to 12 digits; the ends are
 * themselves.
 */
export function between(from: number, to: number, scale: RangeInput["scale"]): (share: number) => number {
  const at =
    scale === "log"
      ? (share: number) => from * exp(share * log(to / from))
      : (share: number) => from + share * (to - from);
  return (share) => (share === 0 ? from : share === 1 ? to : Number(at(share).toPrecision(12)));
}

/** How many decimals a number is written with, up to the 100 that can be asked for: 2 for 0.25, 10 for 1e-10. */
function decimalsOf(value: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  return Math.min(100, Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent)));
}
