/** Where a value stands in a file the user wrote. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** One thing that is wrong. */
export interface Finding {
  /** The path of the key, as in `harness.decomposition`; empty for the file as a whole. */
  readonly path: string;
  /** The law, and what came instead. */
  readonly problem: string;
  /** A way out. */
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
}

/**
 * The user's file or flag is wrong. The text is made from the data: the law, what came instead, where, a way out.
 * Command lines print it without a stack and leave with exit code 2.
 */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly findings: readonly Finding[];

  constructor(findings: Finding | readonly Finding[]) {
    const all = Array.isArray(findings) ? (findings as readonly Finding[]) : [findings as Finding];
    super(all.map(findingText).join("\n"));
    this.findings = all;
  }

  /** The same findings, each placed in a file, where it has a place. */
  placedBy(placeOf: (path: string) => Place | undefined): ScenarioError {
    return new ScenarioError(this.findings.map((one) => ({ ...one, place: one.place ?? placeOf(one.path) })));
  }
}

/** The question is sound and too large for the engine: says the size and the limit, never approximates in silence. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  readonly what: string;
  readonly size: number;
  readonly limit: number;
  readonly hint: string;

  constructor(what: string, size: number, limit: number, hint: string, place?: Place) {
    const problem = `${inWords(size)} is over the limit of ${inWords(limit)}`;
    super(findingText({ path: what, problem, hint, place }));
    this.what = what;
    this.size = size;
    this.limit = limit;
    this.hint = hint;
  }

  /** The same, placed. */
  placedBy(placeOf: (path: string) => Place): LimitError {
    return new LimitError(this.what, this.size, this.limit, this.hint, placeOf(this.what));
  }
}

/** Stored data cannot be trusted or reached: says what happened to it, where it lies, and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly problem: string;
  readonly hint: string | undefined;
  readonly place: Place | undefined;

  constructor(problem: string, { hint, place }: Pick<Finding, "hint" | "place"> = {}) {
    super(findingText({ path: "", problem, hint, place }));
    this.problem = problem;
    this.hint = hint;
    this.place = place;
  }

  /** The same, placed. */
  placedBy(placeOf: (path: string) => Place): StoreError {
    return new StoreError(this.problem, { hint: this.hint, place: this.place ?? placeOf("") });
  }
}

/** Errors: LimitError for a size over the limit. */
export function assertWithin(what: string, size: number, limit: number, hint: string): void {
  if (size > limit) throw new LimitError(what, size, limit, hint);
}

function findingText({ path, problem, hint, place }: Finding): string {
  const where = place ? `\n  at ${place.file}${place.line === undefined ? "" : `:${place.line}`}` : "";
  return `${path ? `${path}: ` : ""}${problem}${where}${hint ? `\n  hint: ${hint}` : ""}`;
}

function inWords(count: number): string {
  return Number.isFinite(count) && count < 1e15
    ? Math.ceil(count).toLocaleString("en-US")
    : count.toPrecision(3);
}
