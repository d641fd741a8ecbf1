/** The verdict on one statement in one semantics. */
export interface MatrixCell {
  readonly statement: string;
  readonly semantics: string;
  readonly theorem: boolean;
  readonly verdict: "holds" | "holds with exceptions" | "fails";
  /** Within a theorem's premises; predictions have none. */
  readonly inside: boolean;
}

/** Whether theorems hold where they should, and in how many semantics each prediction that the figure is about survives. */
export function matrixFinding(cells: readonly MatrixCell[]): string {
  const broken = cells.filter(({ theorem, inside, verdict }) => theorem && inside && verdict !== "holds");
  if (broken.length > 0) {
    const places = broken.map(({ statement, semantics }) => `${statement} in ${semantics}`);
    return `A theorem fails within its premises: ${places.join(", ")}`;
  }
  const predictions = statementsOf(cells.filter(({ theorem }) => !theorem));
  const robust = predictions.filter((own) => own.every(({ verdict }) => verdict === "holds"));
  const count = robust.length === 0 ? "none" : robust.length;
  return `Theorems hold within their premises; ${count} of ${predictions.length} predictions in all ${semanticsOf(cells)} semantics`;
}

/** How the predictions fare, and in how many semantics the two that the paper stands on survive. */
export function matrixDetails(cells: readonly MatrixCell[]): readonly string[] {
  const predictions = cells.filter(({ theorem }) => !theorem);
  const count = (verdict: MatrixCell["verdict"]) =>
    predictions.filter((cell) => cell.verdict === verdict).length;
  const survivals = [
    survival(cells, "T1.peak", "granularity peak inside"),
    survival(cells, "T3.partial", "partial beats full"),
  ];
  const said = survivals.filter((words) => words !== "").join(", ");
  return [
    `Verdicts on predictions: ${count("holds")} hold, ${count("holds with exceptions")} hold with exceptions, ${count("fails")} fail.`,
    ...(said === "" ? [] : [`Of ${semanticsOf(cells)} semantics, exceptions allowed: ${said}.`]),
  ];
}

/** "T1.peak (granularity peak inside) holds in 9", or nothing when the table does not have the statement. */
function survival(cells: readonly MatrixCell[], statement: string, words: string): string {
  const own = cells.filter((cell) => cell.statement === statement);
  const holding = own.filter(({ verdict }) => verdict !== "fails").length;
  return own.length === 0 ? "" : `${statement} (${words}) holds in ${holding}`;
}

const semanticsOf = (cells: readonly MatrixCell[]): number =>
  new Set(cells.map(({ semantics }) => semantics)).size;

/** The cells of each statement. */
const statementsOf = (cells: readonly MatrixCell[]): readonly (readonly MatrixCell[])[] =>
  [...new Set(cells.map(({ statement }) => statement))].map((statement) =>
    cells.filter((cell) => cell.statement === statement),
  );
