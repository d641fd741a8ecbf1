import type { OutcomeFigure } from "../model/outcome.ts";

/** What a reader calls the figures of an outcome. */
export const figureWords: Readonly<Record<OutcomeFigure, string>> = {
  passRate: "pass rate",
  terminalPassRate: "terminal pass rate",
  successRate: "success rate",
  claimedRate: "claimed rate",
  hallucinationRate: "hallucination rate",
  meanAbsoluteBias: "mean absolute bias",
  meanBias: "mean bias",
  expectedActions: "actions",
  expectedAttempts: "attempts",
};
