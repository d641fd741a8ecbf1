import { ScenarioError } from "../model/errors.ts";

/** What mathjs makes of a formula, as far as formulas go; any other kind of node has a `type` of its own. */
export type Tree =
  | { readonly type: "ParenthesisNode"; readonly content: Tree }
  | { readonly type: "ConstantNode"; readonly value: unknown }
  | { readonly type: "SymbolNode"; readonly name: string }
  | { readonly type: "AccessorNode"; readonly object: Tree; readonly index: Tree }
  | { readonly type: "IndexNode"; readonly dimensions: readonly Tree[] }
  | {
      readonly type: "ConditionalNode";
      readonly condition: Tree;
      readonly trueExpr: Tree;
      readonly falseExpr: Tree;
    }
  | {
      readonly type: "RelationalNode";
      readonly conditionals: readonly string[];
      readonly params: readonly Tree[];
    }
  | {
      readonly type: "OperatorNode";
      readonly op: string;
      readonly fn: string;
      readonly args: readonly Tree[];
      readonly implicit: boolean;
    }
  | { readonly type: "FunctionNode"; readonly fn: Tree; readonly args: readonly Tree[] };

let parse: ((text: string) => Tree) | undefined;

/** Loads mathjs, which reads formulas: only where there are some, for it takes longer to load than all the rest of a study. */
export async function loadFormulaParser(): Promise<void> {
  if (parse !== undefined) return;
  const { create, parseDependencies } = await import("mathjs/number");
  const { parse: parseAny } = create(parseDependencies);
  parse = (text) => parseAny(text) as object as Tree;
}

/** The tree of a formula. Errors: SyntaxError for what is none; ScenarioError when the parser was not loaded. */
export function parseFormula(text: string): Tree {
  if (parse === undefined) {
    const problem = "needs what reads it, which is not loaded";
    throw new ScenarioError({ path: "", problem, hint: "await loadFormulas(study) first" });
  }
  return parse(text);
}
