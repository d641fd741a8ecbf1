import { textAt } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";
import { type MatrixCell, matrixDetails, matrixFinding } from "./claims-matrix-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, textSize } from "./kit/theme.ts";

/** The claims × semantics matrix: a row for each statement, a column for each semantics, every verdict a colour and a sign. */
export const claimsMatrix: FigureDefinition = {
  axes: ["semantics"],
  measurements: ["claims"],
  draw,
};

/** What a verdict looks like: sign and colour say the same, and the colours differ in lightness. */
const looks = {
  holds: { fill: "#c9dbeb", shape: "circle", sign: "#17375e", filled: true },
  "holds with exceptions": { fill: "#f4e6bd", shape: "circle", sign: "#5d4706", filled: false },
  fails: { fill: "#b8420f", shape: "cross", sign: "#ffffff", filled: true },
} as const;

const outsideLook = { fill: "#ffffff", sign: "#8a8a8a" } as const;
const rowHeight = 12;
const columnWidth = 25;
/** Room right of the cells for the number of semantics in which a statement holds. */
const countWidth = 26;

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const cells = rows.map(cellOf);
  const finding = matrixFinding(cells);
  const spec = sweepFigure(
    {
      finding,
      details: matrixDetails(cells),
      key: signKey(key, figureWidth),
      panels: [[matrixView(cells)]],
      reading: [
        "Every cell is computed by the exact engine. Bold: theorems; grey on white: outside a theorem's premises, where failing is no " +
          "contradiction. Right: in how many semantics the statement holds, exceptions allowed.",
      ],
    },
    context,
  );
  return { finding, spec };
}

const key: readonly SignEntry[] = [
  { sign: { kind: "patch", color: looks.holds.fill }, text: "● holds" },
  { sign: { kind: "patch", color: looks["holds with exceptions"].fill }, text: "○ holds with exceptions" },
  { sign: { kind: "patch", color: looks.fails.fill }, text: "× fails" },
  { sign: { kind: "patch", color: "white", stroke: ink.axis }, text: "outside the premises" },
];

function cellOf(row: Row): MatrixCell {
  const verdict = textAt(row, "verdict");
  if (!Object.hasOwn(looks, verdict))
    throw new RangeError(`a verdict must be one of ${Object.keys(looks).join(", ")}`);
  return {
    statement: textAt(row, "statement"),
    semantics: textAt(row, "semantics"),
    theorem: row["kind"] === "theorem",
    verdict: verdict as MatrixCell["verdict"],
    inside: row["withinPremises"] === true,
  };
}

function matrixView(cells: readonly MatrixCell[]): View {
  const statements = [...new Set(cells.map(({ statement }) => statement))];
  const semantics = [...new Set(cells.map((cell) => cell.semantics))];
  const theorems = [...new Set(cells.filter(({ theorem }) => theorem).map(({ statement }) => statement))];
  const width = semantics.length * columnWidth;
  const x = {
    field: "semantics",
    type: "nominal" as const,
    sort: semantics,
    title: null,
    axis: { orient: "top" as const, labelAngle: -38, domain: false, ticks: false, labelPadding: 4 },
    scale: { paddingInner: 0.06, paddingOuter: 0 },
  };
  const weight = { condition: { test: isOneOf(theorems), value: "bold" as const }, value: "normal" as const };
  const y = {
    field: "statement",
    type: "nominal" as const,
    sort: statements,
    title: null,
    axis: { domain: false, ticks: false, labelFontWeight: weight, labelLimit: 200 },
    scale: { paddingInner: 0.08, paddingOuter: 0 },
  };
  return {
    width,
    height: statements.length * rowHeight,
    layer: [
      ...Object.entries(looks).flatMap(([verdict, look]) =>
        [true, false].map((inside) => ({
          data: { values: cells.filter((cell) => cell.verdict === verdict && cell.inside === inside) },
          layer: [
            {
              mark: {
                type: "rect" as const,
                color: inside ? look.fill : outsideLook.fill,
                ...(inside ? {} : { stroke: ink.grid, strokeWidth: 0.8 }),
              },
              encoding: { x, y },
            },
            {
              mark: {
                type: "point" as const,
                shape: look.shape,
                color: inside ? look.sign : outsideLook.sign,
                filled: look.filled,
                ...(look.shape === "cross" && { angle: 45 }),
                size: look.shape === "cross" ? 26 : 22,
                strokeWidth: 1.1,
                opacity: 1,
              },
              encoding: { x, y },
            },
          ],
        })),
      ),
      {
        data: { values: countsOf(cells, statements) },
        mark: { type: "text", align: "left", baseline: "middle", fontSize: textSize.note, color: ink.quiet },
        encoding: { x: { value: width + countWidth / 4 }, y, text: { field: "count" } },
      },
    ],
  };
}

const isOneOf = (names: readonly string[]): string => `indexof(${JSON.stringify(names)}, datum.value) >= 0`;

/** In how many semantics each statement holds, with or without exceptions. */
const countsOf = (cells: readonly MatrixCell[], statements: readonly string[]) =>
  statements.map((statement) => {
    const own = cells.filter((cell) => cell.statement === statement);
    return { statement, count: `${own.filter(({ verdict }) => verdict !== "fails").length}/${own.length}` };
  });
