import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { simulate } from "../montecarlo/simulate.ts";
import type { Evaluators } from "../study/run-study.ts";

/** Both engines, in this thread. */
export const evaluators: Evaluators = {
  exact: (scenario) => evaluateExactly(scenario),
  "monte-carlo": simulate,
};
