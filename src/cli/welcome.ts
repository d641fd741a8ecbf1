/** What a first run without arguments shows. */
export const welcome = `Tautline computes how an agent fares on a long task inside a harness: how often it passes, how far it
ends off the goal, and what it costs. Exactly, by dynamic programming, or by sampling.

  tautline evaluate closed/model-1 --set harness.decomposition.subgoals=5

is worth trying; then ask for 3 sub-goals, and for 12: too coarse and too fine both fail more often.
\`tautline --help\` lists the other commands.`;
