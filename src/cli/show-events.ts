import { ScenarioError } from "../model/errors.ts";
import type { TraceEvent } from "../model/trace-event.ts";
import { readStream } from "../node/read-text.ts";
import { readEvent } from "../traces/read-event.ts";
import { TraceTeller } from "../traces/trace-teller.ts";
import { mistakeText } from "./failure.ts";
import { type Line, objectText, readLines } from "./read-lines.ts";
import type { Terminal } from "./terminal.ts";

/** How runs are shown: as events again or as text, and how many of them (default all). */
interface Showing {
  readonly json: boolean;
  readonly count?: number | undefined;
}

/**
 * Shows the runs of a file of events, line by line as they come.
 *
 * Errors: ScenarioError at the end, when lines were wrong, each of which was told in its place; for a file that cannot be read and
 * for one without events.
 */
export async function showEvents(file: string, showing: Showing, terminal: Terminal): Promise<void> {
  const shown = new ShownRuns(showing, terminal);
  let [read, wrong] = [0, 0];
  for await (const line of readLines(file === "-" ? terminal.stdin() : readStream(file))) {
    read++;
    const event = eventOf(line, file);
    if (typeof event === "string") {
      wrong++;
      terminal.print(showing.json ? JSON.stringify({ error: event, line: line.line }) : event);
    } else if (!shown.show(event)) break;
  }
  const place = { file };
  if (read === 0)
    throw new ScenarioError({ path: "", problem: "must hold an event in every line, but is empty", place });
  const problem = `${wrong} of ${read} lines are no events; each says why in its place`;
  if (wrong > 0) throw new ScenarioError({ path: "", problem, place });
}

/** A line's event; what is wrong with it, in words, when it is none. */
function eventOf({ bytes, line }: Line, file: string): TraceEvent | string {
  try {
    const law = "each line must be an event, a JSON object";
    return readEvent(objectText(bytes, `${file}:${line}`, law), file, line);
  } catch (error) {
    const mistake = mistakeText(error);
    if (mistake === undefined) throw error;
    return mistake;
  }
}

/** Prints events run by run: the task's name where another task begins, and an empty line between runs. */
class ShownRuns {
  readonly #showing: Showing;
  readonly #terminal: Terminal;
  readonly #teller = new TraceTeller();
  #last: TraceEvent | null = null;
  #runs = 0;

  constructor(showing: Showing, terminal: Terminal) {
    this.#showing = showing;
    this.#terminal = terminal;
  }

  /** False once as many runs are shown as were asked for. */
  show(event: TraceEvent): boolean {
    const last = this.#last;
    const isOther = last?.task !== event.task || last.run !== event.run || event.kind === "start";
    if (isOther && this.#runs++ === (this.#showing.count ?? Number.POSITIVE_INFINITY)) return false;
    this.#last = event;
    if (this.#showing.json) {
      this.#terminal.print(JSON.stringify(event));
      return true;
    }
    if (isOther) this.#begin(event, last);
    for (const text of this.#teller.tell(event)) this.#terminal.print(text);
    return true;
  }

  #begin({ task, run, kind }: TraceEvent, last: TraceEvent | null): void {
    const lines = last === null ? [] : [""];
    if (task !== last?.task) lines.push(task, "");
    if (kind !== "start") lines.push(`trace ${run}, from the middle`);
    for (const line of lines) this.#terminal.print(line);
  }
}
