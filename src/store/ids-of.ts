import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { keyOf, type Question, samplingOf } from "../study/run-design.ts";
import { recordId } from "./stored-record.ts";

/** What a design asks of some of its cells: one question for each cell and measurement, in the order of the loop. */
export const questionsOf = <Subject>(
  cells: Iterable<Cell<Subject>>,
  design: Design<Subject>,
): readonly Question<Subject>[] =>
  [...cells].flatMap((cell) => {
    const sampling = samplingOf(design, cell);
    return design.measurements.map((measurement) => ({ cell, measurement, sampling }));
  });

/** What their answers are kept under. */
export const idsOf = <Subject>(cells: Iterable<Cell<Subject>>, design: Design<Subject>): readonly string[] =>
  questionsOf(cells, design).map((question) => recordId(keyOf(question)));
