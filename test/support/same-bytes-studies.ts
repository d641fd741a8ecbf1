import type * as Tautline from "../../src/api/study.ts";

/** A study that both a browser and Node run, to be compared byte for byte. */
export interface StudyText {
  readonly file: string;
  readonly text: string;
}

/** Cells of each study, spread over its grids; a statement's verdicts take a second for each. */
const mostCells = 8;

/** The table of some cells of the study of a file with few trials; statements read all of them. */
export async function dataOf(
  tautline: typeof Tautline,
  asked: string,
  texts: readonly StudyText[],
): Promise<string> {
  const studies = texts.map(({ file, text }) => tautline.parseStudy(text, file));
  const found = (name: string) => studies.find((study) => study.name === name) as Tautline.Study;
  const study = { ...studies[texts.findIndex(({ file }) => file === asked)], trials: 40 };
  const design = tautline.designOf(study, tautline.measurements(found));
  const most = study.measurements.includes("claims") ? 1 : mostCells;
  const cells = [...design.cells];
  const some = cells.filter((_, i) => i % Math.ceil(cells.length / most) === 0);
  const rows: Tautline.Row[] = [];
  for await (const answer of tautline.runDesign({ ...design, cells: some })) rows.push(...answer.rows);
  return tautline.toCsv(rows);
}
