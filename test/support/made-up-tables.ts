import { type World, worlds } from "../../src/analysis/world.ts";
import { WorldTables } from "../../src/analysis/world-tables.ts";
import type { PaperAgent } from "../../src/input/builtin.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import type { Row } from "../../src/stats/table.ts";

const [closed] = worlds;

/**
 * The built-in studies in the closed world, where one measurement says of every cell what it is told to. It is asked once of each
 * scenario: harnesses without a scaffolded chunk are one, whatever their chunk.
 */
export function madeUpTables(measurement: string, rowOf: (input: ScenarioInput) => Row): WorldTables {
  const measurements = builtinLibrary.measurements.map((one) =>
    one.name === measurement
      ? { ...one, measure: (_: unknown, __: unknown, input: ScenarioInput) => [rowOf(input)] }
      : one,
  );
  return new WorldTables(closed, { ...builtinLibrary, measurements });
}

/** A value for each number of sub-goals. */
export type OverSubgoals = (subgoals: number) => number;

/** The study of granularity where each agent passes, and strays, as it is told to. */
export const madeUpGranularity = (
  passOf: (agent: PaperAgent) => OverSubgoals,
  biasOf: (agent: PaperAgent) => OverSubgoals = () => (subgoals) => subgoals,
) =>
  madeUpTables("exact", ({ pool, harness: { decomposition } }) => {
    const [agent] = [pool].flat() as readonly PaperAgent[];
    const { subgoals } = decomposition as { subgoals: number };
    return {
      engine: "exact",
      successRate: passOf(agent)(subgoals),
      meanAbsoluteBias: biasOf(agent)(subgoals),
    };
  });

/** A curve of one peak, of 1/2, that falls by a hundredth a sub-goal on both sides. */
export const peakAt =
  (best: number): OverSubgoals =>
  (subgoals) =>
    0.5 - Math.abs(subgoals - best) / 100;

/** The closed world with some of its task and harness replaced. */
export function changedWorld({ task = {}, harness = {} }: { task?: object; harness?: object }): World {
  const { scenario } = closed;
  const input = {
    ...scenario,
    task: { ...scenario.task, ...task },
    harness: { ...scenario.harness, ...harness },
  };
  return { name: "changed", words: "closed, changed", scenario: input as ScenarioInput };
}

/** The real tables of the closed world, or of one so changed. */
export const realTables = (changes: Parameters<typeof changedWorld>[0] = {}) =>
  new WorldTables(changedWorld(changes), builtinLibrary);

/** Those of a world of the claims matrix. */
export const tablesOf = (name: string) =>
  new WorldTables(worlds.find((world) => world.name === name)!, builtinLibrary);

/** The partial harness that a scenario asks for. */
export function partialOf({ harness: { decomposition } }: ScenarioInput) {
  if (!("chunk" in decomposition)) throw new RangeError("no partial harness");
  return { chunk: decomposition.chunk, scaffolded: decomposition.scaffolded };
}
