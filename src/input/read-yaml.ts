import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { type Finding, type Place, ScenarioError } from "../model/errors.ts";
import { type KeyPath, keyPathText } from "./key-path.ts";
import { rejectedYaml } from "./yaml-subset.ts";

/** A YAML or JSON text as plain data, with the place of everything in it. */
export interface ReadYaml {
  readonly value: unknown;
  /** The line of a key or list entry; of what is nearest around it when the path itself is not in the text. */
  readonly placeOf: (path: KeyPath) => Place;
}

/** Past this many findings of one kind, more would not help. */
const enough = 20;

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
    const finding = syntaxFinding(error.code, error.message);
    throw new ScenarioError({ path: "", ...finding, place: placeAt(error.pos[0]) });
  }
  const repeats: Finding[] = [];
  const value = plainValue(document.contents, [], (path, offset, first) => {
    if (repeats.length === enough) return;
    const problem = `must stand once, but stands again; first in line ${placeAt(first).line}`;
    const hint = "leave one of them out";
    repeats.push({ path: keyPathText(path), problem, hint, place: placeAt(offset) });
  });
  if (repeats.length > 0) throw new ScenarioError(repeats);
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
    const problem = "a file must hold one document, but here a second one begins";
    return { problem, hint: "write one file for each" };
  }
  if (code === "NON_STRING_KEY") return { problem: "a key must be text, but this one is a list or mapping" };
  const short = message.length > 100 ? `${message.slice(0, 100)}…` : message;
  const problem = `must be YAML or JSON, but: ${short.charAt(0).toLowerCase()}${short.slice(1)}`;
  return Object.hasOwn(hints, code) ? { problem, hint: hints[code] } : { problem };
}

/** Told of a key that stands twice: its path, and where it and the first of its name begin. */
type Repeated = (path: KeyPath, offset: number, first: number) => void;

function plainValue(node: unknown, path: KeyPath, repeated: Repeated): unknown {
  if (isSeq(node)) return node.items.map((item, i) => plainValue(item, [...path, i], repeated));
  if (!isMap(node)) return isScalar(node) ? node.value : null;
  const seen = new Map<string, number>();
  const entries = node.items.map(({ key, value }) => {
    const name = keyText(key);
    const inner = [...path, name];
    const first = seen.get(name);
    if (first === undefined) seen.set(name, startOf(key));
    else repeated(inner, startOf(key), first);
    return [name, plainValue(value, inner, repeated)] as const;
  });
  // fromEntries makes own keys of all, also of __proto__.
  return Object.fromEntries(entries);
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

/** Where a node begins in the text; 0 for none. */
function startOf(node: unknown): number {
  return (isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Where the key or entry at a path begins, or, when it is not there, what is nearest around it. */
function offsetOf(root: unknown, path: KeyPath): number {
  let [node, offset] = [root, startOf(root)];
  for (const part of path) {
    const next = stepInto(node, part);
    if (!next) break;
    [node, offset] = [next.value, startOf(next.key)];
  }
  return offset;
}

/** The entry of a mapping or a list: a list's has the value for its key. */
function stepInto(node: unknown, part: string | number): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) return node.items.find(({ key }) => keyText(key) === String(part));
  const item = isSeq(node) && typeof part === "number" ? node.items[part] : undefined;
  return item === undefined ? undefined : { key: item, value: item };
}
