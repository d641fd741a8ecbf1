import { keyPathText, parseKeyPath } from "../input/key-path.ts";
import { readYaml } from "../input/read-yaml.ts";
import { schemaFindings } from "../input/schema-findings.ts";
import { ScenarioError } from "../model/errors.ts";
import { studyCells } from "./cells.ts";
import { axisPath, expandGrids, type GridInput } from "./expand-grids.ts";
import { isResultColumn } from "./outcome-row.ts";
import { type FigureNeeds, rejectFigure } from "./reject-figure.ts";
import type { Study } from "./study.ts";
import { type StudyInput, studySchema } from "./study-schema.ts";

/**
 * Reads an experiment file and checks it to the last cell.
 *
 * `figures` says what each figure function needs. Errors: ScenarioError with the file's name and the line of every key that
 * cannot be, also of those that only a cell shows to be wrong.
 */
export function parseStudy(
  source: string,
  file: string,
  figures: Readonly<Record<string, FigureNeeds>>,
): Study {
  const { value, placeOf } = readYaml(source, file);
  const found = schemaFindings(studySchema, value);
  if (found.length > 0)
    throw new ScenarioError(found.map((finding) => ({ ...finding, place: placeOf(finding.about) })));
  try {
    const study = resolveStudy(value as StudyInput, file);
    rejectReservedAxes(study);
    rejectFigure(study, figures);
    if (study.table === null) studyCells(study, placeOf);
    return study;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw error.placedBy((path) => placeOf(parseKeyPath(path) ?? []));
  }
}

function resolveStudy(input: StudyInput, file: string): Study {
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
  };
}

type RowSource = Pick<Study, "axes" | "grids" | "engines" | "computation" | "table">;

/** Where a study's rows come from: a grid and the engines or the computation that it is put to, or a table. */
function rowsOf({ axes, engines, computation, table }: StudyInput): RowSource {
  const asked = engines ?? (computation === undefined ? ["exact" as const] : []);
  const twice = engines !== undefined && computation !== undefined;
  if (axes !== undefined && table === undefined && !twice) {
    const grids = expandGrids(axes as GridInput | readonly GridInput[]);
    return { ...grids, engines: [...new Set(asked)], computation: computation ?? null, table: null };
  }
  if (axes === undefined && table !== undefined && engines === undefined && computation === undefined)
    return { axes: [], grids: [], engines: [], computation: null, table };
  const problem =
    "a study must have axes and either engines or a computation to put them to, or a table and none of these";
  throw new ScenarioError({ path: wrongSource({ axes, engines, computation, table }), problem });
}

/** The key to look at: of what goes with nothing else that is there. */
function wrongSource({ axes, engines, computation, table }: Partial<StudyInput>): string {
  if (table === undefined) return axes === undefined ? "axes" : "computation";
  if (axes !== undefined) return "table";
  return engines === undefined && computation !== undefined ? "computation" : "engines";
}

function rejectReservedAxes({ axes, grids }: Study): void {
  const taken = axes.find(({ name }) => isResultColumn(name));
  if (taken === undefined) return;
  throw new ScenarioError({
    path: keyPathText(axisPath(grids, 0, taken.name)),
    problem: `an axis must not be called like a column of results, but one is called ${taken.name}`,
    hint: "use the dotted path into the scenario, or another name with a label and what it sets",
  });
}
