import { describe, expect, it } from "vitest";
import { matrixFacts } from "../../../src/analysis/facts/claims-matrix.ts";
import type { VerdictWord } from "../../../src/analysis/statement.ts";

const row = (statement: string, semantics: string, verdict: VerdictWord, withinPremises = true) => ({
  statement,
  semantics,
  kind: statement.startsWith("law") ? "theorem" : "prediction",
  withinPremises,
  verdict,
});

const facts = matrixFacts([
  row("law-1", "closed", "holds"),
  row("law-1", "open", "fails", false),
  row("law-2", "closed", "holds with exceptions"),
  row("law-2", "open", "holds"),
  row("claim-1", "closed", "holds"),
  row("claim-1", "open", "holds with exceptions"),
  row("claim-2", "closed", "fails"),
  row("claim-2", "open", "vacuous"),
  row("claim-3", "closed", "holds"),
  row("claim-3", "open", "holds"),
  row("claim-4", "open", "holds"),
]);

describe("matrixFacts", () => {
  it("has a cell for each verdict", () => {
    expect(facts.cells).toHaveLength(11);
    expect(facts.semantics).toEqual(["closed", "open"]);
    expect(facts.cells[1]).toEqual({
      ...{ statement: "law-1", semantics: "open", theorem: true },
      ...{ verdict: "fails", inside: false },
    });
  });

  it("counts where a statement holds, exceptions allowed, and calls it robust when it holds everywhere without any", () => {
    expect(facts.survivals).toEqual([
      { statement: "law-1", theorem: true, holding: 1, of: 2, robust: false },
      { statement: "law-2", theorem: true, holding: 2, of: 2, robust: false },
      { statement: "claim-1", theorem: false, holding: 2, of: 2, robust: false },
      { statement: "claim-2", theorem: false, holding: 0, of: 2, robust: false },
      { statement: "claim-3", theorem: false, holding: 2, of: 2, robust: true },
      { statement: "claim-4", theorem: false, holding: 1, of: 1, robust: true },
    ]);
  });

  it("calls a theorem broken that does not simply hold within its premises, and no prediction", () => {
    expect(facts.broken.map(({ statement, semantics }) => [statement, semantics])).toEqual([
      ["law-2", "closed"],
    ]);
  });

  it("counts the verdicts on predictions alone", () => {
    expect(facts.predictions).toEqual([
      { word: "holds", count: 4 },
      { word: "holds with exceptions", count: 1 },
      { word: "fails", count: 1 },
      { word: "vacuous", count: 1 },
    ]);
  });
});
