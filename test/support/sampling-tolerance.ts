import type { Outcome } from "../../src/model/outcome.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Estimate } from "../../src/montecarlo/estimate.ts";
import { figuresOf } from "./compare-outcomes.ts";

/**
 * The figures in which an estimate is farther from the exact outcome than sampling explains, in words.
 *
 * `doubt` is the chance that a right figure is called wrong. Rates are held against Bernstein's inequality with the exact
 * variance, means against its empirical form (Audibert, Munos and Szepesvári 2009): both hold for every law and number
 * of trials, also where a normal approximation is no good, as for events of which one is expected or none.
 */
export function implausible(
  scenario: Scenario,
  exact: Outcome,
  estimate: Estimate,
  doubt: number,
): readonly string[] {
  const expected = figuresOf(exact);
  const seen = figuresOf(estimate);
  return [...new Set([...expected.keys(), ...seen.keys()])].flatMap((name) => {
    // A quantile is no mean: a share that is off by a little may move it from one value to the next.
    if (name.startsWith("biasQuantiles.")) return [];
    const [x, y] = [expected.get(name) ?? 0, seen.get(name) ?? 0];
    const allowed = allowance(scenario, estimate, name, x, Math.log(3 / doubt));
    return Math.abs(x - y) <= allowed ? [] : [`${name}: exactly ${x}, sampled ${y}, allowed ±${allowed}`];
  });
}

function allowance(
  scenario: Scenario,
  estimate: Estimate,
  name: string,
  exact: number,
  doubt: number,
): number {
  const { trials, standardError } = estimate;
  if (name.endsWith(".chunk")) return 1e-9;
  if (name in standardError) {
    const error = standardError[name as keyof typeof standardError];
    return Math.sqrt(2 * doubt) * error + (3 * rangeOf(scenario, name) * doubt) / trials;
  }
  const rare = doubt / (3 * trials);
  return rare + Math.sqrt(rare * rare + (2 * doubt * Math.max(0, exact * (1 - exact))) / trials) + 1e-12;
}

/** The largest spread that a mean's values can have. */
function rangeOf({ stages, pools, step, goal }: Scenario, name: string): number {
  const attempts = stages.reduce((sum, stage) => sum + stage.attempts, 0);
  const actions = stages.reduce((sum, stage) => sum + stage.attempts * stage.horizon, 0);
  if (name === "expectedAttempts") return attempts;
  if (name === "expectedActions") return actions;
  const largest = pools.flatMap(({ members }) =>
    members.map(({ offset, probabilities }) =>
      Math.max(Math.abs(offset), Math.abs(offset + probabilities.length - 1)),
    ),
  );
  const perAttempt = Math.max(...stages.map(({ horizon }) => horizon)) * Math.max(...largest) * step;
  return goal + 2 * stages.length * perAttempt;
}
