/** Where a value stands inside a file: keys and list indices from the top. */
export type KeyPath = readonly (string | number)[];

const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The path as people write it: `harness.decomposition.chunks[2]`; a key with other characters is `["0.5"]`. */
export function keyPathText(path: KeyPath): string {
  return path.reduce<string>((text, part) => text + partText(part, text === ""), "");
}

function partText(part: string | number, first: boolean): string {
  if (typeof part === "number") return `[${part}]`;
  if (!plainKey.test(part)) return `[${JSON.stringify(part)}]`;
  return first ? part : `.${part}`;
}

const parts = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/gy;

/** Reads what `keyPathText` writes; undefined when the text is no path. The empty text is the empty path. */
export function parseKeyPath(text: string): KeyPath | undefined {
  const found = [...text.matchAll(parts)];
  const isDotted = ([written]: RegExpExecArray) => written.startsWith(".");
  if (found.map(([written]) => written).join("") !== text) return undefined;
  if (found.some((part, i) => part[1] !== undefined && isDotted(part) !== i > 0)) return undefined;
  try {
    return found.map(([, key, index, quoted]) => key ?? (quoted ? JSON.parse(quoted) : Number(index)));
  } catch {
    return undefined;
  }
}
