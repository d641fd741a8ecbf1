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

const nextPart = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads what `keyPathText` writes; undefined when the text is no path. The empty text is the empty path. */
export function parseKeyPath(text: string): KeyPath | undefined {
  const path: (string | number)[] = [];
  let from = 0;
  while (from < text.length) {
    nextPart.lastIndex = from;
    const match = nextPart.exec(text);
    const dotted = match?.[0].startsWith(".") ?? false;
    if (!match || (match[1] !== undefined && dotted !== from > 0)) return undefined;
    const part = partOf(match);
    if (part === undefined) return undefined;
    path.push(part);
    from = nextPart.lastIndex;
  }
  return path;
}

function partOf([, key, index, quoted]: RegExpExecArray): string | number | undefined {
  if (key !== undefined) return key;
  if (index !== undefined) return Number(index);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
