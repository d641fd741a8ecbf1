import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { readYaml } from "../input/read-yaml.ts";
import { schemaFindings } from "../input/schema-findings.ts";
import { assertText } from "../model/assert-argument.ts";
import { type Place, ScenarioError } from "../model/errors.ts";
import { expandGrids, type GridInput } from "./expand-grids.ts";
import type { Study } from "./study.ts";
import { type StudyInput, studySchema } from "./study-schema.ts";

/**
 * Reads an experiment file: its keys, its axes and what is asked. No cell is made: `checkCells` does that, `designOf` looks up
 * what is measured, `checkFigure` the figure.
 *
 * Errors: ScenarioError with the file's name and the line of every key that cannot be.
 */
export function parseStudy(text: string, file: string): Study {
  assertText("text", text);
  assertText("file", file);
  const { value, placeOf } = readYaml(text, file);
  const found = schemaFindings(studySchema, value);
  if (found.length > 0)
    throw new ScenarioError(found.map((finding) => ({ ...finding, place: placeOf(finding.about) })));
  try {
    return resolveStudy(value as StudyInput, file, placeOf);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw error.placedBy((path) => placeOf(parseKeyPath(path) ?? []));
  }
}

function resolveStudy(input: StudyInput, file: string, placeOf: (path: KeyPath) => Place): Study {
  const experiment = (/[^/\\]*$/.exec(file)?.[0] ?? file).replace(/\.(ya?ml|json)$/, "");
  const name = experiment.replace(/^\d+-/, "");
  const { question, expects, refutedIf, paper } = input;
  return {
    name,
    experiment,
    question,
    expects,
    refutedIf,
    scenario: input.scenario ?? {},
    ...rowsOf(input),
    trials: input.trials ?? 10_000,
    seed: String(input.seed ?? name),
    figure: input.figure ?? null,
    paper: {
      figures: (paper?.figures ?? []).map(String),
      says: paper?.says ?? "",
      level: paper?.level ?? null,
      gives: paper?.gives ?? "",
    },
    ours: input.ours ?? "",
    claims: input.claims ?? [],
    placeOf,
  };
}

type RowSource = Pick<Study, "axes" | "grids" | "measurements" | "table">;

/** Where a study's rows come from: a grid and what is asked of it, or a table. */
function rowsOf({ axes, engines, measurement, table }: StudyInput): RowSource {
  const asked = measurement === undefined ? (engines ?? ["exact" as const]) : [measurement];
  const twice = engines !== undefined && measurement !== undefined;
  if (axes !== undefined && table === undefined && !twice) {
    const grids = expandGrids(axes as GridInput | readonly GridInput[]);
    return { ...grids, measurements: [...new Set(asked)], table: null };
  }
  if (axes === undefined && table !== undefined && engines === undefined && measurement === undefined)
    return { axes: [], grids: [], measurements: [], table };
  const problem = "a study must have axes and either engines or a measurement, or a table and none of these";
  throw new ScenarioError({ path: wrongSource({ axes, engines, measurement, table }), problem });
}

/** The key to look at: of what goes with nothing else that is there. */
function wrongSource({ axes, engines, measurement, table }: Partial<StudyInput>): string {
  if (table === undefined) return axes === undefined ? "axes" : "measurement";
  if (axes !== undefined) return "table";
  return engines === undefined && measurement !== undefined ? "measurement" : "engines";
}
