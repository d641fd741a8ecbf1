/** The advance widths of one TrueType font: how far each character moves the pen. */
export interface FontMetrics {
  /** The width of a line of text in units of the font size. Kerning is not looked at; DejaVu's is within a percent. */
  readonly widthOf: (text: string) => number;
}

/**
 * Reads the advance widths of a TrueType font, from its tables `head`, `hhea`, `hmtx` and `cmap` (format 4).
 *
 * Without a canvas Vega guesses that every character is 0.8 em wide, and sets titles and legends in the wrong places; with
 * these widths a picture is laid out alike on every machine.
 * Errors: RangeError when the file ends early, Error when it has no table of the Basic Multilingual Plane.
 */
export function readFontMetrics(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const unitsPerEm = view.getUint16(startOf(tables, "head") + 18);
  const advances = readAdvances(view, startOf(tables, "hhea"), startOf(tables, "hmtx"));
  const glyphs = readCharacterMap(view, startOf(tables, "cmap"));
  const advanceOf = (character: string) => {
    const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
    return advances[Math.min(glyph, advances.length - 1)];
  };
  return {
    widthOf: (text) => [...text].reduce((sum, character) => sum + advanceOf(character), 0) / unitsPerEm,
  };
}

/** Where each table of the font starts, by its tag. */
function readTables(view: DataView): ReadonlyMap<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + 16 * i;
      const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(at + byte))).join("");
      return [tag, view.getUint32(at + 8)] as const;
    }),
  );
}

function startOf(tables: ReadonlyMap<string, number>, tag: string): number {
  const start = tables.get(tag);
  if (start === undefined)
    throw new Error(`a TrueType font must have the table ${tag}, but this one has none`);
  return start;
}

function readAdvances(view: DataView, hhea: number, hmtx: number): readonly number[] {
  return Array.from({ length: view.getUint16(hhea + 34) }, (_, i) => view.getUint16(hmtx + 4 * i));
}

/** Character code → glyph, from the first subtable of format 4. */
function readCharacterMap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  );
  const start = subtables.find((at) => view.getUint16(at) === 4);
  if (start === undefined)
    throw new Error("the font must map characters by a table of format 4, but has none");
  const doubled = view.getUint16(start + 6);
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < doubled; segment += 2) readSegment(view, start, doubled, segment, glyphs);
  return glyphs;
}

/** One run of character codes: four parallel arrays hold its end, start, delta and an offset that points from itself. */
function readSegment(
  view: DataView,
  start: number,
  doubled: number,
  segment: number,
  glyphs: Map<number, number>,
): void {
  const ends = start + 14;
  const first = view.getUint16(ends + doubled + 2 + segment);
  const last = view.getUint16(ends + segment);
  const delta = view.getUint16(ends + 2 * doubled + 2 + segment);
  const offsetAt = ends + 3 * doubled + 2 + segment;
  const offset = view.getUint16(offsetAt);
  for (let code = first; code <= last && code < 0xffff; code++) {
    const raw = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - first));
    glyphs.set(code, raw === 0 && offset !== 0 ? 0 : (raw + delta) & 0xffff);
  }
}
