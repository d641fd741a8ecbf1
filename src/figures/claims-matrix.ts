import { type MatrixFacts, matrixFacts } from "../analysis/facts/claims-matrix.ts";
import type { View } from "./kit/figure.ts";
import { layer } from "./kit/layer.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, textSize } from "./kit/theme.ts";

/** The claims × semantics matrix: a row for each statement, a column for each semantics, every verdict a colour and a sign. */
export const claimsMatrix = sweepFigure(["semantics"], ["claims"], (rows) => {
  const facts = matrixFacts(rows);
  return {
    finding: findingOf(facts),
    details: detailsOf(facts),
    key: signKey(keyOf(facts), figureWidth),
    panels: [[matrixView(facts)]],
    reading: [
      "Every cell is computed by the exact engine. Bold: theorems; grey on white: outside a theorem's premises, where failing is no " +
        "contradiction. Right: in how many semantics the statement holds, exceptions allowed.",
    ],
  };
});

/** What a verdict looks like: sign and colour say the same, and the colours differ in lightness. */
const looks = {
  holds: { fill: "#c9dbeb", shape: "circle", sign: "#17375e", filled: true },
  "holds with exceptions": { fill: "#f4e6bd", shape: "circle", sign: "#5d4706", filled: false },
  fails: { fill: "#b8420f", shape: "cross", sign: "#ffffff", filled: true },
  vacuous: { fill: "#ececec", shape: "stroke", sign: "#595959", filled: false },
} as const;

const outsideLook = { fill: "#ffffff", sign: "#8a8a8a" } as const;
const rowHeight = 12;
const columnWidth = 25;
/** How far right of the cells stands the number of semantics in which a statement holds. */
const countGap = 6.5;

/** Whether theorems hold where they should, and how many predictions survive everywhere. */
function findingOf({ broken, survivals, semantics }: MatrixFacts): string {
  if (broken.length > 0) {
    const places = broken.map((cell) => `${cell.statement} in ${cell.semantics}`);
    return `A theorem fails within its premises: ${places.join(", ")}`;
  }
  const predictions = survivals.filter(({ theorem }) => !theorem);
  const robust = predictions.filter((own) => own.robust).length;
  return `Theorems hold within their premises; ${robust || "none"} of ${predictions.length} predictions in all ${semantics.length} semantics`;
}

/** The two predictions that the paper stands on. */
const central = { "T1.peak": "granularity peak inside", "T3.partial": "partial beats none and full" };

/** How the predictions fare, and in how many semantics the central ones survive. */
function detailsOf({ predictions, semantics, survivals }: MatrixFacts): readonly string[] {
  const said = {
    holds: "hold",
    "holds with exceptions": "hold with exceptions",
    fails: "fail",
    vacuous: "have nothing to test",
  };
  const counts = predictions
    .filter(({ word, count }) => count > 0 || word !== "vacuous")
    .map(({ word, count }) => `${count} ${said[word]}`);
  const survivors = Object.entries(central).flatMap(([id, words]) =>
    survivals
      .filter(({ statement }) => statement === id)
      .map(({ holding }) => `${id} (${words}) holds in ${holding}`),
  );
  return [
    `Verdicts on predictions: ${counts.join(", ")}.`,
    ...(survivors.length === 0
      ? []
      : [`Of ${semantics.length} semantics, exceptions allowed: ${survivors.join(", ")}.`]),
  ];
}

/** Of verdicts that nothing has, the key says nothing. */
const keyOf = ({ cells }: MatrixFacts): readonly SignEntry[] => [
  { sign: { kind: "patch", color: looks.holds.fill }, text: "● holds" },
  { sign: { kind: "patch", color: looks["holds with exceptions"].fill }, text: "○ holds with exceptions" },
  { sign: { kind: "patch", color: looks.fails.fill }, text: "× fails" },
  ...(cells.some(({ verdict }) => verdict === "vacuous")
    ? [{ sign: { kind: "patch", color: looks.vacuous.fill }, text: "– nothing to test" } as const]
    : []),
  { sign: { kind: "patch", color: "white", stroke: ink.axis }, text: "outside the premises" },
];

function matrixView({ cells, semantics, survivals }: MatrixFacts): View {
  const statements = survivals.map(({ statement }) => statement);
  const theorems = survivals.filter(({ theorem }) => theorem).map(({ statement }) => statement);
  const width = semantics.length * columnWidth;
  const bare = { domain: false, ticks: false };
  const top = { orient: "top", labelAngle: -38, ...bare, labelPadding: 4 };
  const labelFontWeight = { condition: { test: isOneOf(theorems), value: "bold" }, value: "normal" };
  const x = band("semantics", semantics, top, 0.06);
  const y = band("statement", statements, { ...bare, labelFontWeight, labelLimit: 200 }, 0.08);
  const verdicts = Object.entries(looks).flatMap(([verdict, look]) =>
    [true, false].map((inside) => ({
      data: { values: cells.filter((cell) => cell.verdict === verdict && cell.inside === inside) },
      layer: marksOf(look, inside).map((mark) => ({ mark, encoding: { x, y } })),
    })),
  );
  const counts = survivals.map(({ statement, holding, of }) => ({ statement, count: `${holding}/${of}` }));
  const look = { align: "left", baseline: "middle", fontSize: textSize.note, color: ink.quiet } as const;
  const beside = { x: { value: width + countGap }, y, text: { field: "count" } };
  return {
    width,
    height: statements.length * rowHeight,
    layer: [...verdicts, layer(counts, { type: "text", ...look }, beside)],
  };
}

const band = (field: string, sort: string[], axis: object, paddingInner: number) => ({
  field,
  type: "nominal" as const,
  sort,
  title: null,
  axis,
  scale: { paddingInner, paddingOuter: 0 },
});

/** A cell and the sign on it. */
function marksOf({ fill, sign, shape, filled }: (typeof looks)[keyof typeof looks], inside: boolean) {
  const edge = inside ? {} : { stroke: ink.grid, strokeWidth: 0.8 };
  const color = inside ? sign : outsideLook.sign;
  const turned = shape === "cross" ? { angle: 45, size: 26 } : { size: 22 };
  return [
    { type: "rect" as const, color: inside ? fill : outsideLook.fill, ...edge },
    { type: "point" as const, shape, color, filled, ...turned, strokeWidth: 1.1, opacity: 1 },
  ];
}

const isOneOf = (names: readonly string[]): string => `indexof(${JSON.stringify(names)}, datum.value) >= 0`;
