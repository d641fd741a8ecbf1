import { failureCauses, type Outcome } from "../../src/model/outcome.ts";

/** Every number of an outcome by its path; the final pmf by progress index, so that padding with zeros is no difference. */
export function figuresOf(outcome: Outcome): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const name of [
    "passRate",
    "terminalPassRate",
    "successRate",
    "claimedRate",
    "hallucinationRate",
    "meanAbsoluteBias",
    "meanBias",
    "expectedActions",
    "expectedAttempts",
  ] as const) {
    figures.set(name, outcome[name]);
  }
  for (const cause of failureCauses) figures.set(`failures.${cause}`, outcome.failures[cause]);
  for (const [name, value] of Object.entries(outcome.biasQuantiles))
    figures.set(`biasQuantiles.${name}`, value);
  outcome.stages.forEach((stage, i) => {
    figures.set(`stages[${i}].tail`, stage.part === "tail" ? 1 : 0);
    for (const name of ["chunk", "milestone", "reach", "claimed", "firstMissed"] as const)
      figures.set(`stages[${i}].${name}`, stage[name]);
  });
  const { from, step, probabilities } = outcome.finalProgress;
  figures.set("finalProgress.step", step);
  for (let i = 0; i < probabilities.length; i++)
    if (probabilities[i] > 0) figures.set(`final[${from + i}]`, probabilities[i]);
  return figures;
}

/** The figures that differ by more than the tolerance, in words; empty when the outcomes agree. */
export function differences(a: Outcome, b: Outcome, tolerance: number): readonly string[] {
  const left = figuresOf(a);
  const right = figuresOf(b);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) => {
    const [x, y] = [left.get(name) ?? 0, right.get(name) ?? 0];
    return Math.abs(x - y) <= tolerance ? [] : [`${name}: ${x} and ${y}`];
  });
}
