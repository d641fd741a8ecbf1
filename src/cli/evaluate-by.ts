import type { ExactOutcome } from "../exact/evaluate-exactly.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Estimate } from "../montecarlo/estimate.ts";
import type { Terminal } from "./terminal.ts";

export interface EngineChoice {
  readonly engine: "exact" | "monte-carlo" | "both";
  readonly trials: number;
  readonly seed: string;
}

export type Result =
  | { readonly exact: ExactOutcome; readonly monteCarlo: null }
  | { readonly exact: null; readonly monteCarlo: Estimate }
  | { readonly exact: ExactOutcome; readonly monteCarlo: Estimate };

type Ask<Answer> = (scenario: Scenario) => Answer;

/** Loads the engines that are asked, and no other. What it gives throws LimitError for a scenario too large for one of them. */
export async function evaluatorBy(choice: EngineChoice, terminal: Terminal): Promise<Ask<Result>> {
  const { engine } = choice;
  const exactly =
    engine === "monte-carlo" ? null : (await import("../exact/evaluate-exactly.ts")).evaluateExactly;
  const sample = engine === "exact" ? null : await sampler(choice, terminal);
  return (scenario) =>
    ({ exact: exactly?.(scenario) ?? null, monteCarlo: sample?.(scenario) ?? null }) as Result;
}

async function sampler({ trials, seed }: EngineChoice, terminal: Terminal): Promise<Ask<Estimate>> {
  const { simulate } = await import("../montecarlo/simulate.ts");
  if (!terminal.watched) return (scenario) => simulate(scenario, { seed, trials });
  const { watchedProgress } = await import("./watched-progress.ts");
  return (scenario) => {
    const { update } = watchedProgress(scenario.name, "trials", terminal);
    return simulate(scenario, { seed, trials, onProgress: (done) => update(done.trials, done.of) });
  };
}
