import { valueAt } from "../input/apply-set.ts";
import { onWorld } from "../input/on-world.ts";
import type { Scalar } from "../stats/table.ts";
import { Advising, type Labels, type WorldAdvice } from "../study/advising.ts";
import { combinationCount } from "../study/drafts.ts";
import { namedPath } from "../study/named-path.ts";
import { judgeOf } from "../study/objective.ts";
import { errorAt, type Study } from "../study/study.ts";
import { checkedDesign } from "./checked-design.ts";
import { type Effort, type Measuring, measureDesign } from "./measure-design.ts";

/** Which assumptions flip the advice that is best for a scenario. */
export interface Flips extends Pick<Effort, "computed" | "reused"> {
  /** How far behind the best is still as good. */
  readonly within: number;
  /** The best choice for the scenario as it is, and what it comes to. */
  readonly advice: Labels;
  readonly value: number;
  /** How many choices there are. */
  readonly choices: number;
  readonly assumptions: readonly Assumption[];
  /** All assumptions at once, every value of each with every value of the others. */
  readonly together: Together;
}

/** What changing one assumption alone does. */
export interface Assumption {
  readonly name: string;
  /** What the scenario has there; null for what is no single value. */
  readonly own: Scalar;
  readonly worlds: readonly WorldAdvice[];
}

export interface Together {
  readonly worlds: number;
  readonly stands: number;
  readonly flips: number;
  readonly alike: number;
  /** Where following the advice loses most; null where it flips nowhere. */
  readonly worst: WorldAdvice | null;
}

/** What is asked: assumptions and choices by the names of their axes, and the study of some of them with all choices. */
export interface FlipsAsked extends Pick<Measuring, "workers" | "onCell" | "openStore" | "stop"> {
  readonly data: object;
  readonly assumptions: readonly string[];
  readonly choices: readonly string[];
  readonly within: number;
  readonly studyOver: (assumptions: readonly string[]) => Study;
}

/**
 * The best choice for a scenario, and what following it loses where one assumption is another, and where all are. Each is a study with
 * an objective, asked of the one loop.
 *
 * Errors: ScenarioError, LimitError, StoreError; Stopped.
 */
export async function flipsOf(asked: FlipsAsked): Promise<Flips> {
  const { data, assumptions, choices, within, studyOver } = asked;
  const alone = assumptions.map((name) => [name]);
  const together = assumptions.length > 1 ? [assumptions] : [];
  const studies = [[], ...alone, ...together].map((names) => ({ names, study: studyOver(names) }));
  const [base, ...others] = studies;
  const total = studies.reduce((sum, { study }) => sum + combinationCount(study), 0);
  let done = 0;
  const effort = { computed: 0, reused: 0 };
  const weigh = async (study: Study, advising: Advising): Promise<Advising> => {
    const onCell = () => asked.onCell?.(++done, total);
    const { computed, reused } = await weighed(study, advising, { ...asked, onCell });
    effort.computed += computed;
    effort.reused += reused;
    return advising;
  };
  const [best] = (await weigh(base.study, new Advising([], choices, null))).bests();
  const found: (readonly WorldAdvice[])[] = [];
  for (const { names, study } of others) {
    const advising = await weigh(study, new Advising(names, choices, best.choice));
    found.push(advising.worlds(within));
  }
  return {
    ...effort,
    within,
    advice: best.choice,
    value: best.value,
    choices: combinationCount(base.study),
    assumptions: assumptions.map((name, i) => ({ name, own: ownAt(data, name), worlds: found[i] })),
    together: summed(found[found.length - 1]),
  };
}

async function weighed(
  study: Study,
  advising: Advising,
  { workers = 1, onCell = () => {}, openStore = null, stop = () => null }: FlipsAsked,
): Promise<Effort> {
  const design = await checkedDesign(study);
  const judge = judgeOf(study, design);
  const onRows: Parameters<typeof measureDesign>[1] = (rows) => {
    for (const row of rows) {
      const judged = judge?.judge(row) ?? null;
      if (judged === null) throw errorAt(study, ["objective"], "must have a value in every world");
      advising.add(judged);
    }
  };
  return await measureDesign(design, onRows, { workers, onCell, openStore, stop });
}

function summed(worlds: readonly WorldAdvice[]): Together {
  const countOf = (standing: WorldAdvice["standing"]) =>
    worlds.filter((one) => one.standing === standing).length;
  const flips = worlds.filter(({ standing }) => standing === "flips");
  return {
    worlds: worlds.length,
    stands: countOf("stands"),
    flips: flips.length,
    alike: countOf("alike"),
    worst: flips.reduce<WorldAdvice | null>(
      (worst, one) => (one.regret > (worst?.regret ?? 0) ? one : worst),
      null,
    ),
  };
}

function ownAt(data: object, name: string): Scalar {
  const value = valueAt(onWorld(data), namedPath(name));
  const [only, ...others] = Array.isArray(value) ? value : [value];
  return others.length === 0 && isScalar(only) ? only : null;
}

const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);
