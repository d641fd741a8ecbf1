import { ScenarioError } from "../model/errors.ts";
import { snap } from "../model/lattice.ts";
import { exp, log } from "../model/pinned-math.ts";
import { power } from "../model/powers.ts";
import { shownValue } from "../model/shown-value.ts";

/** What a formula is made of and comes to. */
export type FormulaValue = number | string | boolean;

/** What is done with values. Errors: ScenarioError for values of another kind than its own. */
export type Operation = (...values: readonly FormulaValue[]) => FormulaValue;

/**
 * Operators by the names that mathjs has for them. With `functions` they are all there is: a formula is read by mathjs and
 * worked out here, so that its numbers are the same in every engine and no name in it leads anywhere.
 *
 * Numbers that agree to a part in 1e12 are equal, and one within 1e-9 of a whole number is that number to `floor`, `ceil`,
 * `round` and `mod`: 0.3 / 0.1 is 3.
 */
export const operators: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["add", numeric("+", (a, b) => a + b)],
  ["subtract", numeric("-", (a, b) => a - b)],
  ["multiply", numeric("*", (a, b) => a * b)],
  ["divide", numeric("/", (a, b) => a / b)],
  ["pow", numeric("^", raised)],
  ["mod", numeric("mod", remainder)],
  ["unaryMinus", numeric("-", (a) => -a)],
  ["unaryPlus", numeric("+", (a) => a)],
  ["smaller", numeric("<", (a, b) => a < b && !isNear(a, b))],
  ["smallerEq", numeric("<=", (a, b) => a < b || isNear(a, b))],
  ["larger", numeric(">", (a, b) => a > b && !isNear(a, b))],
  ["largerEq", numeric(">=", (a, b) => a > b || isNear(a, b))],
  ["equal", isEqual],
  ["unequal", (a, b) => !isEqual(a, b)],
  ["not", (a) => !truth("not", a)],
]);

/** Functions by their names: of one number, or of any number of them. */
export const functions: ReadonlyMap<string, { readonly ofOne: boolean; readonly apply: Operation }> = new Map(
  [
    ["abs", ofOne("abs", Math.abs)],
    ["ceil", ofOne("ceil", (a) => Math.ceil(snap(a)))],
    ["exp", ofOne("exp", exp)],
    ["floor", ofOne("floor", (a) => Math.floor(snap(a)))],
    ["log", ofOne("log", log)],
    ["max", { ofOne: false, apply: numeric("max", Math.max) }],
    ["min", { ofOne: false, apply: numeric("min", Math.min) }],
    ["round", ofOne("round", (a) => Math.floor(snap(a + 0.5)))],
    ["sqrt", ofOne("sqrt", Math.sqrt)],
  ],
);

/** A condition's value. Errors: ScenarioError for what is neither true nor false. */
export function truth(name: string, value: FormulaValue): boolean {
  if (typeof value === "boolean") return value;
  throw misused(name, shownValue(value), "true or false");
}

function ofOne(name: string, apply: (value: number) => number) {
  return { ofOne: true, apply: numeric(name, apply) };
}

function numeric(name: string, apply: (...values: number[]) => number | boolean): Operation {
  return (...values) => {
    const other = values.find((value) => typeof value !== "number");
    if (other !== undefined) throw misused(name, shownValue(other), "numbers");
    return apply(...(values as number[]));
  };
}

function isEqual(a: FormulaValue, b: FormulaValue): boolean {
  if (typeof a !== typeof b)
    throw misused("==", `${shownValue(a)} and ${shownValue(b)}`, "values of one kind");
  return typeof a === "number" ? isNear(a, b as number) : a === b;
}

const isNear = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

/** Of the sign of the divisor; 0 where the quotient is whole but for rounding. */
function remainder(a: number, b: number): number {
  const quotient = snap(a / b);
  return Number.isInteger(quotient) ? 0 : a - b * Math.floor(quotient);
}

/** By products alone where the exponent is whole: no engine's own `pow` is asked. */
function raised(base: number, exponent: number): number {
  if (!Number.isInteger(exponent)) return exp(exponent * log(base));
  return exponent < 0 ? 1 / power(base, -exponent) : power(base, exponent);
}

const misused = (name: string, given: string, takes: string): ScenarioError =>
  new ScenarioError({ path: "", problem: `gives ${name} ${given}, but ${name} takes ${takes}` });
