import type { Comparison } from "../measurements/compare-scenarios.ts";
import type { ComparedFigure } from "../measurements/compared-exactly.ts";
import { isRate } from "../measurements/comparison-verdict.ts";
import { figures, type OutcomeFigure } from "../model/outcome.ts";
import { figureWords } from "./figure-words.ts";
import { meanText, plainText, rateText } from "./number-text.ts";
import { textColumns } from "./text-columns.ts";

/** A comparison for a reader: the verdict, then a row for each figure. */
export function comparisonText(found: Comparison, changes: readonly string[], colours: boolean): string {
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[22m` : text);
  const dim = (text: string) => (colours ? `\u001b[2m${text}\u001b[22m` : text);
  const other = changes.length === 0 ? found.b : `the same with ${changes.join(", ")}`;
  const [titles, ...rows] = textColumns([
    titlesOf(found),
    ...shownFigures(found).map((name) => rowOf(found, name)),
  ]);
  return [
    bold(verdictText(found)),
    `  a: ${found.a}`,
    `  b: ${other}`,
    "",
    dim(`  ${titles}`),
    ...rows.map((row) => `  ${row}`),
    ...notesOf(found).map((note) => (note === "" ? "" : dim(`  ${note}`))),
  ].join("\n");
}

function verdictText({ verdict, of, margin }: Comparison): string {
  const words = figureWords[of];
  const within = margin === 0 ? "" : ` within ${plainText(margin)}`;
  if (verdict === "equivalent") return `a and b are equivalent${within} in ${words}`;
  if (verdict === "undecided") return `undecided: the interval of b − a in ${words} leaves room for either`;
  return `b is ${verdict} in ${words}`;
}

/** Without those that say nothing: a figure of 0 on both sides, and success where it is the pass rate. */
const shownFigures = ({ figures: compared, of }: Comparison): readonly OutcomeFigure[] =>
  figures.filter((name) => {
    const { a, b } = compared[name];
    if (name === of) return true;
    return name !== "successRate" && (Math.abs(a) > 1e-15 || Math.abs(b) > 1e-15);
  });

const titlesOf = ({ sampled }: Comparison): readonly string[] => [
  "",
  "a",
  "b",
  "b − a",
  sampled === null ? "" : `${plainText(100 * sampled.confidence)} % interval of b − a`,
];

function rowOf({ figures: compared, sampled }: Comparison, name: OutcomeFigure): readonly string[] {
  const { a, b, difference, interval } = compared[name];
  const text = isRate(name) ? rateText : meanText;
  return [
    figureWords[name],
    text(a),
    text(b),
    signed(difference, text),
    sampled === null || interval === null ? "" : intervalText({ interval, text }),
  ];
}

function intervalText({
  interval,
  text,
}: {
  interval: NonNullable<ComparedFigure["interval"]>;
  text: (value: number) => string;
}) {
  return `[${signed(interval.low, text)}, ${signed(interval.high, text)}]`;
}

function signed(value: number, text: (size: number) => string): string {
  const size = text(Math.abs(value));
  if (size === "0") return "0";
  return `${value < 0 ? "−" : "+"}${size}`;
}

function notesOf({ sampled, refusal, of, figures: compared }: Comparison): readonly string[] {
  if (sampled === null) return ["", exactNote(compared[of])];
  const pairs = `${sampled.trials.toLocaleString("en-US")} pairs of trials from equal random numbers, seed ${sampled.seed}`;
  if (refusal === null) return ["", pairs];
  const { what, size, limit } = refusal;
  return ["", pairs, `sampled, since ${what} would be ${meanText(size)}, and may be ${meanText(limit)}`];
}

/** Of a lattice that was refined the error is worth telling; rounding is not. */
function exactNote({ difference, interval }: ComparedFigure): string {
  const error = interval === null ? 0 : interval.high - difference;
  return error < 1e-9
    ? "exact"
    : `exact to ± ${error.toExponential(0)}, by which halving the lattice's step moved it`;
}
