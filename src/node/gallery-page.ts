import type { Exception } from "../analysis/statement.ts";
import { verdictRule } from "../analysis/verdict-of.ts";
import { exceptionWords } from "../figures/kit/claim-words.ts";
import type { Study } from "../study/study.ts";
import type { StudyFinding } from "./study-files.ts";

/** One figure, as the gallery shows it. */
export interface GalleryEntry {
  readonly study: Study;
  readonly finding: StudyFinding;
  readonly experiment: { readonly name: string; readonly link: string };
  /** Trials behind each sampled point; null without any. */
  readonly sampled: number | null;
}

/** The gallery in Markdown: a table of all figures, a section for each, and what cannot be rerun. */
export function galleryPage(entries: readonly GalleryEntry[]): string {
  const paper = entries.filter(({ study }) => study.paper.figures.length > 0);
  const elsewhere = entries.filter(({ study }) => study.table !== null);
  const own = entries.filter((entry) => !paper.includes(entry) && !elsewhere.includes(entry));
  const parts = [
    introduction,
    "## All figures",
    tableOf(entries),
    "## The paper's figures",
    ...paper.map(sectionOf),
    notRerun,
    ...(elsewhere.length > 0 ? ["## Measured elsewhere", ...elsewhere.map(sectionOf)] : []),
    ...(own.length > 0 ? ["## Our own figures", ...own.map(sectionOf)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

const introduction = `# Figures

The synthetic figures of [arXiv 2605.21516](https://arxiv.org/abs/2605.21516), made again, and our own. This page is written by the
command that makes them, \`npm run reproduce\`: every result on it is computed, and a caption that the data do not bear
out is said to fail.

The paper gives three agents, two chunk sizes and captions; goals, budgets, tolerances and semantics are ours (see
[the model](../docs/model.md)). What it says is retold in our words: **S** is said in its captions or abstract, **N** in readers' notes.
Verdicts are those of \`tautline claims\` in the canonical world \`closed\`; \`tautline claims --id ID\` prints the numbers behind one, and
\`--semantics all\` asks other semantics. ${verdictRule}`;

const notRerun = `## Not rerun: Figures 3a and 4

The paper's Figures 3a and 4 show real agents on Terminal-Bench v2: a sweep of granularity, and a task on which three specified steps
beat the full workflow. They need language models that are called over a network, the benchmark's containers, and the authors'
harnesses; none of these is part of this project, and a simulation put in their place would be no rerun. What others measured
on real models stands below, second-hand.`;

function tableOf(entries: readonly GalleryEntry[]): string {
  const rows = entries.map(({ study, finding: { title, claims } }) => {
    const verdicts = claims.map(({ id, verdict }) => `${id} ${verdict}`).join("; ");
    const link = `[${study.name}](#${study.name})`;
    const cells = [link, study.paper.figures.join(" ") || "–", title, verdicts || "–"];
    return `| ${cells.map(escaped).join(" | ")} |`;
  });
  return ["| figure | paper's | what came out | verdicts |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function sectionOf(entry: GalleryEntry): string {
  const { study, finding } = entry;
  const { title, details } = finding;
  const { name, question, paper, ours } = study;
  return [
    `### ${name}`,
    `![${title}](${name}/${name}.png)`,
    `*${question}*`,
    [
      ...(paper.says === "" ? [] : [`- **The paper says**${placeOf(study)}: ${paper.says}`]),
      `- **What came out:** ${[`${title}${/[.!?]$/.test(title) ? "" : "."}`, ...details].join(" ").trimEnd()}`,
      ...verdictLines(entry),
      ...(paper.gives === "" ? [] : [`- **The paper's parameters:** ${paper.gives}.`]),
      ...(ours === "" ? [] : [`- **Our parameters:** ${ours}.`]),
      `- **Files:** ${filesOf(entry)}`,
    ].join("\n"),
  ].join("\n\n");
}

/** Where the paper says it, if it shows a figure of it or the level is known. */
function placeOf({ paper: { figures, level } }: Study): string {
  const shown = figures.length > 0 && `${figures.length === 1 ? "Figure" : "Figures"} ${figures.join(", ")}`;
  const where = [shown, level].filter(Boolean);
  return where.length === 0 ? "" : ` (${where.join("; ")})`;
}

const verdictLines = ({ finding: { claims } }: GalleryEntry): readonly string[] =>
  claims.map(({ id, words, scope, verdict, cases, exceptions }) => {
    const count = `${cases.holding} of ${cases.of} cases; ${scope}`;
    return `- **Verdict** \`${id}\` **${verdict}** (${count}): ${words}${againstWords(exceptions)}`;
  });

/** So many exceptions are named here; the command prints all. */
const named = 3;

function againstWords(exceptions: readonly Exception[]): string {
  if (exceptions.length === 0) return "";
  const rest = exceptions.length > named ? `; and ${exceptions.length - named} more` : "";
  return ` Against it: ${exceptions.slice(0, named).map(exceptionWords).join("; ")}${rest}.`;
}

function filesOf({ study: { name }, experiment, sampled }: GalleryEntry): string {
  const file = (label: string, path: string) => `[${label}](${name}/${path})`;
  const files = [
    file("PDF", `${name}.pdf`),
    file("SVG", `${name}.svg`),
    file("specification", "spec.vl.json"),
    file("data", "data.csv"),
    file("finding", "finding.json"),
    file("provenance", "provenance.json"),
    `experiment [${experiment.name}](${experiment.link})`,
  ];
  if (sampled === null) return files.join(", ");
  return `${files.join(", ")}; ${sampled.toLocaleString("en-US")} trials behind each sampled point`;
}

/** What would end a cell of a table. */
const escaped = (text: string): string => text.replaceAll("|", "\\|");
