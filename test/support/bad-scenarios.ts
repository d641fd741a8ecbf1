/**
 * Wrong scenario files, each with the one error it must get, to the letter. FILE stands for the file's name.
 */

/** What each wrong file is an edit of: nothing is wrong with it. */
export const soundScenario = `task:
  goal: 240
pool:
  - { name: model-2, mean: 8, sd: 3, min: 5, max: 11 }
harness:
  decomposition: { subgoals: 8 }
  tolerance: 1
  horizon: 10
  attempts: 4
`;

/** The sound scenario with texts in it replaced. */
function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sound scenario has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, soundScenario);
}

/** What is wrong, the file's text, and the error without the name of its class. */
export const badScenarios: readonly (readonly [title: string, text: string, error: string])[] = [
  [
    "an unknown key",
    edited(["horizon: 10", "horizn: 10"]),
    `harness: unknown key "horizn"; known keys: decomposition, tolerance, horizon, attempts, guidance, pruning, verification, semantics
  at FILE:8
  hint: did you mean horizon?`,
  ],
  [
    "an unknown key at the top",
    edited(["task:\n", "colour: red\ntask:\n"]),
    `unknown key "colour"; known keys: name, world, task, pool, harness
  at FILE:1`,
  ],
  [
    "a key of another form",
    edited(["{ subgoals: 8 }", "{ subgoals: 8, chunk: 20 }"]),
    `harness.decomposition: chunk does not go with subgoals; give { subgoals }, { chunk, scaffolded } or { chunks }
  at FILE:6`,
  ],
  [
    "a key twice",
    edited(["attempts: 4", "attempts: 4\n  horizon: 12"]),
    `harness.horizon: must stand once, but stands again; first in line 8
  at FILE:10
  hint: leave one of them out`,
  ],
  [
    "a missing key",
    edited(["  horizon: 10\n", ""]),
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is missing
  at FILE:5`,
  ],
  [
    "a missing task",
    edited(["task:\n  goal: 240\n", ""]),
    `task: must be { goal, … }, but is missing
  at FILE:1
  hint: give task, or start from world: closed`,
  ],
  [
    "an empty harness",
    edited([
      "harness:\n  decomposition: { subgoals: 8 }\n  tolerance: 1\n  horizon: 10\n  attempts: 4\n",
      "harness:\n",
    ]),
    `harness: must be { decomposition, tolerance, horizon, attempts, … }, but is empty (null)
  at FILE:5
  hint: a key with nothing after it is null: give it a value, or leave it out`,
  ],
  [
    "a number in quotes",
    edited(["horizon: 10", 'horizon: "10"']),
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is "10"
  at FILE:8
  hint: leave the quotes out`,
  ],
  [
    "a word for a number",
    edited(["horizon: 10", "horizon: ten"]),
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is "ten"
  at FILE:8`,
  ],
  [
    "true for a number",
    edited(["tolerance: 1", "tolerance: true"]),
    `harness.tolerance: must be a number of at least 0, but is true
  at FILE:7`,
  ],
  [
    "null for a number",
    edited(["attempts: 4", "attempts: null"]),
    `harness.attempts: must be a whole number of at least 1 or a list with one number for each stage, but is empty (null)
  at FILE:9
  hint: a key with nothing after it is null: give it a value, or leave it out`,
  ],
  [
    "a list of too few attempts",
    edited(["attempts: 4", "attempts: [4, 5]"]),
    `harness.attempts: a list must have one number for each of the 8 stages, but has 2
  at FILE:9
  hint: give a single number for all stages`,
  ],
  [
    "a list for a number",
    edited(["tolerance: 1", "tolerance: [1, 2]"]),
    `harness.tolerance: must be a number of at least 0, but is [1, 2]
  at FILE:7`,
  ],
  [
    "an empty list of horizons",
    edited(["horizon: 10", "horizon: []"]),
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is an empty list
  at FILE:8`,
  ],
  [
    "half an attempt at one stage",
    edited(["{ subgoals: 8 }", "{ subgoals: 3 }"], ["attempts: 4", "attempts: [4, 2.5, 1]"]),
    `harness.attempts[1]: must be a whole number of at least 1, but is 2.5
  at FILE:9`,
  ],
  [
    "a list of horizons that forgets the tail",
    edited(["{ subgoals: 8 }", "{ chunk: 100, scaffolded: 2 }"], ["horizon: 10", "horizon: [10, 12]"]),
    `harness.horizon: a list must have one number for each of the 3 stages, the free tail included, but has 2
  at FILE:8
  hint: give a single number for all stages`,
  ],
  [
    "a list of attempts beside the tail's own",
    edited(
      ["{ subgoals: 8 }", "{ chunk: 100, scaffolded: 2 }"],
      ["attempts: 4", "attempts: [4, 3, 2]\n  semantics: { tail: { attempts: 2 } }"],
    ),
    `harness.semantics.tail.attempts: must be left out beside a list in harness.attempts, which has a number for the tail too, but is 2
  at FILE:10`,
  ],
  [
    "a mapping for a number",
    edited(["attempts: 4", "attempts: { scaffold: 4 }"]),
    `harness.attempts: must be a whole number of at least 1 or a list with one number for each stage, but is { scaffold }
  at FILE:9`,
  ],
  [
    "NaN",
    edited(["goal: 240", "goal: .nan"]),
    `task.goal: must be a number above 0, but is NaN
  at FILE:2`,
  ],
  [
    "NaN as JSON-ish text",
    edited(["goal: 240", "goal: NaN"]),
    `task.goal: must be a number above 0, but is "NaN"
  at FILE:2`,
  ],
  [
    "infinity",
    edited(["tolerance: 1", "tolerance: .inf"]),
    `harness.tolerance: must be a number of at least 0, but is Infinity
  at FILE:7`,
  ],
  [
    "a number past all floats",
    edited(["max: 11", "max: 1e400"]),
    `pool[0].max: must be a number, but is Infinity
  at FILE:4`,
  ],
  [
    "a goal of zero",
    edited(["goal: 240", "goal: 0"]),
    `task.goal: must be a number above 0, but is 0
  at FILE:2`,
  ],
  [
    "a negative goal",
    edited(["goal: 240", "goal: -240"]),
    `task.goal: must be a number above 0, but is -240
  at FILE:2`,
  ],
  [
    "a negative tolerance",
    edited(["tolerance: 1", "tolerance: -1"]),
    `harness.tolerance: must be a number of at least 0, but is -1
  at FILE:7`,
  ],
  [
    "a horizon of zero",
    edited(["horizon: 10", "horizon: 0"]),
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is 0
  at FILE:8`,
  ],
  [
    "a mean past the limit",
    edited(["mean: 8", "mean: 1e200"]),
    `pool[0].mean: must be a number of at most 1,000,000,000, but is 1e+200
  at FILE:4`,
  ],
  [
    "an sd that underflows",
    edited(["sd: 3", "sd: 1e-200"]),
    `pool[0].sd: must be at least 1e-9, but is 1e-200
  at FILE:4
  hint: for a single value give it as min and as max`,
  ],
  [
    "half an attempt",
    edited(["attempts: 4", "attempts: 4.5"]),
    `harness.attempts: must be a whole number of at least 1 or a list with one number for each stage, but is 4.5
  at FILE:9`,
  ],
  [
    "a horizon past the limit",
    edited(["horizon: 10", "horizon: 2e9"]),
    `harness.horizon: must be a whole number from 1 to 1,000,000,000 or a list with one number for each stage, but is 2000000000
  at FILE:8`,
  ],
  [
    "a negative sd",
    edited(["sd: 3", "sd: -3"]),
    `pool[0].sd: must be a number above 0, but is -3
  at FILE:4`,
  ],
  [
    "an sd of zero",
    edited(["sd: 3", "sd: 0"]),
    `pool[0].sd: must be a number above 0, but is 0
  at FILE:4`,
  ],
  [
    "min over max",
    edited(["min: 5, max: 11", "min: 11, max: 5"]),
    `pool[0].min: min must not exceed max, but min is 11 and max is 5
  at FILE:4
  hint: swap them`,
  ],
  [
    "an empty pool",
    edited(["\n  - { name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", " []"]),
    `pool: must be model-1, model-2, model-3 or a list of at least 1 entry, but is an empty list
  at FILE:3`,
  ],
  [
    "a pool of an unknown agent",
    edited(["\n  - { name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", " modle-2"]),
    `pool: must be model-1, model-2, model-3 or a list of at least 1 entry, but is "modle-2"
  at FILE:3
  hint: did you mean model-2?`,
  ],
  [
    "an unknown agent in the pool",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "modle-2"]),
    `pool[0]: must be model-1, model-2, model-3, { agent, … }, { mean, sd, min, max, … } or { pmf, … }, but is "modle-2"
  at FILE:4
  hint: did you mean model-2?`,
  ],
  [
    "a distribution of no form",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ average: 8 }"]),
    `pool[0]: must be model-1, model-2, model-3, { agent, … }, { mean, sd, min, max, … } or { pmf, … }, but is { average }
  at FILE:4`,
  ],
  [
    "the same name twice",
    edited([
      "{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }",
      "{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }\n  - { name: model-2, mean: 8, sd: 3, min: 5, max: 11 }",
    ]),
    `pool[1].name: each distribution needs a name of its own, but "model-2" stands twice
  at FILE:5
  hint: give one of them another name`,
  ],
  [
    "a hallucination above 1",
    edited(["max: 11", "max: 11, hallucination: 1.5"]),
    `pool[0].hallucination: must be a number from 0 to 1, but is 1.5
  at FILE:4`,
  ],
  [
    "a weight of zero",
    edited(["max: 11", "max: 11, weight: 0"]),
    `pool[0].weight: must be a number above 0, but is 0
  at FILE:4`,
  ],
  [
    "a step of no size",
    edited(["max: 11", "max: 11, step: 0"]),
    `pool[0].step: must be a number above 0 or continuous, but is 0
  at FILE:4`,
  ],
  [
    "a slip in continuous",
    edited(["max: 11", "max: 11, step: continous"]),
    `pool[0].step: must be a number above 0 or continuous, but is "continous"
  at FILE:4
  hint: did you mean continuous?`,
  ],
  [
    "a continuous point",
    edited(["min: 5, max: 11", "min: 8, max: 8, step: continuous"]),
    `pool[0].step: a continuous distribution needs min below max, but both are 8
  at FILE:4
  hint: leave step out: a single value is a lattice of one point`,
  ],
  [
    "a pmf that does not sum",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ pmf: { 5: 0.5, 8: 0.4 } }"]),
    `pool[0].pmf: probabilities must sum to 1, but they sum to 0.9
  at FILE:4`,
  ],
  [
    "a pmf of a negative probability",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ pmf: { 5: 1.5, 8: -0.5 } }"]),
    `pool[0].pmf["8"]: must be a number of at least 0, but is -0.5
  at FILE:4`,
  ],
  [
    "a pmf of words",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ pmf: { five: 1 } }"]),
    `pool[0].pmf: each key must be an increment (a number), but one is "five"
  at FILE:4`,
  ],
  [
    "an empty pmf",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ pmf: {} }"]),
    `pool[0].pmf: probabilities must sum to 1, but they sum to 0
  at FILE:4`,
  ],
  [
    "an increment twice",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", '{ pmf: { 5: 0.5, "5.0": 0.5 } }']),
    `pool[0].pmf: an increment may stand once, but 5 stands twice
  at FILE:4`,
  ],
  [
    "increments on no lattice",
    edited(["{ name: model-2, mean: 8, sd: 3, min: 5, max: 11 }", "{ pmf: { 5.00000000001: 1 } }"]),
    `pool: steps, ranges and increments must be decimals of at most nine places on one common lattice
  at FILE:3
  hint: round them, or use step: continuous`,
  ],
  [
    "no decomposition",
    edited(["{ subgoals: 8 }", "8"]),
    `harness.decomposition: must be { subgoals }, { chunk, scaffolded } or { chunks }, but is 8
  at FILE:6`,
  ],
  [
    "an empty decomposition",
    edited(["{ subgoals: 8 }", "{}"]),
    `harness.decomposition: must be { subgoals }, { chunk, scaffolded } or { chunks }, but is an empty mapping
  at FILE:6`,
  ],
  [
    "half a partial harness",
    edited(["{ subgoals: 8 }", "{ chunk: 25 }"]),
    `harness.decomposition.scaffolded: must be a whole number of at least 0, but is missing
  at FILE:6`,
  ],
  [
    "chunks that do not sum",
    edited(["{ subgoals: 8 }", "\n    chunks: [100, 120]"]),
    `harness.decomposition.chunks: chunks must sum to task.goal, but [100, 120] sum to 220 and the goal is 240
  at FILE:7
  hint: use { chunk: SIZE, scaffolded: COUNT } to leave the rest as a free tail`,
  ],
  [
    "a negative chunk",
    edited(["{ subgoals: 8 }", "{ chunks: [300, -60] }"]),
    `harness.decomposition.chunks[1]: must be a number above 0, but is -60
  at FILE:6`,
  ],
  [
    "no chunks",
    edited(["{ subgoals: 8 }", "{ chunks: [] }"]),
    `harness.decomposition.chunks: must be a list of at least 1 entry, but is an empty list
  at FILE:6`,
  ],
  [
    "more sub-goals than steps",
    edited(["{ subgoals: 8 }", "{ subgoals: 241 }"]),
    `harness.decomposition.subgoals: each sub-goal needs at least one lattice step, but 241 sub-goals share 240 steps
  at FILE:6
  hint: use 240 sub-goals or fewer`,
  ],
  [
    "a scaffold past the goal",
    edited(["{ subgoals: 8 }", "{ chunk: 25, scaffolded: 10 }"]),
    `harness.decomposition.scaffolded: scaffolded chunks must not exceed task.goal, but 10 × 25 is 250 and the goal is 240
  at FILE:6
  hint: use 9 or fewer`,
  ],
  [
    "an unknown rule",
    edited([
      "attempts: 4",
      "attempts: 4\n  guidance:\n    - { rule: aligned, strength: 2 }\n    - { rule: alinged, strength: 2 }",
    ]),
    `harness.guidance[1].rule: must be uniform, aligned, misaligned, compliance, grounded, value or antivalue, but is "alinged"
  at FILE:12
  hint: did you mean aligned?`,
  ],
  [
    "a negative strength",
    edited(["attempts: 4", "attempts: 4\n  guidance:\n    - rule: aligned\n      strength: -2"]),
    `harness.guidance[0].strength: must be a number of at least 0, but is -2
  at FILE:12`,
  ],
  [
    "guidance that is no list",
    edited(["attempts: 4", "attempts: 4\n  guidance: { rule: aligned, strength: 2 }"]),
    `harness.guidance: must be a list, but is { rule, strength }
  at FILE:10`,
  ],
  [
    "pruning everything",
    edited(["attempts: 4", "attempts: 4\n  pruning: { count: 1, which: random }"]),
    `harness.pruning: at least one distribution must be left, but 1 of 1 are taken out
  at FILE:10
  hint: leave pruning out: a pool of one has none to spare`,
  ],
  [
    "pruning everything by name",
    edited(["attempts: 4", "attempts: 4\n  pruning: { which: [model-2] }"]),
    `harness.pruning: at least one distribution must be left, but 1 of 1 are taken out
  at FILE:10
  hint: leave pruning out: a pool of one has none to spare`,
  ],
  [
    "pruning a stranger",
    edited(["attempts: 4", "attempts: 4\n  pruning:\n    which: [model-7]"]),
    `harness.pruning.which: each name must be of the pool, but "model-7" is not
  at FILE:11
  hint: the pool holds model-2`,
  ],
  [
    "pruning without a count",
    edited(["attempts: 4", "attempts: 4\n  pruning: { which: worst }"]),
    `harness.pruning.count: must be a whole number of at least 0, but is missing
  at FILE:10`,
  ],
  [
    "a verification above 1",
    edited(["attempts: 4", "attempts: 4\n  verification: 2"]),
    `harness.verification: must be a number from 0 to 1, but is 2
  at FILE:10`,
  ],
  [
    "an unknown preset",
    edited(["attempts: 4", "attempts: 4\n  semantics: closd"]),
    `harness.semantics: must be closed, open or { preset, feedback, … }, but is "closd"
  at FILE:10
  hint: did you mean closed?`,
  ],
  [
    "an unknown option value",
    edited(["attempts: 4", "attempts: 4\n  semantics: { keep: bets }"]),
    `harness.semantics.keep: must be last or best, but is "bets"
  at FILE:10
  hint: did you mean best?`,
  ],
  [
    "an unknown option",
    edited(["attempts: 4", "attempts: 4\n  semantics: { feedbck: open }"]),
    `harness.semantics: unknown key "feedbck"; known keys: preset, feedback, anchor, onMet, onOvershoot, keep, onExhausted, pass, tail
  at FILE:10
  hint: did you mean feedback?`,
  ],
  [
    "an unknown world",
    edited(["task:\n", "world: opne\ntask:\n"]),
    `world: must be closed, undo, keep-best, abort, terminal, absolute, absolute-skip, planned, closed-open-budgets, open, open-once, open-relative or open-closed-budgets, but is "opne"
  at FILE:1
  hint: did you mean open?`,
  ],
  [
    "a name of the wrong type",
    edited(["task:\n", "name: 7\ntask:\n"]),
    `name: must be text of 1 to 200 characters, but is 7
  at FILE:1`,
  ],
  [
    "a terminal escape in the name",
    `name: "\\e[31mred"\n${soundScenario}`,
    `name: must be text of 1 to 200 characters, on one line and without control characters, but is "\\u001b[31mred"
  at FILE:1`,
  ],
  [
    "a line end in a distribution's name",
    edited(["name: model-2", 'name: "model\\n2"']),
    `pool[0].name: must be text of 1 to 100 characters, on one line and without control characters, but is "model\\n2"
  at FILE:4`,
  ],
  [
    "a direction mark in a distribution's name",
    edited(["name: model-2", 'name: "\\u202emodel"']),
    `pool[0].name: must be text of 1 to 100 characters, on one line and without control characters, but is "\\u202emodel"
  at FILE:4`,
  ],
  [
    "grounded guidance with nothing to prefer",
    edited(
      ["max: 11", "max: 11, hallucination: 1"],
      ["attempts: 4", "attempts: 4\n  guidance: [{ rule: grounded, strength: 1 }]"],
    ),
    `harness.guidance: grounded guidance needs a distribution that does not always hallucinate, but every one does
  at FILE:10
  hint: lower some hallucination below 1, or prune fewer`,
  ],
  [
    "several mistakes at once",
    edited(["goal: 240", "goal: -1"], ["sd: 3", "sd: no"], ["horizon", "horizn"]),
    `task.goal: must be a number above 0, but is -1
  at FILE:2
pool[0].sd: must be a number above 0, but is "no"
  at FILE:4
harness: unknown key "horizn"; known keys: decomposition, tolerance, horizon, attempts, guidance, pruning, verification, semantics
  at FILE:8
  hint: did you mean horizon?`,
  ],
  [
    "an empty file",
    "",
    `must be a scenario with the keys task, pool and harness, but is empty
  at FILE
  hint: see \`tautline schema\`, or start from world: closed`,
  ],
  [
    "only a comment",
    "# nothing\n",
    `must be a scenario with the keys task, pool and harness, but is empty
  at FILE
  hint: see \`tautline schema\`, or start from world: closed`,
  ],
  [
    "a list",
    "- task\n- pool\n",
    `must be { task, pool, harness, … }, but is ["task", "pool"]
  at FILE:1
  hint: see \`tautline schema\`, or start from world: closed`,
  ],
  [
    "a text",
    "closed\n",
    `must be { task, pool, harness, … }, but is "closed"
  at FILE:1
  hint: see \`tautline schema\`, or start from world: closed`,
  ],
  [
    "a number",
    "7\n",
    `must be { task, pool, harness, … }, but is 7
  at FILE:1
  hint: see \`tautline schema\`, or start from world: closed`,
  ],
  [
    "an anchor",
    edited(["tolerance: 1", "tolerance: &one 1"]),
    `anchors are not taken, but here is &one
  at FILE:7
  hint: write the value out where it is used`,
  ],
  [
    "an alias",
    edited(["tolerance: 1", "tolerance: *one"]),
    `aliases are not taken, but here is *one
  at FILE:7
  hint: write the value out where it is used`,
  ],
  [
    "a bomb",
    "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n",
    `anchors are not taken, but here is &a
  at FILE:1
  hint: write the value out where it is used`,
  ],
  [
    "a merge key",
    edited(["task:\n", "<<: { world: closed }\ntask:\n"]),
    `unknown key "<<"; known keys: name, world, task, pool, harness
  at FILE:1`,
  ],
  [
    "a tag",
    edited(["goal: 240", "goal: !!float 240"]),
    `tags are not taken, but here is !!float
  at FILE:2
  hint: leave the tag out`,
  ],
  [
    "a directive",
    "%YAML 1.1\n---\ntask: 1\n",
    `directives are not taken, but here is %YAML 1.1
  at FILE:1
  hint: leave the line out`,
  ],
  [
    "two documents",
    `${soundScenario}---\n${soundScenario}`,
    `a file must hold one document, but here a second one begins
  at FILE:10
  hint: write one file for each`,
  ],
  [
    "a complex key",
    "? [task]\n: 1\n",
    `complex keys ("? …") are not taken
  at FILE:1
  hint: write key: value`,
  ],
  [
    "a list for a key",
    "[task]: 1\n",
    `a key must be text, but this one is a list or mapping
  at FILE:1`,
  ],
  [
    "tabs",
    edited(["  tolerance", "\ttolerance"]),
    `must be YAML or JSON, but: tabs are not allowed as indentation
  at FILE:7
  hint: indent with spaces`,
  ],
  [
    "a bracket left open",
    edited(["{ subgoals: 8 }", "{ subgoals: 8"]),
    `must be YAML or JSON, but: flow map in block collection must be sufficiently indented and end with a }
  at FILE:7
  hint: check the indentation, and that every bracket is closed`,
  ],
  [
    "a bracket too many",
    edited(["{ subgoals: 8 }", "{ subgoals: 8 }}"]),
    `this bracket closes nothing
  at FILE:6
  hint: leave it out, or open it`,
  ],
  [
    "a quote left open",
    edited(["name: model-2", 'name: "model-2']),
    `must be YAML or JSON, but: missing closing "quote
  at FILE:10
  hint: check that every bracket and quote is closed, and that every key has its colon`,
  ],
  [
    "bad indentation",
    edited(["  horizon", "   horizon"]),
    `must be YAML or JSON, but: nested mappings are not allowed in compact mappings
  at FILE:7
  hint: check the indentation, and put texts that hold a colon in quotes`,
  ],
  [
    "nesting without end",
    "[".repeat(100_000),
    `at most 64 brackets may be open, but here is one more
  at FILE:1
  hint: a scenario is a few levels deep; see \`tautline schema\``,
  ],
  [
    "lists without end",
    "- ".repeat(100_000),
    `nesting may reach column 128, but this goes on
  at FILE:1
  hint: a scenario is a few levels deep; see \`tautline schema\``,
  ],
  [
    "a deep indentation",
    Array.from({ length: 200 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
    `nesting may reach column 128, but this goes on
  at FILE:130
  hint: a scenario is a few levels deep; see \`tautline schema\``,
  ],
  [
    "a control character",
    "task: \u0000\n",
    `must be a text file, but holds the control character U+0000
  at FILE:1`,
  ],
  [
    "a terminal escape in a key",
    '"\\e[31mtask": 1\nworld: closed\n',
    `unknown key "\\u001b[31mtask"; known keys: name, world, task, pool, harness
  at FILE:1`,
  ],
  [
    "JSON cut short",
    '{"task": {"goal": 240}, "pool": ["model-2"]',
    `must be YAML or JSON, but: flow map must end with a }
  at FILE:1
  hint: check that every bracket and quote is closed, and that every key has its colon`,
  ],
  [
    "JSON with a mistake",
    '{\n  "world": "closed",\n  "harness": {\n    "horizon": 0\n  }\n}\n',
    `harness.horizon: must be a whole number of at least 1 or a list with one number for each stage, but is 0
  at FILE:4`,
  ],
  [
    "a prototype",
    "__proto__: { goal: 1 }\nworld: closed\n",
    `unknown key "__proto__"; known keys: name, world, task, pool, harness
  at FILE:1`,
  ],
];
