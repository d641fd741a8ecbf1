import type { KeyPath } from "../input/key-path.ts";
import { isMapping } from "../input/mapping.ts";
import { placed } from "../input/placed.ts";
import { readYaml } from "../input/read-yaml.ts";
import { assertSchema } from "../input/schema-findings.ts";
import { assertText, refused } from "../model/assert-argument.ts";
import { type Place, ScenarioError } from "../model/errors.ts";
import { expandGrids } from "./expand-grids.ts";
import { namedAgents, withAgents } from "./named-agents.ts";
import type { NamedAgents, Objective, Plot, Study } from "./study.ts";
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
  rejectOther(value, file);
  assertSchema(studySchema, value, placeOf);
  return placed(() => resolveStudy(value as StudyInput, file, placeOf), placeOf);
}

/** What is no study at all: nothing, or a scenario that was taken for one. */
function rejectOther(value: unknown, file: string): void {
  const place = { file };
  if (!isMapping(value)) {
    const law = "must be a study with the keys scenario and axes";
    throw refused("", law, value, "`tautline new study` writes one to start from").placedBy(() => place);
  }
  const keys = ["world", "task", "pool", "harness"].filter((key) => Object.hasOwn(value, key));
  if (keys.length === 0 || Object.hasOwn(value, "axes") || Object.hasOwn(value, "table")) return;
  const problem = `must be a study, but is a scenario: it has ${keys.join(", ")} and no axes`;
  const hint = `\`tautline evaluate ${file}\` evaluates it; as a study's \`scenario\` it can be swept`;
  throw new ScenarioError({ path: "", problem, hint, place });
}

function resolveStudy(input: StudyInput, file: string, placeOf: (path: KeyPath) => Place): Study {
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
    trials: input.trials ?? 10_000,
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
  const { maximise = null, minimise = null, against = null, "subject to": limits = [] } = objective;
  if ((maximise === null) === (minimise === null)) {
    const problem = `must have either maximise or minimise, but has ${maximise === null ? "neither" : "both"}`;
    throw new ScenarioError({ path: "objective", problem, hint: "as in maximise: successRate" });
  }
  return { maximise, minimise, limits: [limits].flat(), against };
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
