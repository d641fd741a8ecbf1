import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import type { Scenario } from "../model/scenario.ts";
import { indexOfHighest } from "../stats/compare.ts";
import type { Measurement } from "../study/measurement.ts";

/** The sub-goal counts that are compared: those of the granularity study. */
const mostSubgoals = 24;

/**
 * What a harness loses by its granularity, in one row: its own `successRate`, the `bestSubgoals` of K = 1…24 (as many as the goal
 * has steps), the `bestRate` and the `leastRate` of them, and `regret`, how far its own rate stays behind the best.
 */
export const granularityRegret: Measurement = {
  name: "granularity-regret",
  version: 1,
  samples: false,
  columns: ["successRate", "bestSubgoals", "bestRate", "leastRate", "regret"],
  main: ["regret", "successRate"],
  measure: (scenario, _sampling, input) => {
    const rates = Array.from({ length: countOf(scenario) }, (_, i) => {
      const harness = { ...input.harness, decomposition: { subgoals: i + 1 } };
      return evaluateExactly(resolveScenario({ ...input, harness })).successRate;
    });
    const { successRate } = evaluateExactly(scenario);
    const bestRate = Math.max(...rates);
    return [
      {
        successRate,
        bestSubgoals: indexOfHighest(rates) + 1,
        bestRate,
        leastRate: Math.min(...rates),
        // Below 0 for a schedule of chunks that does better than any number of even ones.
        regret: bestRate - successRate,
      },
    ];
  },
};

const countOf = ({ goal, step, continuous }: Scenario): number =>
  continuous ? mostSubgoals : Math.max(1, Math.min(mostSubgoals, Math.floor(goal / step)));
