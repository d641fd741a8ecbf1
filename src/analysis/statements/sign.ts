import { isAbove } from "../../stats/compare.ts";
import { isRecoverable, scoredChoices } from "../../theory/laws/retention.ts";
import { retentionGap } from "../../theory/laws/score-table.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { visitsOf } from "../../theory/laws/visits.ts";
import { guided } from "../guided.ts";
import type { Statement, Verdict } from "../statement.ts";
import { ordinary, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

const counts = [4, 8, 18];

export const sign: Statement = {
  id: "T2.sign",
  words:
    "Strength amplifies the sign of guidance: what helps a state to stay recoverable when weak helps it more when strong.",
  kind: "prediction",
  source: { where: "Theorem 2", level: "N" },
  scope:
    `closed world, every different choice that a guided attempt comes to; the paper's three agents in one pool, K = ${counts.join(", ")}, aligned, ` +
    "misaligned and compliance, strengths 0.25…4",
  decide,
};

const strengths = [0.25, 0.5, 1, 2, 4];
const rules = ["aligned", "misaligned", "compliance"] as const;

function decide(tables: WorldTables): Verdict {
  const found = rules.flatMap((rule) =>
    distinct(counts.flatMap((subgoals) => statesOf(tables, rule, subgoals))),
  );
  const flips = found.filter(turns);
  const others = found.filter((one) => !turns(one));
  const cases = [...flips, ...others].map((choice) =>
    ordinary("growth", grows(choice), { turns: turns(choice), ...choice, strengths }),
  );
  const [strength] = strengths;
  const side = (rule: string, direction: number) =>
    found.filter((one) => one.rule === rule && Math.sign(weakestOf(one)) === direction).length;
  return verdictOf(cases, {
    choices: found.length,
    signTurns: flips.length,
    gapShrinks: others.filter((one) => !grows(one)).length,
    weakest: rules.map((rule) => ({ rule, strength, helps: side(rule, 1), harms: side(rule, -1) })),
  });
}

/** A choice that guidance weighs; states in which it is the same are one. */
interface Choice {
  readonly rule: string;
  /** The first state that it is met in. */
  readonly chunk: number;
  readonly progress: number;
  readonly actionsLeft: number;
  /** Γ at each strength, in nats. */
  readonly gaps: readonly number[];
}

function statesOf(tables: WorldTables, rule: (typeof rules)[number], subgoals: number): readonly Choice[] {
  return stageActs(tables.scenario(guided(rule, 1, subgoals))).flatMap((act) =>
    visitsOf(act.guided)
      .map((visit) => {
        const choices = scoredChoices(act, visit, isRecoverable(act, visit));
        const state = { chunk: act.stage.chunk, progress: visit.index, actionsLeft: visit.stepsLeft };
        return { rule, ...state, gaps: strengths.map((strength) => retentionGap(choices, strength)) };
      })
      .filter(({ gaps }) => gaps.every(Number.isFinite)),
  );
}

function distinct(states: readonly Choice[]): readonly Choice[] {
  const alike = Map.groupBy(states, ({ gaps }) => gaps.map((gap) => gap.toPrecision(9)).join(" "));
  return [...alike.values()].map(([first]) => first);
}

const weakestOf = ({ gaps: [weakest] }: Choice): number => weakest;

/** The gaps in the direction of the weakest guidance. */
const sizesOf = (choice: Choice): readonly number[] =>
  weakestOf(choice) < 0 ? choice.gaps.map((gap) => -gap) : choice.gaps;

const turns = (choice: Choice): boolean => sizesOf(choice).some((size) => size < 0);

/** The gap keeps its sign and never shrinks. */
const grows = (choice: Choice): boolean => {
  const sizes = sizesOf(choice);
  return sizes.slice(1).every((size, i) => !isAbove(sizes[i], size));
};
