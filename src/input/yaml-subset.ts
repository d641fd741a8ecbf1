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
  const place = new TokenPlace();
  for (const token of new Lexer().lex(text)) {
    const type = place.typeOf(token);
    const reason = refused(type, token) ?? place.tooDeep(type);
    if (reason) return { offset: place.offset, ...reason };
    place.pass(type, token);
  }
  return undefined;
}

const notTaken: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  anchor: ["anchors", "write the value out where it is used"],
  alias: ["aliases", "write the value out where it is used"],
  tag: ["tags", "leave the tag out"],
  "directive-line": ["directives", "leave the line out"],
};

function refused(type: string, token: string): Reason | undefined {
  if (type === "explicit-key-ind")
    return { problem: 'complex keys ("? …") are not taken', hint: "write key: value" };
  if (!Object.hasOwn(notTaken, type)) return undefined;
  const [what, hint] = notTaken[type];
  return { problem: `${what} are not taken, but here is ${token.slice(0, 20)}`, hint };
}

const marks = ["byte-order-mark", "doc-mode", "flow-error-end", "scalar"];
const openings = ["flow-map-start", "flow-seq-start"];
const closings = ["flow-map-end", "flow-seq-end"];

/** Where the token stream stands: offset, column, and how deep inside brackets. */
class TokenPlace {
  offset = 0;
  #lineStart = 0;
  #brackets = 0;
  #scalarNext = false;

  /** The lexer announces a plain or block scalar by a mark: what follows it is text, whatever it looks like. */
  typeOf(token: string): string {
    return this.#scalarNext ? "text" : (CST.tokenType(token) ?? "text");
  }

  tooDeep(type: string): Reason | undefined {
    const hint = "a scenario is a few levels deep; see `tautline schema`";
    if (closings.includes(type) && this.#brackets === 0) {
      return { problem: "this bracket closes nothing", hint: "leave it out, or open it" };
    }
    if (openings.includes(type) && this.#brackets === deepestFlow) {
      return { problem: `at most ${deepestFlow} brackets may be open, but here is one more`, hint };
    }
    const blockItem = this.#brackets === 0 && (type === "seq-item-ind" || type === "scalar");
    if (blockItem && this.offset - this.#lineStart > farthestColumn && this.#indented) {
      return { problem: `nesting may reach column ${farthestColumn}, but this goes on`, hint };
    }
    return undefined;
  }

  /** Nothing but spaces and list marks stands before the token on its line. */
  #indented = true;

  pass(type: string, token: string): void {
    this.#scalarNext = type === "scalar";
    if (!marks.includes(type)) this.offset += token.length;
    if (openings.includes(type)) this.#brackets++;
    if (closings.includes(type)) this.#brackets--;
    if (type === "newline" || token.includes("\n")) {
      this.#lineStart = this.offset;
      this.#indented = true;
    } else if (!["space", "seq-item-ind", ...marks].includes(type)) {
      this.#indented = false;
    }
  }
}
