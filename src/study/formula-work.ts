import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { nearestHint } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownValue } from "../model/shown-value.ts";
import { type FormulaValue, functions, type Operation, operators, truth } from "./formula-operations.ts";
import type { Tree } from "./formula-parser.ts";

/** Gives the value of a name or a path. */
export type LookUp = (name: string) => unknown;

/** A formula, or a part of it, as something to work out. */
export type Work = (lookUp: LookUp) => FormulaValue;

/** What a formula may name. */
export interface FormulaNames {
  /** Names that stand alone, as `chunk`. */
  readonly known: readonly string[];
  /** What paths may begin with, as `harness` in harness.horizon. */
  readonly roots: readonly string[];
  /** The keys that a path may go on with; none where nobody knows. */
  readonly keysAt: (path: KeyPath) => readonly string[];
}

const deepest = 40;

/**
 * Turns what mathjs has read into functions of our own, node by node; what is named here is all that a formula can hold, so that
 * nothing in it reaches mathjs or JavaScript. `named` is told of every name in it.
 *
 * Errors: ScenarioError (without a path) for any other kind of node, for unknown names and functions, and for deep nesting.
 */
export function workOf(tree: Tree, names: FormulaNames, named: (name: string) => void, depth = 0): Work {
  if (depth > deepest) throw mistake(`must be nested at most ${deepest} deep, but is deeper`);
  const inner = (part: Tree) => workOf(part, names, named, depth + 1);
  switch (tree.type) {
    case "ParenthesisNode":
      return inner(tree.content);
    case "ConstantNode":
      return constant(tree.value);
    case "SymbolNode":
    case "AccessorNode":
      return lookedUp(pathOf(tree), names, named);
    case "ConditionalNode": {
      const [condition, yes, no] = [tree.condition, tree.trueExpr, tree.falseExpr].map(inner);
      return (lookUp) => (truth("? :", condition(lookUp)) ? yes : no)(lookUp);
    }
    case "RelationalNode":
      return chained(tree.conditionals.map(operator), tree.params.map(inner));
    case "OperatorNode":
      if (tree.implicit) throw mistake("must have * between what is multiplied, but here it is left out");
      if (tree.fn === "and" || tree.fn === "or") return decided(tree.fn, tree.args.map(inner));
      return applied(operator(tree.fn), tree.args.map(inner));
    case "FunctionNode":
      return applied(functionOf(tree.fn, tree.args.length), tree.args.map(inner));
    default:
      throw mistake(`${allowed}, but holds ${kindOf(tree)}`);
  }
}

const mistake = (problem: string, hint?: string) => new ScenarioError({ path: "", problem, hint });

const allowed = "may hold numbers, texts, names, operators and functions";

/** `an assignment`, from AssignmentNode. */
function kindOf({ type }: { readonly type: string }): string {
  const kind = type
    .replace(/Node$/, "")
    .replace(/(?!^)([A-Z])/g, " $1")
    .toLowerCase();
  return `${/^[aeio]/.test(kind) ? "an" : "a"} ${kind}`;
}

function constant(value: unknown): Work {
  if (value === undefined) throw mistake("must hold something, but is empty");
  const isValue = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (!isValue) throw mistake(`${allowed}, but holds ${shownValue(value)}`);
  return () => value as FormulaValue;
}

const applied = (operation: Operation, args: readonly Work[]): Work =>
  args.length === 2
    ? (lookUp) => operation(args[0](lookUp), args[1](lookUp))
    : (lookUp) => operation(...args.map((arg) => arg(lookUp)));

/** `a <= b < c`: each neighbour compared. */
const chained = (operations: readonly Operation[], parts: readonly Work[]): Work => {
  const pairs = operations.map((operation, i) => applied(operation, [parts[i], parts[i + 1]]));
  return (lookUp) => pairs.every((pair) => pair(lookUp));
};

/** The second is not looked at when the first decides. */
function decided(name: "and" | "or", [first, second]: readonly Work[]): Work {
  const deciding = name === "or";
  return (lookUp) => (truth(name, first(lookUp)) === deciding ? deciding : truth(name, second(lookUp)));
}

function operator(name: string): Operation {
  const found = operators.get(name);
  if (found === undefined) throw mistake(`${allowed}, but ${shownValue(name)} is no operator of theirs`);
  return found;
}

function functionOf(called: Tree, given: number): Operation {
  const name = called.type === "SymbolNode" ? called.name : undefined;
  const found = name === undefined ? undefined : functions.get(name);
  const all = [...functions.keys()];
  if (name === undefined) throw mistake(`may call ${all.join(", ")}, but calls ${kindOf(called)}`);
  if (found === undefined)
    throw mistake(`may call ${all.join(", ")}, but calls ${shownValue(name)}`, nearestHint(name, all));
  if (found.ofOne ? given === 1 : given > 0) return found.apply;
  throw mistake(`must give ${name} ${found.ofOne ? "one number" : "numbers"}, but gives ${given}`);
}

/** `pool[0].sd` as a path. Errors: ScenarioError for an index that is worked out. */
function pathOf(tree: Tree): KeyPath {
  if (tree.type === "SymbolNode") return [tree.name];
  const index = tree.type === "AccessorNode" && tree.index.type === "IndexNode" ? tree.index.dimensions : [];
  const [part] = index.map((one) => (one.type === "ConstantNode" ? one.value : undefined));
  const isPart = typeof part === "string" || Number.isSafeInteger(part);
  if (tree.type !== "AccessorNode" || index.length !== 1 || !isPart)
    throw mistake(`must name its paths as they are written, as in pool[0].sd, but holds ${kindOf(tree)}`);
  return [...pathOf(tree.object), part as string | number];
}

function lookedUp(path: KeyPath, names: FormulaNames, named: (name: string) => void): Work {
  const text = keyPathText(path);
  if (!names.known.includes(text)) assertPath(path, names);
  named(text);
  return (lookUp) => {
    const value = lookUp(text);
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
    const problem = `needs a number, text, true or false for ${text}, but it is ${shownValue(value)}`;
    throw mistake(problem, value === undefined ? "give it in the scenario or as an axis" : undefined);
  };
}

/** Errors: ScenarioError for a path that begins, or goes on, as none does. */
function assertPath(path: KeyPath, { known, roots, keysAt }: FormulaNames): void {
  const all = [...new Set([...known, ...roots])];
  const [first, text] = [String(path[0]), JSON.stringify(keyPathText(path))];
  if (path.length === 1 || !roots.includes(first))
    throw mistake(`names ${text}, but known are ${all.join(", ")}`, nearestHint(first, all));
  for (const [i, part] of path.slice(1).entries()) {
    const around = path.slice(0, i + 1);
    const keys = keysAt(around);
    if (keys.length === 0 || keys.includes(String(part))) continue;
    const problem = `names ${text}, but ${keyPathText(around)} has ${keys.join(", ")}`;
    throw mistake(problem, nearestHint(String(part), keys));
  }
}
