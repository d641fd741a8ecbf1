/** The paper's three agents (arXiv 2605.21516): means, sds and ranges are the source's. */
export const paperAgents = {
  "model-1": { name: "model-1", mean: 6, sd: 2, min: 4, max: 8 },
  "model-2": { name: "model-2", mean: 8, sd: 3, min: 5, max: 11 },
  "model-3": { name: "model-3", mean: 10, sd: 6, min: 4, max: 14 },
} as const;

export type PaperAgent = keyof typeof paperAgents;

/**
 * The two canonical worlds. Goal, budgets and tolerance are our choice: the paper gives none of them. The agent and the
 * number of sub-goals are only where a world starts; studies sweep them.
 */
export const canonicalWorlds = {
  closed: {
    task: { goal: 240 },
    pool: ["model-2"],
    harness: {
      decomposition: { subgoals: 8 },
      tolerance: 1,
      horizon: 10,
      attempts: 4,
      semantics: "closed",
    },
  },
  open: {
    task: { goal: 100 },
    pool: ["model-2"],
    harness: {
      decomposition: { subgoals: 12 },
      tolerance: 2,
      horizon: 100,
      attempts: 3,
      semantics: "open",
    },
  },
} as const;

export type CanonicalWorld = keyof typeof canonicalWorlds;
