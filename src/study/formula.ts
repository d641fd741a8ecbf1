import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { assertText } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { FormulaValue } from "./formula-operations.ts";
import { parseFormula, type Tree } from "./formula-parser.ts";
import { type FormulaNames, type LookUp, workOf } from "./formula-work.ts";

/** What stands for a value that hangs on others: `0.05 * chunk`, `subgoals * chunk <= goal`. */
export interface Formula {
  readonly text: string;
  /** The names and paths in it, each once, as `keyPathText` writes them: chunk, pool[0].sd. */
  readonly names: readonly string[];
  /**
   * What it comes to, with 15 digits: 3 * 0.1 is 0.3. Errors: ScenarioError for a value of the wrong kind, one that is not
   * there, and a result that is not finite.
   */
  readonly valueOf: (lookUp: LookUp) => FormulaValue;
}

/** Longer formulas are refused before anything reads them. */
const longest = 500;

/**
 * Reads a formula; `at` is where it is written, for errors. The parser must be there: `loadFormulaParser`.
 *
 * Errors: ScenarioError for what is no formula, for names that are not known, and for all else that mathjs would read:
 * assignments, lists, functions other than the nine there are.
 */
export function readFormula(text: string, at: KeyPath, names: FormulaNames): Formula {
  assertText(keyPathText(at), text);
  const found = new Set<string>();
  const shown = `the formula ${shownText(text)}`;
  const said = <T>(make: () => T): T => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      const [{ problem, hint }] = error.findings;
      throw new ScenarioError({ path: keyPathText(at), problem: `${shown} ${problem}`, hint });
    }
  };
  const work = said(() => workOf(treeOf(text), names, (name) => found.add(name)));
  return { text, names: [...found], valueOf: (lookUp) => said(() => finite(work(lookUp))) };
}

function treeOf(text: string): Tree {
  if (text.length > longest) throw mistake(`must have at most ${longest} characters, but has ${text.length}`);
  try {
    return parseFormula(text);
  } catch (error) {
    if (error instanceof RangeError) throw mistake("must not be nested so deep");
    if (!(error instanceof SyntaxError)) throw error;
    const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
    throw mistake(`cannot be read: ${why.replace(/\(char (\d+)\)$/, "at character $1")}`);
  }
}

function finite(value: FormulaValue): FormulaValue {
  if (typeof value !== "number") return value;
  if (!Number.isFinite(value)) throw mistake(`must come to a finite number, but comes to ${value}`);
  return Number(value.toPrecision(15));
}

const mistake = (problem: string) => new ScenarioError({ path: "", problem });
