import { describe, expect, it } from "vitest";
import { partialFacts, shiftFacts } from "../../../src/analysis/facts/partial.ts";

const row = (agent: string, chunk: number, scaffolded: number, pass: number, bias: number) => ({
  ...{ engine: "exact", agent, chunk, scaffolded },
  ...{ successRate: pass, meanAbsoluteBias: bias },
});

const rows = [
  ...[row("a", 25, 2, 0.2, 4), row("a", 25, 0, 0.1, 9), row("a", 25, 1, 0.3, 5)],
  ...[row("b", 25, 0, 0.2, 1), row("b", 25, 1, 0.1, 2)],
  ...[row("a", 9, 0, 0.1, 9), row("a", 9, 1, 0.5, 9.5)],
];

describe("partialFacts", () => {
  it("has each agent's curve over the number of scaffolded chunks, and where it turns", () => {
    const [a, b] = partialFacts(rows.slice(0, 5));
    expect([a.series, a.at, a.pass]).toEqual(["a", [0, 1, 2], [0.1, 0.3, 0.2]]);
    expect([a.passes.best, a.passes.inside]).toEqual([{ at: 1, value: 0.3 }, true]);
    // the bias is best where it is least
    expect([a.biases.best, a.biases.inside]).toEqual([{ at: 2, value: 4 }, false]);
    expect([b.series, b.passes.best.at, b.biases.best.at]).toEqual(["b", 0, 0]);
  });
});

describe("shiftFacts", () => {
  it("has them chunk by chunk, by the size of the chunk and not by its first digit", () => {
    const found = shiftFacts(rows).map((own) =>
      own.map(({ chunk, series, passes }) => [chunk, series, passes.best.at]),
    );
    expect(found).toEqual([
      [[9, "a", 1]],
      [
        [25, "a", 1],
        [25, "b", 0],
      ],
    ]);
  });
});
