import { basename } from "node:path";
import { type Claim, decideClaims, findStatements } from "../analysis/claims.ts";
import { worlds } from "../analysis/world.ts";
import type { Figure } from "../figures/kit/figure-definition.ts";
import type { Choice } from "../study/choice.ts";
import { digest } from "../study/digest.ts";
import { measurementsOf } from "../study/measurement.ts";
import { prettyJson } from "../study/pretty-json.ts";
import { isEngine, type Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import type { Experiment } from "./experiments.ts";
import { madeBy } from "./made-by.ts";
import type { ResultTable } from "./result-table.ts";
import type { Spool } from "./spool.ts";
import { studyFigure } from "./study-figure.ts";

/** What came out of a study: what its figure says, and the verdicts on the statements it names, in the canonical world. */
export interface StudyFinding {
  readonly title: string;
  readonly details: readonly string[];
  readonly claims: readonly Claim[];
}

/**
 * The files of a result: `data.csv` and `data.json` with every row, `objective.json` with what came of an objective, `spec.vl.json` with the figure and the data it draws (it
 * opens as it is in any Vega editor), NAME.svg, NAME.png, NAME.pdf, `finding.json` with what came out, those of `beside`, and `provenance.json`.
 *
 * `study` is the experiment's own, with whatever the command line changed. The same rows give the same bytes. `finding` is the
 * figure's title: null without a figure; `missing` says why there is none, where one might be expected.
 */
export async function studyFiles(
  experiment: Experiment,
  study: Study,
  table: ResultTable,
  choice: Choice | null,
  beside: Readonly<Record<string, string>> = {},
) {
  const sought = choice === null ? {} : { "objective.json": prettyJson(choice) };
  const data = { ...table.files(), ...sought, ...beside };
  const hash = hashOf(data["data.csv"]);
  const { figure, missing } = studyFigure(study, table.rows, hash, choice);
  const originOf = (texts: Texts, finding: string | null) => ({
    "provenance.json": prettyJson(provenance(experiment, study, table.count, texts, finding)),
  });
  if (figure === null) return { finding: null, missing, files: { ...data, ...originOf(data, null) }, hash };
  const { spec, finding } = figure;
  // What draws is four fifths of what a run would load, and is loaded for what is drawn alone.
  const [{ renderPng, renderSvg }, { renderPdf }] = await Promise.all([
    import("./render.ts"),
    import("./render-pdf.ts"),
  ]);
  const svg = await renderSvg(spec);
  const texts = {
    ...data,
    "spec.vl.json": prettyJson(spec),
    [`${study.name}.svg`]: svg,
    [findingFile]: prettyJson(findingOf(figure, study)),
  };
  const pictures = {
    [`${study.name}.png`]: renderPng(svg),
    [`${study.name}.pdf`]: await renderPdf(svg, finding),
  };
  return { finding, missing, files: { ...texts, ...pictures, ...originOf(texts, finding) }, hash };
}

export const findingFile = "finding.json";

const findingOf = ({ finding: title, details }: Figure, { claims }: Study): StudyFinding => ({
  title,
  details,
  claims: [...decideClaims(worlds[0], builtinLibrary, claims.flatMap(findStatements))],
});

type Texts = Readonly<Record<string, string | Spool>>;

/**
 * Where a result comes from. Nothing in it differs between machines or moments, so that remaking a figure gives the same
 * bytes: no time, no host, and no commit either, for a file cannot name the commit it is part of; the hashes say more. The
 * PNG and the PDF have no hash: how they are rounded and packed may differ on another processor or a later Node.
 */
function provenance(
  { file, sha256, study: own }: Experiment,
  study: Study,
  rows: number,
  texts: Texts,
  finding: string | null,
): object {
  const { question, trials, until, seed } = study;
  const asked = measurementsOf(study, builtinLibrary.measurements);
  const [measurement] = asked.filter(({ name }) => !isEngine(name));
  const hashes = Object.entries(texts).map(([name, text]) => [name, hashOf(text)]);
  return {
    experiment: { file: basename(file), sha256 },
    question,
    finding,
    figure: finding === null ? null : (study.figure ?? "plot"),
    engines: study.measurements.filter(isEngine),
    ...(measurement && { measurement: measurement.name }),
    ...(asked.some(({ samples }) => samples) ? { trials } : {}),
    ...(until !== null && { until }),
    // It may also have drawn the points of sampled axes.
    ...(asked.some(({ samples }) => samples) || seed !== own.seed ? { seed } : {}),
    rows,
    madeBy: madeBy(),
    sha256: Object.fromEntries(hashes),
  };
}

const hashOf = (text: string | Spool): string => (typeof text === "string" ? digest(text) : text.sha256());
