import { describe, expect, it } from "vitest";
import { worlds } from "../../src/analysis/world.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { studyCells } from "../../src/study/cells.ts";
import { identityOf } from "../../src/study/identity.ts";

const withoutStages = (scenario: Scenario) => editScenario(scenario, () => ({ stages: [] }));

describe("claims", () => {
  it("is asked in the very worlds of the theory", () => {
    const matrix = builtinExperiments().find(({ study }) => study.name === "claims-matrix");
    if (matrix === undefined) throw new Error("there is no claims-matrix");
    const asked = [...studyCells(matrix.study)].map(({ coordinates, subject }) => [
      coordinates["semantics"],
      identityOf(withoutStages(subject)),
    ]);
    const known = worlds.map(({ name, scenario: input }) => [
      name,
      identityOf(withoutStages(resolveScenario(input))),
    ]);
    expect(asked).toEqual(known);
  });

  it("names its columns and its version beforehand, and gives the same rows for any seed, as what samples nothing", () => {
    const claims = builtinLibrary.measurements.find(({ name }) => name === "claims");
    const world = worlds.find(({ name }) => name === "open-relative");
    if (claims === undefined || world === undefined) throw new Error("there are no claims, or no such world");
    const [rows, others] = ["a", "b"].map((seed) =>
      claims.measure(resolveScenario(world.scenario), { seed, cell: "c1", trials: 5 }, world.scenario),
    );
    for (const row of rows) expect(Object.keys(row)).toEqual(claims.columns);
    expect(others).toEqual(rows);
    expect([claims.samples, claims.version]).toEqual([false, 2]);
  });
});
