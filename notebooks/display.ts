/** Something that shows itself: its kinds of content by MIME type, the richest of which a reader sees. */
export interface Display {
  readonly [symbol]: () => Readonly<Record<string, string>>;
  /** How Jupyter is to show it, by MIME type: the width of a picture, for one. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The symbol under which Jupyter's Deno kernel asks a value what it is to be shown as. */
const symbol: unique symbol = Symbol.for("Jupyter.display") as never;

export const displayed = (
  content: Readonly<Record<string, string>>,
  metadata?: Readonly<Record<string, unknown>>,
): Display => ({ [symbol]: () => content, ...(metadata && { metadata }) });
