import { checkCells } from "../study/cells.ts";
import { type Design, designOf } from "../study/design.ts";
import { loadFormulas } from "../study/load-formulas.ts";
import type { Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";

/** Every cell is checked before the first is measured: what cannot be is not found out after an hour. */
export async function checkedDesign(study: Study): Promise<Design> {
  await loadFormulas(study);
  const design = designOf(study, builtinLibrary.measurements);
  checkCells(study);
  return design;
}
