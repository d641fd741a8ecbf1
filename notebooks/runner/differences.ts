import { isCode, type Notebook } from "./notebook.ts";

/** Where two notebooks of the same cells differ, in words; at least one line, for the caller knows that they do. */
export function differences(stored: Notebook, fresh: Notebook): readonly string[] {
  const before = stored.cells.filter(isCode);
  const after = fresh.cells.filter(isCode);
  const found = after.flatMap((cell, i) => {
    const same = isSame(before[i]["outputs"], cell["outputs"]);
    if (!same)
      return [`cell ${i + 1}: the stored output is not what the cell gives${kindsOf(before[i], cell)}`];
    return before[i]["execution_count"] === cell["execution_count"]
      ? []
      : [`cell ${i + 1}: its number is another`];
  });
  return found.length > 0 ? found : ["the file is laid out in another way than it would be written"];
}

/** Which of the output's kinds differ, such as image/png. */
function kindsOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string {
  const [old, now] = [partsOf(before["outputs"]), partsOf(after["outputs"])];
  const kinds = [...new Set([...old.keys(), ...now.keys()])].filter(
    (kind) => !isSame(old.get(kind), now.get(kind)),
  );
  return kinds.length > 0 ? ` (${kinds.join(", ")})` : "";
}

interface StoredOutput {
  readonly name?: string;
  readonly text?: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
}

function partsOf(outputs: unknown): ReadonlyMap<string, unknown> {
  const list = (outputs ?? []) as readonly StoredOutput[];
  return new Map(
    list.flatMap(({ name, text, data }) =>
      data ? Object.entries(data) : [[name ?? "output", text] as const],
    ),
  );
}

/** Equal as JSON, whatever the order of keys. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
