import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/input/scenario-schema.ts";
import { schemaFindings } from "../../src/input/schema-findings.ts";

const member = { mean: 8, sd: 3, min: 5, max: 11 };

const scenario = (harness: object = {}, rest: object = {}) => ({
  task: { goal: 240 },
  pool: ["model-2"],
  ...rest,
  harness: { decomposition: { subgoals: 8 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
});

const inTask = (key: string) => (value: unknown) => scenario({}, { task: { goal: 240, [key]: value } });
const inMember = (key: string) => (value: unknown) => scenario({}, { pool: [{ ...member, [key]: value }] });
const inHarness = (key: string) => (value: unknown) => scenario({ [key]: value });
const inTail = (key: string) => (value: unknown) => scenario({ semantics: { tail: { [key]: value } } });
const asStrength = (strength: unknown) => scenario({ guidance: [{ rule: "aligned", strength }] });
const asScaffolded = (scaffolded: unknown) => scenario({ decomposition: { chunk: 25, scaffolded } });
const asSubgoals = (subgoals: unknown) => scenario({ decomposition: { subgoals } });
const asPruned = (count: unknown) => scenario({ pruning: { count, which: "random" } });

/** What a key takes at both ends, and the nearest beyond them that it does not. */
const amounts = { taken: [-1e9, 1e9], refused: [-1e9 - 1, 1e9 + 1] };
const positive = { taken: [Number.MIN_VALUE, 1e9], refused: [0, 1e9 + 1] };
const shares = { taken: [0, 1], refused: [-Number.MIN_VALUE, 1 + Number.EPSILON] };
const counts = { taken: [1, 1e9], refused: [0, 1e9 + 1] };
const atLeast0 = { taken: [0, Number.MAX_VALUE], refused: [-Number.MIN_VALUE] };
const text = (longest: number) => ({
  taken: ["n", "n".repeat(longest)],
  refused: ["", "n".repeat(longest + 1)],
});

describe("scenarioSchema", () => {
  it.each([
    ["task.goal", inTask("goal"), positive],
    ["task.tolerance", inTask("tolerance"), atLeast0],
    ["task.budget", inTask("budget"), counts],
    ["the mean of a distribution", inMember("mean"), amounts],
    ["its sd", inMember("sd"), positive],
    ["its min", inMember("min"), amounts],
    ["its max", inMember("max"), amounts],
    ["its step", inMember("step"), positive],
    ["its weight", inMember("weight"), positive],
    ["its hallucination", inMember("hallucination"), shares],
    ["its name", inMember("name"), text(100)],
    ["name", (name: unknown) => ({ ...scenario(), name }), text(200)],
    ["harness.decomposition.subgoals", asSubgoals, counts],
    ["harness.decomposition.scaffolded", asScaffolded, { taken: [0, 1e9], refused: [-1, 1e9 + 1] }],
    ["harness.tolerance", inHarness("tolerance"), atLeast0],
    ["harness.horizon", inHarness("horizon"), counts],
    ["harness.attempts", inHarness("attempts"), counts],
    ["harness.verification", inHarness("verification"), shares],
    ["the strength of guidance", asStrength, { taken: [0, 1e9], refused: [-Number.MIN_VALUE, 1e9 + 1] }],
    ["harness.pruning.count", asPruned, { taken: [0, 1e6], refused: [-1, 1e6 + 1] }],
    ["the tail's horizon", inTail("horizon"), counts],
    ["the tail's attempts", inTail("attempts"), counts],
    ["the tail's carryOver", inTail("carryOver"), shares],
  ] as const)("takes %s up to its bounds and not beyond", (_, around, { taken, refused }) => {
    for (const value of taken) expect(schemaFindings(scenarioSchema, around(value))).toEqual([]);
    for (const value of refused) expect(schemaFindings(scenarioSchema, around(value))).toHaveLength(1);
  });
});
