import { parseSync } from "oxc-parser";

/** One small fault in a source file: what stands from `start` to `end` replaced. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The line as it stands, without its indentation: what a known survivor is found by, wherever the line moves. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;
type Change = readonly [start: number, end: number, after: string];

const operators: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
};

/** Every mutant of a file: operators, numbers and truth values, conditions turned round, calls left out. */
export function findMutants(file: string, text: string): readonly Mutant[] {
  const changes: Change[] = [];
  visit(parseSync(file, text).program as unknown as Node, text, changes);
  return changes.map(([start, end, after]) => {
    const before = text.slice(0, start);
    const from = before.lastIndexOf("\n") + 1;
    const to = text.indexOf("\n", start);
    return {
      file,
      start,
      end,
      line: before.split("\n").length,
      text: text.slice(from, to < 0 ? undefined : to).trim(),
      before: text.slice(start, end),
      after,
    };
  });
}

export function applied(text: string, { start, end, after }: Mutant): string {
  return text.slice(0, start) + after + text.slice(end);
}

function visit(node: Node, text: string, changes: Change[]): void {
  // Types are no behaviour, and an import can only fail to resolve.
  if (node.type.startsWith("TS") && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return;
  if (node.type === "ImportDeclaration") return;
  changes.push(...changesOf(node, text));
  for (const child of Object.values(node).flat()) {
    if (typeof child === "object" && child !== null && "type" in child) visit(child as Node, text, changes);
  }
}

function changesOf(node: Node, text: string): readonly Change[] {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
    case "AssignmentExpression":
      return operatorChange(node, text);
    case "Literal":
      return literalChange(node);
    case "IfStatement":
    case "ConditionalExpression":
    case "WhileStatement": {
      const { start, end } = node["test"] as Node;
      return [[start, end, `!(${text.slice(start, end)})`]];
    }
    case "ExpressionStatement":
      return isCall(node["expression"] as Node) ? [[node.start, node.end, ";"]] : [];
    default:
      return [];
  }
}

function operatorChange(node: Node, text: string): readonly Change[] {
  const operator = node["operator"] as string;
  const after = operators[operator];
  if (after === undefined) return [];
  const [left, right] = [node["left"] as Node, node["right"] as Node];
  const start = left.end + text.slice(left.end, right.start).indexOf(operator);
  return [[start, start + operator.length, after]];
}

function literalChange({ value, start, end }: Node): readonly Change[] {
  if (typeof value === "number")
    return [[start, end, value === 0 ? "1" : value === 1 ? "0" : `${value + 1}`]];
  return typeof value === "boolean" ? [[start, end, String(!value)]] : [];
}

function isCall(expression: Node): boolean {
  return (
    expression.type === "CallExpression" ||
    (expression.type === "AwaitExpression" && isCall(expression["argument"] as Node))
  );
}
