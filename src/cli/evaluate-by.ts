import type { ExactOutcome } from "../exact/evaluate-exactly.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Estimate } from "../montecarlo/estimate.ts";
import type { Terminal } from "./terminal.ts";

export interface EngineChoice {
  readonly engine: "exact" | "monte-carlo" | "both";
  readonly trials: number;
  readonly seed: string;
}

/** What the engines that were asked say of one scenario. */
export type Result =
  | { readonly exact: ExactOutcome; readonly monteCarlo: null }
  | { readonly exact: null; readonly monteCarlo: Estimate }
  | { readonly exact: ExactOutcome; readonly monteCarlo: Estimate };

/** Asks the engines, and loads no other. Errors: LimitError when a scenario is too large for one of them. */
export async function evaluateBy(
  scenario: Scenario,
  choice: EngineChoice,
  terminal: Terminal,
): Promise<Result> {
  if (choice.engine === "exact") return { exact: await exactly(scenario), monteCarlo: null };
  if (choice.engine === "monte-carlo")
    return { exact: null, monteCarlo: await sampled(scenario, choice, terminal) };
  return { exact: await exactly(scenario), monteCarlo: await sampled(scenario, choice, terminal) };
}

async function exactly(scenario: Scenario): Promise<ExactOutcome> {
  const { evaluateExactly } = await import("../exact/evaluate-exactly.ts");
  return evaluateExactly(scenario);
}

/** From this many trials on, somebody who watches is shown how far it is. */
const long = 2_000_000;

async function sampled(
  scenario: Scenario,
  { trials, seed }: EngineChoice,
  terminal: Terminal,
): Promise<Estimate> {
  const { simulate } = await import("../montecarlo/simulate.ts");
  if (!terminal.watched || trials < long) return simulate(scenario, { seed, trials });
  const { progressOf } = await import("./progress.ts");
  const progress = progressOf(scenario.name, terminal);
  try {
    return simulate(scenario, {
      seed,
      trials,
      onProgress: ({ trials: done, of }) => progress.update(done, of),
    });
  } finally {
    progress.stop();
  }
}
