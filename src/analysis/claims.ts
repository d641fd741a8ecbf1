import { unknownName } from "../input/nearest-name.ts";
import type { Statement, Verdict } from "./statement.ts";
import { bias } from "./statements/bias.ts";
import { budget } from "./statements/budget.ts";
import { ceiling } from "./statements/ceiling.ts";
import { difference, retention, value } from "./statements/guidance-laws.ts";
import { hallucination } from "./statements/hallucination.ts";
import { marginal, resonance, unimodal } from "./statements/marginal.ts";
import { monotone } from "./statements/monotone.ts";
import { partialCaption, partialHarness, shift } from "./statements/partial.ts";
import { peak, singlePeak } from "./statements/peak.ts";
import { pool } from "./statements/pool-growth.ts";
import { finePruningCaption, pruningCaption } from "./statements/pruning-caption.ts";
import { pruning } from "./statements/pruning-law.ts";
import { retryCaption } from "./statements/retries.ts";
import { retry, saturation } from "./statements/retry-laws.ts";
import { separabilityAsItIs, separabilityBound, separabilityOfPool } from "./statements/separability.ts";
import { sign } from "./statements/sign.ts";
import { toleranceCaption } from "./statements/tolerance.ts";
import { unreachable } from "./statements/unreachable.ts";
import type { World } from "./world.ts";
import { type Library, WorldTables } from "./world-tables.ts";

/** Every statement of the theory, in the order of docs/theory. */
export const statements: readonly Statement[] = [
  ceiling,
  unreachable,
  retry,
  monotone,
  peak,
  singlePeak,
  bias,
  saturation,
  budget,
  retryCaption,
  toleranceCaption,
  retention,
  difference,
  value,
  sign,
  pool,
  pruning,
  pruningCaption,
  finePruningCaption,
  hallucination,
  marginal,
  unimodal,
  shift,
  partialHarness,
  partialCaption,
  resonance,
  separabilityAsItIs,
  separabilityOfPool,
  separabilityBound,
];

/** A statement with its verdict in one world. */
export interface Claim extends Verdict, Omit<Statement, "decide" | "premises"> {
  readonly world: string;
  /** Whether the world is within a theorem's premises; outside them *fails* is no contradiction. */
  readonly withinPremises: boolean;
}

/**
 * The verdicts on statements in one world, in their order. Every one is computed; scenarios they share are solved once.
 *
 * `library` holds the built-in studies that statements read, and what is measured: in Node.js `builtinLibrary` of
 * `tautline/node`.
 */
export function* decideClaims(
  world: World,
  library: Library,
  chosen: readonly Statement[] = statements,
): Generator<Claim> {
  const tables = new WorldTables(world, library);
  for (const { decide, premises, ...said } of chosen) {
    yield { ...said, world: world.name, withinPremises: premises?.(tables.own) ?? true, ...decide(tables) };
  }
}

/**
 * The statements of an id, or of the group that it names: `T1` is all of T1.
 *
 * Errors: ScenarioError with the known ids when there is none.
 */
export function findStatements(id: string): readonly Statement[] {
  const asked = id.toLowerCase();
  const found = statements.filter(
    (one) => one.id.toLowerCase() === asked || one.id.toLowerCase().startsWith(`${asked}.`),
  );
  if (found.length > 0) return found;
  const known = statements.map((one) => one.id);
  const law = `must be the id of a statement, but ${JSON.stringify(id)} is none; known ids`;
  throw unknownName(law, id, known, "id");
}
