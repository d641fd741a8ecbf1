import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { type Finding, type Place, ScenarioError } from "../model/errors.ts";
import { type KeyPath, keyPathText } from "./key-path.ts";
import { rejectedYaml } from "./yaml-subset.ts";

/** A YAML or JSON text as plain data, with the place of everything in it. */
export interface ReadYaml {
  readonly value: unknown;
  /** The line of a key or list entry; of what is nearest around it when the path itself is not in the text. */
  readonly placeOf: (path: KeyPath) => Place;
}

/**
 * Reads a YAML 1.2 text, or JSON, which is a part of it, as plain data: mappings with text keys, lists, texts, numbers,
 * true, false and null.
 *
 * `firstLine` is the number of the text's first line in its file. Errors: ScenarioError for a text that is none of this,
 * that uses more of YAML (anchors, tags, several documents, …) or gives a key twice.
 */
export function readYaml(text: string, file: string, firstLine = 1): ReadYaml {
  const placeAt = (offset: number): Place => ({ file, line: firstLine + newlinesBefore(text, offset) });
  rejectText(text, placeAt);
  // Repeated keys are found below: the parser's own check takes quadratic time.
  const document = parseDocument(text, { stringKeys: true, prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    const path = "";
    throw new ScenarioError({
      path,
      ...syntaxFinding(error.code, error.message),
      place: placeAt(error.pos[0]),
    });
  }
  const reader = new Reader(placeAt);
  const value = reader.read(document.contents, []);
  if (reader.repeats.length > 0) throw new ScenarioError(reader.repeats);
  return { value, placeOf: (path) => placeAt(offsetOf(document.contents, path)) };
}

function newlinesBefore(text: string, offset: number): number {
  let count = 0;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) count++;
  return count;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

function rejectText(text: string, placeAt: (offset: number) => Place): void {
  const at = text.search(controlCharacter);
  if (at >= 0) {
    const code = text.charCodeAt(at).toString(16).padStart(4, "0");
    const problem = `must be a text file, but holds the control character U+${code.toUpperCase()}`;
    throw new ScenarioError({ path: "", problem, place: placeAt(at) });
  }
  const rejected = rejectedYaml(text);
  if (!rejected) return;
  const { offset, ...finding } = rejected;
  throw new ScenarioError({ path: "", ...finding, place: placeAt(offset) });
}

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BLOCK_AS_IMPLICIT_KEY: "check the indentation, and put texts that hold a colon in quotes",
  MULTILINE_IMPLICIT_KEY: "check the indentation",
  BAD_INDENT: "check the indentation, and that every bracket is closed",
  MISSING_CHAR: "check that every bracket and quote is closed, and that every key has its colon",
};

function syntaxFinding(code: string, message: string): Pick<Finding, "problem" | "hint"> {
  if (code === "MULTIPLE_DOCS") {
    return {
      problem: "a file must hold one document, but here a second one begins",
      hint: "write one file for each",
    };
  }
  if (code === "NON_STRING_KEY") return { problem: "a key must be text, but this one is a list or mapping" };
  const short = message.length > 100 ? `${message.slice(0, 100)}…` : message;
  const problem = `must be YAML or JSON, but: ${short.charAt(0).toLowerCase()}${short.slice(1)}`;
  return Object.hasOwn(hints, code) ? { problem, hint: hints[code] } : { problem };
}

/** Past this many findings of one kind, more would not help. */
const enough = 20;

/** Turns nodes into plain data and notes keys that stand twice. */
class Reader {
  readonly repeats: Finding[] = [];
  readonly #placeAt: (offset: number) => Place;

  constructor(placeAt: (offset: number) => Place) {
    this.#placeAt = placeAt;
  }

  read(node: unknown, path: KeyPath): unknown {
    if (isMap(node)) return this.#readMap(node, path);
    if (isSeq(node)) return node.items.map((item, i) => this.read(item, [...path, i]));
    return isScalar(node) ? node.value : null;
  }

  #readMap(map: YAMLMap, path: KeyPath): Record<string, unknown> {
    const seen = new Map<string, number>();
    const entries = map.items.map(({ key, value }) => {
      const name = keyText(key);
      const first = seen.get(name);
      if (first === undefined) seen.set(name, startOf(key));
      else this.#noteRepeat([...path, name], startOf(key), first);
      return [name, this.read(value, [...path, name])] as const;
    });
    // fromEntries makes own keys of all, also of __proto__.
    return Object.fromEntries(entries);
  }

  #noteRepeat(path: KeyPath, offset: number, first: number): void {
    if (this.repeats.length === enough) return;
    const problem = `must stand once, but stands again; first in line ${this.#placeAt(first).line}`;
    this.repeats.push({
      path: keyPathText(path),
      problem,
      hint: "leave one of them out",
      place: this.#placeAt(offset),
    });
  }
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

/** Where a node begins in the text; 0 for none. */
function startOf(node: unknown): number {
  return (isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Where the key or entry at a path begins, or, when it is not there, what is nearest around it. */
function offsetOf(root: unknown, path: KeyPath): number {
  let node = root;
  let offset = startOf(root);
  for (const part of path) {
    const next = stepInto(node, part);
    if (!next) return offset;
    node = next.node;
    offset = next.offset;
  }
  return offset;
}

function stepInto(node: unknown, part: string | number): { node: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const item = typeof part === "number" ? node.items[part] : undefined;
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  const pair = isMap(node) ? node.items.find(({ key }) => keyText(key) === String(part)) : undefined;
  return pair && { node: pair.value, offset: startOf(pair.key) };
}
