import { z } from "zod";
import { guidanceLevels, guidanceRules } from "../model/guidance.ts";
import { semanticsOptions, semanticsPresets } from "../model/semantics.ts";
import { builtinWorlds, paperAgents } from "./builtin.ts";

/**
 * The scenario file as a schema: what a user may write, partial and friendly. One definition serves validation, the
 * TypeScript type of the input and the JSON Schema for editors; `resolveScenario` adds the laws that span several keys.
 */

/** An object that takes these keys and no others, and says so. */
function keyed<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `unknown key ${issue.keys?.join(", ")}; known keys: ${known}`
        : undefined,
  });
}

const names = <Name extends string>(record: Record<Name, unknown>) =>
  Object.keys(record) as [Name, ...Name[]];
/** Within what sums and squares of progress stay exact enough to mean anything. */
const largest = 1e9;
const amount = z.number().min(-largest).max(largest);
const positive = z.number().positive().max(largest);
const share = z.number().min(0).max(1);
const count = z.number().int().min(1).max(largest);
/** One number for all stages, or one for each; that there are as many as stages is `resolveScenario`'s to check. */
const stageCounts = z.union([
  count,
  z.array(count).min(1).meta({ title: "a list with one number for each stage" }),
]);

/** What is printed as a heading: a line break or a terminal's escape in it would garble whatever shows it. */
const label = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses.
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/);

const agentName = z.enum(names(paperAgents)).describe("A built-in agent of the paper");

const member = {
  name: label(100).optional().describe("What figures and traces call it"),
  weight: positive.optional().describe("Prior weight in the pool (default 1)"),
  hallucination: share
    .optional()
    .describe("Probability that an action reports progress and makes none (default 0)"),
};

const normalMember = keyed({
  ...member,
  mean: amount.describe("Mean of the untruncated normal, in progress"),
  sd: positive.describe("Standard deviation of the untruncated normal"),
  min: amount.describe("Smallest increment"),
  max: amount.describe("Largest increment"),
  step: z
    .union([positive, z.literal("continuous")])
    .optional()
    .describe("Lattice step (default 1), or continuous: solved on a refined lattice"),
});

const pmfMember = keyed({
  ...member,
  pmf: z
    .record(z.string(), z.number().min(0))
    .describe('Probability of each increment, as in {"5": 0.2, "8": 0.8}; must sum to 1'),
  step: positive
    .optional()
    .describe("Lattice step the increments lie on (default 1, or finer when they ask for it)"),
});

const builtinMember = keyed({ ...member, agent: agentName });

const poolMember = z.union([agentName, builtinMember, normalMember, pmfMember]);

const decomposition = z.union([
  keyed({ subgoals: count.describe("K even chunks") }),
  keyed({
    chunk: positive.describe("Size of each scaffolded chunk"),
    scaffolded: z
      .number()
      .int()
      .min(0)
      .max(1e9)
      .describe("How many of them; what is left of the goal is one free tail"),
  }),
  keyed({ chunks: z.array(positive).min(1).describe("The chunks themselves; must sum to the goal") }),
]);

const guidanceTerm = keyed({
  rule: z.enum(guidanceRules),
  strength: z.number().min(0).max(largest).describe("λ"),
  level: z
    .enum(guidanceLevels)
    .optional()
    .describe("Reweight whole distributions (pool, default) or increments (action)"),
});

const pruning = z.union([
  keyed({
    count: z.number().int().min(0).max(1e6).describe("How many distributions are taken out"),
    which: z.enum(["random", "worst", "best"]).describe("random: averaged exactly over all subsets"),
  }),
  keyed({ which: z.array(z.string()).describe("The names of the distributions to take out") }),
]);

const tail = keyed({
  horizon: count.optional().describe("Actions in one attempt of the tail (default: the harness's)"),
  attempts: count.optional().describe("Attempts at the tail (default: the harness's)"),
  carryOver: share.optional().describe("κ, the share of guidance strength the tail keeps (default 0)"),
});

const semantics = z.union([
  z.enum(names(semanticsPresets)),
  keyed({
    preset: z.enum(names(semanticsPresets)).optional().describe("Where to start from (default closed)"),
    feedback: z.enum(semanticsOptions.feedback).optional(),
    anchor: z.enum(semanticsOptions.anchor).optional(),
    onMet: z.enum(semanticsOptions.onMet).optional(),
    onOvershoot: z.enum(semanticsOptions.onOvershoot).optional(),
    keep: z.enum(semanticsOptions.keep).optional(),
    onExhausted: z.enum(semanticsOptions.onExhausted).optional(),
    pass: z.enum(semanticsOptions.pass).optional(),
    tail: tail.optional(),
  }),
]);

/** The schema of a scenario file. */
export const scenarioSchema = keyed({
  name: label(200).optional().describe("What results and pictures call the scenario"),
  world: z
    .enum(names(builtinWorlds))
    .optional()
    .describe("A built-in world to start from; the file's keys replace its own"),
  task: keyed({
    goal: positive.describe("The amount of progress to accumulate"),
    tolerance: z
      .number()
      .min(0)
      .optional()
      .describe("The evaluator's window for the terminal pass (default: the harness's)"),
    budget: count.optional().describe("Actions after which a trajectory ends (default: none)"),
  }),
  pool: z.union([agentName, z.array(poolMember).min(1)]).describe("The distributions the agent can act from"),
  harness: keyed({
    decomposition,
    tolerance: z.number().min(0).describe("A stage is reached within this much of its chunk"),
    horizon: stageCounts.describe("Actions in one attempt: a number, or a list with one for each stage"),
    attempts: stageCounts.describe("Attempts at one stage: a number, or a list with one for each stage"),
    guidance: z.array(guidanceTerm).optional().describe("Terms add (default: none)"),
    pruning: pruning.optional(),
    verification: share
      .optional()
      .describe("Probability that a claimed stage is checked against true progress (default 1)"),
    semantics: semantics.optional().describe("A preset, or options over one (default closed)"),
  }),
});

/** A scenario as a user writes it, once `world` has been filled in. */
export type ScenarioInput = z.infer<typeof scenarioSchema>;
export type PoolMemberInput = z.infer<typeof poolMember>;
export type SemanticsInput = z.infer<typeof semantics>;
