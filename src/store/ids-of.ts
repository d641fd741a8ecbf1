import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { keyOf, samplingOf } from "../study/run-design.ts";
import { recordId } from "./stored-record.ts";

/** What the answers of some of a design's cells are kept under: one for each cell and measurement, in the order of the loop. */
export const idsOf = <Subject>(cells: Iterable<Cell<Subject>>, design: Design<Subject>): readonly string[] =>
  [...cells].flatMap((cell) =>
    design.measurements.map((measurement) =>
      recordId(keyOf({ cell, measurement, sampling: samplingOf(design, cell) })),
    ),
  );
