import { CST, Lexer } from "yaml";

/** Something in a YAML text that our files may not use, by the offset of its first character. */
export interface Rejection {
  readonly offset: number;
  readonly problem: string;
  readonly hint: string;
}

type Reason = Omit<Rejection, "offset">;

/** Deeper nesting than these is refused before anything recursive looks at the text. */
const deepestFlow = 64;
const farthestColumn = 128;

/**
 * Our files are plain data: anchors, aliases, tags, directives, complex keys and deep nesting are refused from the token
 * stream, in linear time, before a document is composed of it. So no text can make one grow or hang.
 */
export function rejectedYaml(text: string): Rejection | undefined {
  let [offset, lineStart, brackets] = [0, 0, 0];
  let before = "newline";
  // Nothing but spaces and list marks stands before the token on its line.
  let isIndented = true;
  for (const token of new Lexer().lex(text)) {
    // The lexer announces a plain or block scalar by a mark: what follows it is text, whatever it looks like.
    const type = before === "scalar" ? "text" : (CST.tokenType(token) ?? "text");
    const column = brackets === 0 && isIndented ? offset - lineStart : 0;
    const reason = notPlain(type, token) ?? wrongBracket(type, brackets) ?? tooFar(type, column);
    if (reason) return { offset, ...reason };
    if (!marks.includes(type)) offset += token.length;
    if (openings.includes(type)) brackets++;
    if (closings.includes(type)) brackets--;
    if (token.includes("\n") || type === "byte-order-mark") [lineStart, isIndented] = [offset, true];
    else if (!["space", "seq-item-ind", ...marks].includes(type)) isIndented = false;
    before = type;
  }
  return undefined;
}

const notTaken: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  anchor: ["anchors", "write the value out where it is used"],
  alias: ["aliases", "write the value out where it is used"],
  tag: ["tags", "leave the tag out"],
  "directive-line": ["directives", "leave the line out"],
};

function notPlain(type: string, token: string): Reason | undefined {
  if (type === "explicit-key-ind")
    return { problem: 'complex keys ("? …") are not taken', hint: "write key: value" };
  if (!Object.hasOwn(notTaken, type)) return undefined;
  const [what, hint] = notTaken[type];
  return { problem: `${what} are not taken, but here is ${token.slice(0, 20)}`, hint };
}

/** Tokens of the lexer's own, which are no characters of the text. */
const marks = ["doc-mode", "flow-error-end", "scalar"];
const openings = ["flow-map-start", "flow-seq-start"];
const closings = ["flow-map-end", "flow-seq-end"];
const tooDeep = "a scenario is a few levels deep; see `tautline schema`";

function wrongBracket(type: string, open: number): Reason | undefined {
  if (closings.includes(type) && open === 0)
    return { problem: "this bracket closes nothing", hint: "leave it out, or open it" };
  if (!openings.includes(type) || open < deepestFlow) return undefined;
  return { problem: `at most ${deepestFlow} brackets may be open, but here is one more`, hint: tooDeep };
}

const tooFar = (type: string, column: number): Reason | undefined =>
  column > farthestColumn && (type === "seq-item-ind" || type === "scalar")
    ? { problem: `nesting may reach column ${farthestColumn}, but this goes on`, hint: tooDeep }
    : undefined;
