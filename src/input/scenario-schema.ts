import { guidanceLevels, guidanceRules } from "../model/guidance.ts";
import { semanticsOptions, semanticsPresets } from "../model/semantics.ts";
import { type BuiltinWorld, builtinWorlds, type PaperAgent, paperAgents } from "./builtin.ts";
import { label } from "./label.ts";
import {
  type Described,
  list,
  mapping,
  number,
  optional,
  record,
  required,
  type Schema,
  text,
  union,
  whole,
  word,
  wordOf,
} from "./schema.ts";

/**
 * The scenario file as a schema: what a user may write, partial and friendly. One definition serves validation, the
 * TypeScript type of the input and the JSON Schema for editors; `resolveScenario` adds the laws that span several keys.
 */

const names = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as Name[];
/** Within what sums and squares of progress stay exact enough to mean anything. */
const largest = 1e9;
const amount = number({ minimum: -largest, maximum: largest });
const positive = number({ exclusiveMinimum: 0, maximum: largest });
const atLeast0 = number({ minimum: 0 });
const share = number({ minimum: 0, maximum: 1 });
const count = whole({ minimum: 1, maximum: largest });
/** One number for all stages, or one for each; that there are as many as stages is `resolveScenario`'s to check. */
const stageCounts = union(
  count,
  list(count, { title: "a list with one number for each stage", minItems: 1 }),
);

const agentName: Schema<PaperAgent> = {
  description: "A built-in agent of the paper",
  ...wordOf(names(paperAgents)),
};

const member = {
  name: optional(label(100), "What figures and traces call it"),
  weight: optional(positive, "Prior weight in the pool (default 1)"),
  hallucination: optional(share, "Probability that an action reports progress and makes none (default 0)"),
};

const builtinMember = mapping({ ...member, agent: required(agentName) });

const normalMember = mapping({
  ...member,
  mean: required(amount, "Mean of the untruncated normal, in progress"),
  sd: required(positive, "Standard deviation of the untruncated normal"),
  min: required(amount, "Smallest increment"),
  max: required(amount, "Largest increment"),
  step: optional(
    union(positive, word("continuous")),
    "Lattice step (default 1), or continuous: solved on a refined lattice",
  ),
});

const pmfMember = mapping({
  ...member,
  pmf: required(record(atLeast0), 'Probability of each increment, as in {"5": 0.2, "8": 0.8}; must sum to 1'),
  step: optional(positive, "Lattice step the increments lie on (default 1, or finer when they ask for it)"),
});

export const poolMember = union(agentName, builtinMember, normalMember, pmfMember);

const decomposition = union(
  mapping({ subgoals: required(count, "K even chunks") }),
  mapping({
    chunk: required(positive, "Size of each scaffolded chunk"),
    scaffolded: required(
      whole({ minimum: 0, maximum: 1e9 }),
      "How many of them; what is left of the goal is one free tail",
    ),
  }),
  mapping({
    chunks: required(list(positive, { minItems: 1 }), "The chunks themselves; must sum to the goal"),
  }),
);

const guidanceTerm = mapping({
  rule: required(wordOf(guidanceRules)),
  strength: required(number({ minimum: 0, maximum: largest }), "λ"),
  level: optional(
    wordOf(guidanceLevels),
    "Reweight whole distributions (pool, default) or increments (action)",
  ),
});

const pruning = union(
  mapping({
    count: required(whole({ minimum: 0, maximum: 1e6 }), "How many distributions are taken out"),
    which: required(wordOf(["random", "worst", "best"]), "random: averaged exactly over all subsets"),
  }),
  mapping({ which: required(list(text()), "The names of the distributions to take out") }),
);

const tail = mapping({
  horizon: optional(count, "Actions in one attempt of the tail (default: the harness's)"),
  attempts: optional(count, "Attempts at the tail (default: the harness's)"),
  carryOver: optional(share, "κ, the share of guidance strength the tail keeps (default 0)"),
});

const semantics = union(
  wordOf(names(semanticsPresets)),
  mapping({
    preset: optional(wordOf(names(semanticsPresets)), "Where to start from (default closed)"),
    feedback: optional(wordOf(semanticsOptions.feedback)),
    anchor: optional(wordOf(semanticsOptions.anchor)),
    onMet: optional(wordOf(semanticsOptions.onMet)),
    onOvershoot: optional(wordOf(semanticsOptions.onOvershoot)),
    keep: optional(wordOf(semanticsOptions.keep)),
    onExhausted: optional(wordOf(semanticsOptions.onExhausted)),
    pass: optional(wordOf(semanticsOptions.pass)),
    tail: optional(tail),
  }),
);

export const scenarioSchema = mapping({
  name: optional(label(200), "What results and pictures call the scenario"),
  world: optional(
    wordOf(names(builtinWorlds)),
    "A built-in world to start from; the file's keys replace its own",
  ),
  task: required(
    mapping({
      goal: required(positive, "The amount of progress to accumulate"),
      tolerance: optional(atLeast0, "The evaluator's window for the terminal pass (default: the harness's)"),
      budget: optional(count, "Actions after which a trajectory ends (default: none)"),
    }),
  ),
  pool: required(
    union(agentName, list(poolMember, { minItems: 1 })),
    "The distributions the agent can act from",
  ),
  harness: required(
    mapping({
      decomposition: required(decomposition),
      tolerance: required(atLeast0, "A stage is reached within this much of its chunk"),
      horizon: required(stageCounts, "Actions in one attempt: a number, or a list with one for each stage"),
      attempts: required(stageCounts, "Attempts at one stage: a number, or a list with one for each stage"),
      guidance: optional(list(guidanceTerm), "Terms add (default: none)"),
      pruning: optional(pruning),
      verification: optional(
        share,
        "Probability that a claimed stage is checked against true progress (default 1)",
      ),
      semantics: optional(semantics, "A preset, or options over one (default closed)"),
    }),
  ),
});

/** A scenario as a user writes it, once `world` has been filled in. */
export type ScenarioInput = Described<typeof scenarioSchema>;

/** One that starts from a built-in world: its own keys replace the world's. */
export interface WorldInput {
  readonly world: BuiltinWorld;
  readonly name?: string | undefined;
  readonly task?: Partial<ScenarioInput["task"]>;
  readonly pool?: ScenarioInput["pool"];
  readonly harness?: Partial<ScenarioInput["harness"]>;
}
export type PoolMemberInput = Described<typeof poolMember>;
export type SemanticsInput = Described<typeof semantics>;
