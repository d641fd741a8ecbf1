import type { KeyPath } from "../input/key-path.ts";
import { placed } from "../input/placed.ts";
import { assertSchema } from "../input/schema-findings.ts";
import { type Place, ScenarioError } from "../model/errors.ts";
import { expandGrids } from "./expand-grids.ts";
import { namedAgents, withAgents } from "./named-agents.ts";
import { assertNarrows, mostUntil } from "./sample-until.ts";
import type { NamedAgents, Objective, Plot, Study } from "./study.ts";
import { type StudyInput, studySchema } from "./study-schema.ts";

/**
 * Makes a study of what a file says, checked; the study is called after the file. `placeOf` is where a key stands.
 *
 * Errors: ScenarioError that names every key that cannot be, placed.
 */
export function resolveStudy(input: unknown, file: string, placeOf: (path: KeyPath) => Place): Study {
  assertSchema(studySchema, input, placeOf);
  return placed(() => resolved(input as StudyInput, file, placeOf), placeOf);
}

function resolved(input: StudyInput, file: string, placeOf: (path: KeyPath) => Place): Study {
  const experiment = (/[^/\\]*$/.exec(file)?.[0] ?? file).replace(/\.(ya?ml|json)$/, "");
  const name = experiment.replace(/^\d+-/, "");
  const agents = namedAgents(input.agents ?? {});
  const seed = String(input.seed ?? name);
  const { question = "", expects = "", refutedIf = "" } = input;
  const { paper = { figures: [], says: "", gives: "" } } = input;
  return {
    name,
    experiment,
    question,
    expects,
    refutedIf,
    scenario: scenarioOf(input, agents),
    agents,
    ...rowsOf(input, seed),
    where: input.where ?? null,
    ...trialsOf(input),
    seed,
    objective: objectiveOf(input.objective),
    figure: input.figure ?? null,
    plot: plotOf(input.plot),
    paper: { ...paper, figures: paper.figures.map(String), level: paper.level ?? null },
    ours: input.ours ?? "",
    claims: input.claims ?? [],
    placeOf,
  };
}

function trialsOf({ trials, until, engines = [] }: StudyInput): Pick<Study, "trials" | "until"> {
  if (until === undefined) return { trials: trials ?? 10_000, until: null };
  assertNarrows(engines, "until", "add engines: [monte-carlo]");
  return { trials: trials ?? mostUntil, until };
}

function scenarioOf({ scenario = {} }: StudyInput, agents: NamedAgents): object {
  if (!Object.hasOwn(scenario, "pool")) return scenario;
  return { ...scenario, pool: withAgents(agents, ["pool"], scenario["pool"], ["scenario", "pool"]) };
}

function plotOf(plot: StudyInput["plot"]): Plot | null {
  if (plot === undefined) return null;
  const { x = null, y = [], colour = null, facet = [] } = plot;
  return { x, y: [y].flat(), colour, facet: [facet].flat() };
}

function objectiveOf(objective: StudyInput["objective"]): Objective | null {
  if (objective === undefined) return null;
  const {
    maximise = null,
    minimise = null,
    against = null,
    within = null,
    "subject to": limits = [],
  } = objective;
  if ((maximise === null) === (minimise === null)) {
    const problem = `must have either maximise or minimise, but has ${maximise === null ? "neither" : "both"}`;
    throw new ScenarioError({ path: "objective", problem, hint: "as in maximise: successRate" });
  }
  return { maximise, minimise, limits: [limits].flat(), against, within };
}

type RowSource = Pick<Study, "axes" | "grids" | "gridsBy" | "measurements" | "table">;

/** Where a study's rows come from: a grid and what is asked of it, or a table. */
function rowsOf({ axes, engines, measurement, table }: StudyInput, seed: string): RowSource {
  const asked = [engines, measurement].filter((one) => one !== undefined);
  const wrong =
    table === undefined ? asked.length > 1 && "measurement" : [axes, ...asked].some(Boolean) && "table";
  if (wrong !== false || (axes ?? table) === undefined) {
    const problem =
      "a study must have axes and either engines or a measurement, or a table and none of these";
    throw new ScenarioError({ path: wrong || "axes", problem });
  }
  if (axes === undefined)
    return { ...noGrids, gridsBy: () => noGrids, measurements: [], table: table ?? null };
  const measurements = [...new Set(asked.flat())];
  return {
    ...expandGrids(axes, seed),
    gridsBy: (other) => expandGrids(axes, other),
    measurements: measurements.length === 0 ? ["exact"] : measurements,
    table: null,
  };
}

const noGrids = { axes: [], grids: [] };
