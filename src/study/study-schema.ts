import { type PoolMemberInput, poolMember } from "../input/scenario-schema.ts";
import {
  anything,
  boolean,
  type Described,
  list,
  mapping,
  nothing,
  number,
  optional,
  record,
  required,
  type Schema,
  text,
  union,
  whole,
  wordOf,
} from "../input/schema.ts";
import { mostTrials } from "../stats/sample-size.ts";
import { mostValues } from "./most-values.ts";
import { engines, sourceLevels } from "./study.ts";

const scalar = union(text(), number(), boolean, nothing);
const sentence = text({ minLength: 1 });
const formula: Schema<string> = { title: "a formula", ...text({ minLength: 1 }) };

const names = union(sentence, list(sentence, { minItems: 1 }));

const range = mapping({
  from: required(number()),
  to: required(number()),
  step: optional(number({ exclusiveMinimum: 0 }), "From one value to the next (default 1)"),
  points: optional(whole({ minimum: 2, maximum: mostValues }), "Instead of step: how many values"),
  scale: optional(wordOf(["linear", "log"]), "log: equal ratios between points, not equal steps"),
  whole: optional(boolean, "Rounded to whole numbers, each once"),
});

const values = union(
  range,
  list(union(scalar, list(anything), mapping({ label: required(scalar), set: required(record(anything)) })), {
    minItems: 1,
  }),
);

const zip = mapping({
  zip: required(record(values), "Axes of the same length that move together, value by value"),
});

const sample = mapping({
  sample: required(
    wordOf(["latin-hypercube", "sobol"]),
    "How points are spread over the axes, by the study's seed",
  ),
  points: required(whole({ minimum: 1, maximum: mostValues }), "How many"),
  over: required(
    record(values),
    "Axes: a range without step or points is taken anywhere in it, other values equally often",
  ),
});

const axis = union(...(values.anyOf ?? []), zip, sample, formula) as Schema<
  Described<typeof values> | Described<typeof zip> | Described<typeof sample> | Described<typeof formula>
>;

const agents = record(
  union(...(poolMember.anyOf ?? []), list(union(text(), poolMember), { minItems: 1 })),
) as Schema<Readonly<Record<string, PoolMemberInput | readonly PoolMemberInput[]>>>;

/** The schema of an experiment file: what a user may write; `parseStudy` adds the laws that span several keys. */
export const studySchema = mapping({
  question: optional(sentence, "What is asked, in one sentence"),
  expects: optional(sentence, "The answer expected beforehand"),
  refutedIf: optional(sentence, "What in the table would show the expectation wrong"),
  scenario: optional(record(anything), "What all cells share; a scenario file without what the axes set"),
  agents: optional(agents, "Name → an agent or a pool of the study's own, for its scenario and axes"),
  axes: optional(
    union(record(axis), list(record(axis), { minItems: 2 })),
    "Axis → its values: a list, a range, a formula, or axes that move together; or several such grids of the same axes",
  ),
  where: optional(formula, "A formula that is true in the cells that are asked: subgoals * chunk <= goal"),
  table: optional(sentence, "Instead of axes: a CSV file beside this one, measured elsewhere"),
  engines: optional(list(wordOf(engines), { minItems: 1 }), "Evaluators to ask (default: exact)"),
  measurement: optional(sentence, "Instead of engines: what else is asked of every cell"),
  trials: optional(
    whole({ minimum: 1, maximum: mostTrials }),
    "Trials of whatever samples, for each cell (default 10,000); with until at most as many (1,000,000)",
  ),
  until: optional(
    number({ exclusiveMinimum: 0, maximum: 0.5 }),
    "Sample each cell until the 95 % interval of its success rate reaches no further than this to either side",
  ),
  seed: optional(union(text(), number()), "Names the Monte Carlo streams (default: the study's name)"),
  objective: optional(
    mapping({
      maximise: optional(formula, "What should be large: a formula over the table's columns, as passRate"),
      minimise: optional(formula, "Instead of maximise: what should be small"),
      "subject to": optional(
        union(formula, list(formula, { minItems: 1 })),
        "Formulas that must be true: expectedActions <= 120",
      ),
      against: optional(
        formula,
        "What it costs, for the frontier (default: expectedActions where it is measured)",
      ),
      within: optional(
        number({ minimum: 0 }),
        "Also tell which cells fall short of the best by no more than this: how flat the optimum is",
      ),
    }),
    "What is sought: the best cell, and the frontier of cells that none beats in both this and its cost",
  ),
  figure: optional(
    text(),
    "A figure function to draw it with; none: a table alone (default: a picture chosen from the axes)",
  ),
  plot: optional(
    mapping({
      x: optional(sentence, "The axis along x"),
      y: optional(names, "The columns to draw, a panel each"),
      colour: optional(sentence, "The axis whose values are told apart by colour"),
      facet: optional(names, "The axes with a panel for each of their values"),
    }),
    "Instead of figure: how to draw it; what is left out is chosen from the axes",
  ),
  paper: optional(
    mapping({
      figures: required(list(union(text(), number()))),
      says: required(sentence),
      level: optional(wordOf(sourceLevels), "Its own words (S), readers' notes (N)"),
      gives: required(sentence),
    }),
    "What of it is a paper's: the figures that ask the same, what is said, where, what is given",
  ),
  ours: optional(sentence, "What of the setting is our choice"),
  claims: optional(list(sentence), "Ids of the statements that tautline claims decides of it"),
});

export type StudyInput = Described<typeof studySchema>;
/** An axis as a study file writes it: values, a formula, or a bundle of axes that move together. */
export type AxisInput = Described<typeof axis>;
export type AgentsInput = Described<typeof agents>;
export type ValuesInput = Described<typeof values>;
export type SampleInput = Described<typeof sample>;
export type RangeInput = Described<typeof range>;
/** The axes of one grid as a study file writes them. */
export type GridInput = Readonly<Record<string, AxisInput>>;
