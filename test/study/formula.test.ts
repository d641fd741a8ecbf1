import fc from "fast-check";
import { evaluate } from "mathjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { KeyPath } from "../../src/input/key-path.ts";
import { keysAt } from "../../src/input/keys-at.ts";
import { scenarioSchema } from "../../src/input/scenario-schema.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { readFormula } from "../../src/study/formula.ts";
import { loadFormulaParser } from "../../src/study/formula-parser.ts";
import { expectCounterExample } from "../support/must-fail.ts";

beforeAll(loadFormulaParser);

const cell: Readonly<Record<string, unknown>> = {
  chunk: 60,
  goal: 240,
  agent: "model-1",
  checked: true,
  pool: [{ sd: 2 }],
  "pool[0].sd": 2,
  "harness.horizon": 10,
};

const names = {
  known: ["chunk", "goal", "agent", "checked", "budget"],
  roots: ["task", "pool", "harness"],
  keysAt: (path: KeyPath) => keysAt(scenarioSchema, path),
};

const worked = (text: string) => readFormula(text, ["where"], names).valueOf((name) => cell[name]);

describe("readFormula", () => {
  it.each<[string, number | string | boolean]>([
    ["0.05 * chunk", 3],
    ["goal / chunk - 1", 3],
    ["-2 ^ 2", -4],
    ["2 ^ -1", 0.5],
    ["-7 mod 3", 2],
    ["chunk % 7", 4],
    ["4 ^ 0.5", 2],
    ["pool[0].sd + harness.horizon", 12],
    ["min(3, chunk, 7) + max(1, 2)", 5],
    ["abs(-3) + sqrt(16) + exp(0) + log(1)", 8],
    ["chunk > 20 ? 'coarse' : 'fine'", "coarse"],
    ["chunk * 4 <= goal and not (agent == 'model-2')", true],
    ["1 < chunk < 60", false],
    ["1 < chunk <= 60", true],
    ["61 > chunk > 60", false],
    ["max(chunk)", 60],
    ["true and not false", true],
    ["checked or budget > 3", true],
    ["chunk != 60 or agent != 'model-1'", false],
  ])("works out %s", (text, expected) => {
    expect(worked(text)).toBe(expected);
  });

  it.each([
    ["2", "3", ["<", "<=", "!="]],
    ["3", "2", [">", ">=", "!="]],
    ["3", "3", ["<=", ">=", "=="]],
    ["-1", "0", ["<", "<=", "!="]],
    ["0.3", "3 * 0.1", ["<=", ">=", "=="]],
    ["3 * 0.1", "0.3", ["<=", ">=", "=="]],
    ["1", "1 + 1e-11", ["<", "<=", "!="]],
    ["1 + 1e-11", "1", [">", ">=", "!="]],
    // a part in 1e12 apart, of large numbers and of small ones
    ["999999999999", "1e12", ["<=", ">=", "=="]],
    ["999999999998", "1e12", ["<", "<=", "!="]],
    ["1e-20", "2e-20", ["<", "<=", "!="]],
  ])("compares %s with %s", (left, right, holding) => {
    const comparisons = ["<", "<=", ">", ">=", "==", "!="];
    expect(comparisons.filter((sign) => worked(`${left} ${sign} ${right}`))).toEqual(holding);
  });

  it.each<[string, number | boolean]>([
    ["3 * 0.1", 0.3],
    ["3 * 0.1 == 0.3", true],
    ["3 * 0.1 <= 0.3", true],
    ["3 * 0.1 > 0.3", false],
    ["0.7 + 0.1", 0.8],
    ["floor(0.3 / 0.1)", 3],
    ["ceil(0.7 / 0.1)", 7],
    ["0.3 mod 0.1", 0],
    ["round(2.5)", 3],
    ["round(-2.5)", -2],
    ["0 * -1", 0],
  ])("counts as a user's decimals do: %s", (text, expected) => {
    expect(worked(text)).toBe(expected);
  });

  it("says which names and paths it looks at", () => {
    const { names: found } = readFormula("chunk * pool[0].sd + chunk", ["where"], names);
    expect(found).toEqual(["chunk", "pool[0].sd"]);
  });

  it.each<[string, string]>([
    [
      "chnk + 1",
      'names "chnk", but known are chunk, goal, agent, checked, budget, task, pool, harness\n  hint: did you mean chunk?',
    ],
    ["pool", 'names "pool", but known are chunk'],
    ["pool[0, 1]", "must name its paths as they are written"],
    ["harness[0] + 1", 'names "harness[0]", but harness has decomposition,'],
    ["null", "but holds empty (null)"],
    ["harnes.horizon", 'names "harnes.horizon", but known are'],
    ["harness.horizn", 'names "harness.horizn", but harness has decomposition, tolerance, horizon,'],
    ["harness.horizn + 1", "did you mean horizon?"],
    [
      "pool[0].meam",
      "but pool[0] has name, weight, hallucination, agent, mean, sd, min, max, step, pmf\n  hint: did you mean mean?",
    ],
    ["roun(chunk)", 'calls "roun"\n  hint: did you mean round?'],
    ["0.05 * * chunk", "cannot be read: value expected at character 8"],
    ["", "must hold something, but is empty"],
    ["2 chunk", "must have * between what is multiplied"],
    ["agent * 2", 'gives * "model-1", but * takes numbers'],
    ["agent == 1", 'gives == "model-1" and 1, but == takes values of one kind'],
    ["chunk and checked", "gives and 60, but and takes true or false"],
    [
      "budget + 1",
      "needs a number, text, true or false for budget, but it is missing\n  hint: give it in the scenario",
    ],
    ["1 / 0", "must come to a finite number, but comes to Infinity"],
    ["sqrt(0 - 1)", "must come to a finite number, but comes to NaN"],
    ["sqrt(1, 2)", "must give sqrt one number, but gives 2"],
    ["max()", "must give max numbers, but gives 0"],
    ["x = 3", "may hold numbers, texts, names, operators and functions, but holds an assignment"],
    ["chunk!", '"factorial" is no operator of theirs'],
  ])("refuses %s in the words of the file", (text, message) => {
    expect(() => worked(text)).toThrow(ScenarioError);
    expect(() => worked(text)).toThrow(`where: the formula ${JSON.stringify(text)} `);
    expect(() => worked(text)).toThrow(message);
  });

  it("refuses what is long or deep before it costs anything", () => {
    expect(worked(`1${" ".repeat(499)}`)).toBe(1);
    expect(() => worked(`1${" ".repeat(500)}`)).toThrow("must have at most 500 characters, but has 501");
    expect(() => worked(`1${" + 1".repeat(200)}`)).toThrow("must have at most 500 characters, but has 801");
    expect(() => worked("(".repeat(499))).toThrow(/cannot be read|nested/);
    expect(() => worked(`${"-".repeat(400)}1`)).toThrow("must be nested at most 40 deep");
    expect(() => worked(`${"-".repeat(41)}1`)).toThrow("must be nested at most 40 deep");
    expect(worked(`${"-".repeat(40)}1`)).toBe(1);
    expect(() => worked(`1${" ^ 9".repeat(30)}`)).toThrow("must come to a finite number");
  });
});

/** Ways out of a formula: into JavaScript, into mathjs itself, or into endless work. */
const attempts = [
  "import({ chunk: 3 }, { override: true })",
  "createUnit('foo')",
  "evaluate('1 + 1')",
  "parse('1 + 1')",
  "parser()",
  "compile('1')",
  "simplify('x + x')",
  "derivative('x^2', 'x')",
  "rationalize('x')",
  "resolve('x')",
  "chunk = 3",
  "f(x) = x; f(2)",
  "f(x) = f(x + 1)",
  "chunk.constructor",
  "chunk['constructor']",
  "agent.constructor('return process')()",
  "constructor",
  "__proto__",
  "this",
  "globalThis",
  "process.exit(3)",
  "pool.constructor.constructor('return 7')()",
  "pool.__proto__.polluted",
  "harness['__proto__']['polluted']",
  "pool.map(chunk)",
  "pool[0].sd = 9",
  "{ constructor: 3 }.constructor",
  '{ a: 1 }["a"]',
  '"a".constructor("return 7")()',
  "cos.constructor('return 7')()",
  "cos.transform",
  "sqrt.apply(1)",
  "max.constructor('return globalThis')()",
  "[1, 2].map(f)",
  "map([1, 2], sqrt)",
  "filter([1, 2], isInteger)",
  "forEach([1], print)",
  "typed('f', {})",
  "print('$a', { a: 1 })",
  "format(chunk, { notation: 'fixed' })",
  "help(sqrt)",
  "config({})",
  "reviver(1, 2)",
  "chain(3)",
  "random()",
  "randomInt(5)",
  "unit('5 cm')",
  "5 cm to inch",
  "ones(100000, 100000)",
  "zeros(1e9)",
  "1:1e12",
  "200!",
  "gamma(3)",
  "bignumber(2) ^ 99999999",
  "1; 2",
  "1\n2",
  "x -> x + 1",
  "chunk?.constructor",
  "valueOf",
  "toString()",
  "hasOwnProperty('a')",
];

describe("a formula", () => {
  it.each(attempts)("has no way out: %s", (text) => {
    const before = Object.getOwnPropertyNames(globalThis).length;
    expect(() => worked(text)).toThrow(ScenarioError);
    expect(Object.getOwnPropertyNames(globalThis)).toHaveLength(before);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("would have ways out by mathjs's own evaluator (the attempts are real ones)", () => {
    const done = attempts
      .filter((text) => !/1e9|1e12|100000|f\(x \+ 1\)|99999999/.test(text))
      .filter((text) => {
        try {
          evaluate(text, { chunk: 60, agent: "model-1", pool: [{ sd: 2 }] });
          return true;
        } catch {
          return false;
        }
      });
    expect(done.length).toBeGreaterThan(20);
  });

  const token = fc.constantFrom(
    ...[
      "chunk",
      "agent",
      "pool",
      "constructor",
      "import",
      "parse",
      "sqrt",
      "f",
      "x",
      "1",
      "1e9",
      "'a'",
      "and",
      "to",
    ],
    ...[
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      ".",
      ",",
      ":",
      ";",
      "=",
      "->",
      "?",
      "+",
      "*",
      "^",
      "!",
      "'",
      "<",
      " ",
      "\n",
      "#",
    ],
  );
  const text = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(""));

  /** What comes of a text: a value, a mistake told, or anything else. */
  function outcomeOf(formula: string): "value" | "mistake" | "other" {
    try {
      return ["number", "string", "boolean"].includes(typeof worked(formula)) ? "value" : "other";
    } catch (error) {
      return error instanceof ScenarioError ? "mistake" : "other";
    }
  }

  it("comes to a number, text, true or false, or is told, whatever it is made of", () => {
    fc.assert(
      fc.property(text, (formula) => outcomeOf(formula) !== "other"),
      { numRuns: 3000 },
    );
  });

  it("comes to a value for some and is told for others (the words are not all of one kind)", () => {
    expectCounterExample(fc.property(text, (formula) => outcomeOf(formula) !== "value"));
    expectCounterExample(fc.property(text, (formula) => outcomeOf(formula) !== "mistake"));
  });
});
