import { applySet, type Change, valueAt } from "../input/apply-set.ts";
import { type KeyPath, keyPathText } from "../input/key-path.ts";
import { keysAt } from "../input/keys-at.ts";
import { placed } from "../input/placed.ts";
import { scenarioSchema } from "../input/scenario-schema.ts";
import { type Place, ScenarioError } from "../model/errors.ts";
import { shownText, shownValue } from "../model/shown-value.ts";
import type { Scalar } from "../stats/table.ts";
import { shortNames } from "./expand-axis.ts";
import { axisPath } from "./expand-grids.ts";
import { type Formula, readFormula } from "./formula.ts";
import type { LookUp } from "./formula-work.ts";
import { withAgents } from "./named-agents.ts";
import { namedPath } from "./named-path.ts";
import type { Axis, NamedAgents, Study } from "./study.ts";

/** A cell before it is a scenario: what its axes have set so far. */
export interface Draft {
  readonly coordinates: Readonly<Record<string, Scalar>>;
  readonly changes: readonly Change[];
  /** The scenario as a file would say it. */
  readonly input: unknown;
}

/** Makes what follows in a draft; undefined for a cell that the study leaves out. */
export type Rules = (draft: Draft) => Draft | undefined;

type Ruled = Pick<Study, "grids" | "placeOf"> & Partial<Pick<Study, "where" | "agents">>;

/** Whether cells of the study hang on formulas. */
export const hasFormulas = ({
  grids,
  where,
}: Pick<Study, "grids"> & Partial<Pick<Study, "where">>): boolean =>
  (where ?? null) !== null || grids.some((axes) => axes.some(({ follows }) => follows !== undefined));

/**
 * What formulas do in one of a study's grids: axes that follow get their values, those that others need first, and `where`
 * says which cells stay. Undefined when there are none. A name is an axis of the grid (and then its label), or else a path
 * into the scenario.
 *
 * Errors: ScenarioError, placed, for what is no formula, and for axes that follow one another in a circle.
 */
export function rulesOf(study: Ruled, number: number): Rules | undefined {
  if (!hasFormulas(study)) return undefined;
  return placed(() => compiled(study, number), study.placeOf);
}

interface Step {
  readonly axis: Axis;
  readonly at: KeyPath;
  readonly path: KeyPath;
  readonly formula: Formula;
}

function compiled({ grids, where, agents = {}, placeOf }: Ruled, number: number): Rules {
  const axes = grids[number];
  const known = [...new Set([...axes.map(({ name }) => name), ...Object.keys(shortNames)])];
  const names = { known, roots, keysAt: (path: KeyPath) => keysAt(scenarioSchema, path) };
  const steps = axes.flatMap((axis): readonly Step[] => {
    if (axis.follows === undefined) return [];
    const at = axisPath(grids, number, axis);
    return [
      { axis, at, path: namedPath(axis.follows.path), formula: readFormula(axis.follows.formula, at, names) },
    ];
  });
  const ordered = inOrder(steps);
  const filter = typeof where === "string" ? readFormula(where, ["where"], names) : undefined;
  const make = (draft: Draft) => {
    const whole = ordered.reduce((made, step) => followed(made, step, agents, placeOf(step.at)), draft);
    return filter === undefined || isTrue(filter, lookUpIn(whole)) ? whole : undefined;
  };
  return (draft) => placed(() => make(draft), placeOf);
}

const roots = ["task", "pool", "harness"];

/** What a name stands for in a cell: the label of its axis, or what stands at the path. */
const lookUpIn =
  ({ coordinates, input }: Draft): LookUp =>
  (name) =>
    Object.hasOwn(coordinates, name) ? coordinates[name] : valueAt(input, namedPath(name));

function followed(draft: Draft, { axis, at, path, formula }: Step, agents: NamedAgents, place: Place): Draft {
  const value = formula.valueOf(lookUpIn(draft));
  const change = { path, value: withAgents(agents, path, value, at), place };
  return {
    coordinates: { ...draft.coordinates, [axis.name]: value },
    changes: [...draft.changes, change],
    input: applySet(draft.input, change),
  };
}

function isTrue(filter: Formula, lookUp: LookUp): boolean {
  const value = filter.valueOf(lookUp);
  if (typeof value === "boolean") return value;
  const problem = `the formula ${shownText(filter.text)} must come to true or false, but comes to ${shownValue(value)}`;
  throw new ScenarioError({ path: "where", problem, hint: "compare it with something, as in chunk <= 20" });
}

/** Each step after those whose axes or paths its formula names. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  while (ordered.length < steps.length) {
    const left = steps.filter((step) => !ordered.includes(step));
    const next = left.find((step) => !left.some((other) => needs(step, other)));
    if (next === undefined) {
      const names = left.map(({ axis }) => axis.name).join(", ");
      const problem = `formulas must not need one another in a circle, nor themselves, but ${names} do`;
      throw new ScenarioError({ path: keyPathText(left[0].at), problem });
    }
    ordered.push(next);
  }
  return ordered;
}

const needs = ({ formula }: Step, { axis, path }: Step): boolean =>
  formula.names.some((name) => name === axis.name || isAround(namedPath(name), path));

/** Whether one path is the other, or leads through it. */
const isAround = (a: KeyPath, b: KeyPath): boolean => a.every((part, i) => i >= b.length || part === b[i]);
