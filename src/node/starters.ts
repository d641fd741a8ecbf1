const study = `# A study: a question asked of a grid of scenarios. docs/studies.md tells every key.
#   tautline run FILE          asks every cell; the table and a figure go to a folder called as the file
#   tautline schema --study    the same keys for an editor

# For you and your readers, and free to leave out. What is said beforehand cannot be fitted to the answer.
question: What do more attempts buy when nothing, half or all of what an agent claims is checked?
expects: The pass rate grows with attempts, the more so the more is checked.
refutedIf: Another attempt lowers a pass rate, or six attempts gain as much unchecked as checked.

# What all cells share: a scenario without what the axes set. \`tautline new scenario\` writes one with every part explained.
scenario:
  world: closed                # fills in all that is not said here
  task: { goal: 120 }
  pool:
    - { name: careful, mean: 6, sd: 2, min: 3, max: 9 }
    - { name: boaster, mean: 10, sd: 3, min: 7, max: 13, hallucination: 0.2 }
  harness:
    decomposition: { subgoals: 6 }
    tolerance: 2

# What varies: every value of an axis with every value of the others. A list, or a range; the name is a path into the
# scenario (harness.horizon, pool[1].hallucination) or a short one.
axes:
  verification: [0, 0.5, 1]
  attempts: { from: 1, to: 6 }

# Who answers: exact has no error, monte-carlo samples \`trials\` runs of each cell.
engines: [exact, monte-carlo]
trials: 1000

# What is sought, if anything: the best cell, and what each step towards it costs in actions.
# objective: { maximise: successRate, subject to: "expectedActions <= 60" }

# The picture is chosen from the axes. To choose yourself:
# plot: { x: attempts, y: [passRate, claimedRate], colour: verification }
`;

const scenario = `# A scenario: a task, the distributions an agent can act from, and a harness around it.
#   tautline evaluate FILE                                    what comes of it
#   tautline evaluate FILE --set harness.attempts=6           the same with one key changed
#   tautline trace FILE --count 2                             whole trajectories to read
# docs/model.md says what every word means, \`tautline schema\` has the same keys for an editor.

# How much progress is to be made, from 0; an evaluator takes an end within the tolerance for a pass.
task: { goal: 120, tolerance: 2 }

# What an action may be drawn from: each a truncated normal of progress. \`hallucination\` is the share of actions that are made
# up: reported, but no progress.
pool:
  - { name: careful, mean: 4, sd: 2, min: 1, max: 8 }
  - { name: hasty, mean: 9, sd: 3, min: 4, max: 14, hallucination: 0.05 }

harness:
  # 6 sub-goals of 20; or { chunk: 20, scaffolded: 4 } for four chunks and a free tail.
  decomposition: { subgoals: 6 }
  # A stage is reached when its progress is within this of its chunk.
  tolerance: 1
  # Actions in one attempt, and attempts at one stage.
  horizon: 8
  attempts: 3
  # Which distribution an action comes from: aligned prefers the one whose mean fits what is left.
  guidance: [{ rule: aligned, strength: 1 }]
  # The share of claims that are checked.
  verification: 0.5
  # What counts as what: closed or open, or one option at a time, as in { anchor: absolute, keep: best }.
  semantics: closed
`;

/** What `tautline new` writes: files that run as they are and explain themselves. */
export const starters = { study, scenario } as const;
