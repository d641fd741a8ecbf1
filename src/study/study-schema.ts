import { z } from "zod";
import { mostTrials } from "../stats/sample-size.ts";
import { engines, sourceLevels } from "./study.ts";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const text = z.string().min(1);

const axis = z.union([
  z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive().optional() }),
  z
    .array(
      z.union([
        scalar,
        z.array(z.unknown()),
        z.strictObject({ label: scalar, set: z.record(z.string(), z.unknown()) }),
      ]),
    )
    .min(1),
]);

/** The schema of an experiment file: what a user may write; `parseStudy` adds the laws that span several keys. */
export const studySchema = z.strictObject({
  question: text.describe("What is asked, in one sentence"),
  expects: text.describe("The answer expected beforehand"),
  refutedIf: text.describe("What in the table would show the expectation wrong"),
  scenario: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("What all cells share; a scenario file without what the axes set"),
  axes: z
    .union([z.record(z.string(), axis), z.array(z.record(z.string(), axis)).min(2)])
    .optional()
    .describe("Axis → its values: a list, or { from, to, step }; or several such grids of the same axes"),
  table: text.optional().describe("Instead of axes: a CSV file beside this one, measured elsewhere"),
  engines: z.array(z.enum(engines)).min(1).optional().describe("Evaluators to ask (default: exact)"),
  measurement: text.optional().describe("Instead of engines: what else is asked of every cell"),
  trials: z
    .number()
    .int()
    .min(1)
    .max(mostTrials)
    .optional()
    .describe("Trials of whatever samples, for each cell (default 10,000)"),
  seed: z
    .union([z.string(), z.number()])
    .optional()
    .describe("Names the Monte Carlo streams (default: the study's name)"),
  figure: z.string().optional().describe("The figure function to draw it with"),
  paper: z
    .strictObject({
      figures: z.array(z.union([z.string(), z.number()])),
      says: text,
      level: z.enum(sourceLevels).optional().describe("Its own words (S), readers' notes (N)"),
      gives: text,
    })
    .optional()
    .describe("What of it is a paper's: the figures that ask the same, what is said, where, what is given"),
  ours: text.optional().describe("What of the setting is our choice"),
  claims: z.array(text).optional().describe("Ids of the statements that tautline claims decides of it"),
});

export type StudyInput = z.infer<typeof studySchema>;
