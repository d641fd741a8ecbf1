import { hasFormulas } from "./cell-rules.ts";
import { loadFormulaParser } from "./formula-parser.ts";
import type { Study } from "./study.ts";

/**
 * Loads what reads the formulas of a study, if it has any: to be awaited before its cells are counted, checked or made. A
 * study without formulas never loads it.
 */
export async function loadFormulas(study: Pick<Study, "grids" | "where" | "objective">): Promise<void> {
  if (hasFormulas(study) || study.objective !== null) await loadFormulaParser();
}
