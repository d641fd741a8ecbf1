import type { ExactOutcome } from "../exact/evaluate-exactly.ts";
import {
  failureCauses,
  type MeanFigure,
  type Outcome,
  type RateFigure,
  type StageOutcome,
} from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Estimate } from "../montecarlo/estimate.ts";
import type { Interval } from "../stats/interval.ts";
import { failureWords } from "../traces/failure-words.ts";
import type { Result } from "./evaluate-by.ts";
import { figureWords } from "./figure-words.ts";
import { meanText, plainText, rateText } from "./number-text.ts";
import { resultHash } from "./result-json.ts";
import { runsOf, runText } from "./runs-of.ts";
import { scenarioText } from "./scenario-text.ts";
import { textColumns } from "./text-columns.ts";

/** A result for a reader: the scenario in words, then a row for each figure and a column for each engine. */
export function resultText(scenario: Scenario, result: Result, colours: boolean): string {
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[22m` : text);
  const dim = (text: string) => (colours ? `\u001b[2m${text}\u001b[22m` : text);
  const [titles, ...rows] = textColumns([
    titlesOf(result),
    ...figuresOf(result).map((figure) => cellsOf(figure, result)),
    hashRow(result),
  ]);
  return [
    bold(scenario.name),
    ...textColumns(scenarioText(scenario)).map((line) => dim(`  ${line}`)),
    "",
    dim(`  ${titles}`),
    ...rows.map((line) => `  ${line}`),
    ...notesOf(result).map((line) => (line === "" ? "" : dim(`  ${line}`))),
  ].join("\n");
}

/** One row: what it is called, its value, and what is not known about it: by its key, or an interval of its own. */
interface Figure {
  readonly label: string;
  readonly isRate: boolean;
  readonly of: (outcome: Outcome) => number;
  readonly key?: RateFigure | MeanFigure;
  readonly interval?: (estimate: Estimate) => Interval;
}

function figuresOf({ exact, monteCarlo }: Result): readonly Figure[] {
  const outcomes = [exact, monteCarlo].filter((outcome) => outcome !== null);
  const some = (of: (outcome: Outcome) => number) =>
    outcomes.some((outcome) => Math.abs(of(outcome)) > 1e-15);
  const claims = some((outcome) => outcome.hallucinationRate);
  return [
    rate("passRate"),
    rate("terminalPassRate"),
    ...(claims ? [rate("claimedRate"), rate("hallucinationRate")] : []),
    mean("meanAbsoluteBias"),
    mean("meanBias"),
    ...(["p05", "p50", "p95"] as const).map((level) => ({
      label: `bias, ${Number(level.slice(1))} % quantile`,
      isRate: false,
      of: ({ biasQuantiles }: Outcome) => biasQuantiles[level],
    })),
    mean("expectedActions"),
    mean("expectedAttempts"),
    ...failureCauses
      .filter((cause) => some(({ failures }) => failures[cause]))
      .map((cause) => ({
        label: `first miss: ${failureWords[cause]}`,
        isRate: true,
        of: ({ failures }: Outcome) => failures[cause],
      })),
    ...stageFigures(outcomes[0].stages),
  ];
}

const rate = (key: RateFigure): Figure => ({
  label: figureWords[key],
  isRate: true,
  of: (outcome) => outcome[key],
  key,
  interval: ({ interval }) => interval[key],
});

const mean = (key: MeanFigure): Figure => ({
  label: figureWords[key],
  isRate: false,
  key,
  of: (one) => one[key],
});

/** Means alone have one. */
const standardErrorOf = ({ key }: Figure, { standardError }: Estimate): number | undefined =>
  standardError[key as MeanFigure];

/** Stages are told in runs of equal ones; past this many runs, the first and the last. */
const mostRuns = 12;

function stageFigures(stages: readonly StageOutcome[]): readonly Figure[] {
  const runs = runsOf(stages, isAlike);
  const shown = runs.length <= mostRuns ? runs : [...runs.slice(0, mostRuns - 4), ...runs.slice(-3)];
  return shown.map((run) => ({
    label: `reach of ${stages[run.from].part === "tail" ? "the tail" : `stage${run.from === run.to ? "" : "s"} ${runText(run)}`}`,
    isRate: true,
    of: (outcome) => outcome.stages[run.from].reach,
    interval: (estimate) => estimate.interval.stages[run.from].reach,
  }));
}

const isAlike = (a: StageOutcome, b: StageOutcome): boolean =>
  a.part === b.part && rateText(a.reach) === rateText(b.reach);

function titlesOf({ exact, monteCarlo }: Result): readonly string[] {
  const sampled = monteCarlo && `monte-carlo, ${monteCarlo.trials.toLocaleString("en-US")} trials`;
  return ["", exact ? "exact" : "", sampled ?? "", exact && monteCarlo ? "difference" : ""];
}

const cellsOf = (figure: Figure, { exact, monteCarlo }: Result): readonly string[] => [
  figure.label,
  exact ? exactText(figure, exact) : "",
  monteCarlo ? sampledText(figure, monteCarlo) : "",
  exact && monteCarlo ? differenceText(figure, exact, monteCarlo) : "",
];

const valueText = ({ isRate }: Figure, value: number): string => (isRate ? rateText(value) : meanText(value));

function exactText(figure: Figure, exact: ExactOutcome): string {
  const errors: Readonly<Record<string, number>> = exact.discretisation?.error ?? {};
  const error = figure.key && errors[figure.key];
  const value = valueText(figure, figure.of(exact));
  return error === undefined
    ? value
    : `${value} ± ${error < 5e-5 ? error.toExponential(0) : Number(error.toPrecision(1))}`;
}

function sampledText(figure: Figure, estimate: Estimate): string {
  const value = valueText(figure, figure.of(estimate));
  const interval = figure.interval?.(estimate);
  if (interval) return `${value}  [${rateText(interval.low)}, ${rateText(interval.high)}]`;
  const error = standardErrorOf(figure, estimate);
  return error === undefined || Number.isNaN(error) ? value : `${value} ± ${Number(error.toPrecision(2))}`;
}

/** How many standard errors the engines are apart; a rate's is that of the exact rate at this number of trials. */
function differenceText(figure: Figure, exact: ExactOutcome, estimate: Estimate): string {
  const truth = figure.of(exact);
  const error =
    standardErrorOf(figure, estimate) ??
    (figure.isRate ? Math.sqrt((truth * (1 - truth)) / estimate.trials) : 0);
  const apart = figure.of(estimate) - truth;
  if (!(error > 0)) return Math.abs(apart) < 1e-12 ? "none" : meanText(apart);
  const errors = apart / error;
  return `${errors < 0 ? "−" : "+"}${Math.abs(errors).toFixed(1)} se`;
}

function hashRow({ exact, monteCarlo }: Result): readonly string[] {
  const short = (outcome: Outcome | null) => (outcome ? resultHash(outcome).slice(0, 16) : "");
  return ["result hash", short(exact), short(monteCarlo), ""];
}

function notesOf({ exact, monteCarlo }: Result): readonly string[] {
  const step = exact?.discretisation?.step;
  const refined =
    step === undefined
      ? []
      : [`exact ±: how far the value moved when the step was halved to ${plainText(step)}`];
  if (monteCarlo === null) return refined.length > 0 ? ["", ...refined] : [];
  const level = `${plainText(monteCarlo.confidence * 100)} %`;
  const sampled = `seed ${monteCarlo.seed}; [low, high] is the ${level} interval, ± one standard error`;
  return ["", ...refined, sampled];
}
