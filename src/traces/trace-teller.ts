import type { EndReason, StageVerdict, TraceEvent, TraceEventOf } from "../model/trace-event.ts";
import { failureWords } from "./failure-words.ts";

const verdictWords: { readonly [Verdict in StageVerdict]: string } = {
  reached: "reached",
  falselyAccepted: "accepted on an unsupported claim",
  missed: "missed",
};

/**
 * Tells events one after another as lines of plain text. The actions of an attempt are gathered into one line: a `*` marks an
 * increment that was reported and not made, `(undone)` one that was taken back.
 */
export class TraceTeller {
  /** How the next line of the attempt under way begins; null outside of attempts. */
  #attempt: string | null = null;
  #actions: string[] = [];
  #standing = "";

  /** The lines that an event completes. */
  tell(event: TraceEvent): readonly string[] {
    switch (event.kind) {
      case "start":
        return [...this.#leave(), `trace ${event.run} of seed ${JSON.stringify(event.seed)}`];
      case "prune":
        return [`pool: ${event.left.join(", ")}`];
      case "stage":
        return [
          `${stageText(event.stage)}${event.part === "tail" ? ", the free tail" : ""}: aim ${shown(event.aim)}`,
        ];
      case "attempt":
        return this.#try(event);
      case "action":
        return this.#act(event);
      case "check":
        return this.#check(event);
      case "attemptFailed":
        return this.#close(failureWords[event.cause]);
      case "stageEnd":
        return this.#finish(event);
      case "toolCall":
        return this.#alone(callText(event));
      case "move":
        return this.#alone(`${event.step}. ${event.player}: ${event.move}${event.legal ? "" : " (illegal)"}`);
      case "edit":
        return this.#alone(editText(event));
      case "end":
        return [...this.#leave(), ...endReasons[event.reason], ...summary(event)];
    }
  }

  #try({ attempt, planned }: TraceEventOf<"attempt">): readonly string[] {
    const before = this.#pause();
    this.#attempt = `  attempt ${attempt}${planned === null ? "" : `, ${planned} planned`}:`;
    return before;
  }

  #act({ distribution, reported, truthful, undone, progress, trueProgress }: TraceEventOf<"action">): [] {
    const marks = `${truthful ? "" : "*"}${undone ? " (undone)" : ""}`;
    this.#actions.push(`${distribution} ${signed(reported)}${marks}`);
    this.#standing = both(progress, trueProgress);
    return [];
  }

  #check({ supported, checked }: TraceEventOf<"check">): readonly string[] {
    const met = this.#attempt === null ? ["  within the tolerance before any action"] : [];
    if (supported) return [...met, ...this.#close("reached")];
    return checked ? met : [...met, ...this.#close("unsupported claim, not checked")];
  }

  /** What is gathered of an attempt, and how it ended. */
  #close(verdict: string): readonly string[] {
    if (this.#attempt === null) return [];
    const line = `${this.#attempt}${this.#gathered()}${this.#actions.length > 0 ? ":" : ""} ${verdict}`;
    [this.#attempt, this.#actions] = [null, []];
    return [line];
  }

  /** What is gathered of an attempt that goes on, before something that has a line of its own. */
  #pause(): readonly string[] {
    const line = `${this.#attempt ?? ""}${this.#gathered()}`;
    if (this.#attempt !== null) this.#attempt = "   ";
    this.#actions = [];
    return line.trim() === "" ? [] : [line];
  }

  #gathered = (): string =>
    this.#actions.length === 0 ? "" : ` ${this.#actions.join(", ")} = ${this.#standing}`;

  #alone(text: string): readonly string[] {
    const before = this.#pause();
    return [...before, `${this.#attempt === null ? "  " : "    "}${text}`];
  }

  #finish({ verdict, cause, progress, trueProgress }: TraceEventOf<"stageEnd">): readonly string[] {
    // Only a spent budget ends a stage in the middle of an attempt.
    const before = this.#close(failureWords.budget);
    const why = verdict === "missed" && cause !== null ? ` (${failureWords[cause]})` : "";
    return [...before, `  ${verdictWords[verdict]}${why}; total ${both(progress, trueProgress)}`];
  }

  /** What is gathered of an attempt that was cut off. */
  #leave(): readonly string[] {
    const before = this.#pause();
    this.#attempt = null;
    return before;
  }
}

const stageText = (stage: number | null): string => (stage === null ? "a stage" : `stage ${stage + 1}`);

const callText = ({ step, tool, arguments: given, status, message }: TraceEventOf<"toolCall">): string =>
  `${step}. ${tool} ${JSON.stringify(given)}: ${status}${message === null ? "" : `, ${JSON.stringify(message)}`}`;

const editText = ({ surface, from, to, verdict }: TraceEventOf<"edit">): string =>
  `${surface}: ${JSON.stringify(from)} → ${JSON.stringify(to)}, ${verdict}`;

const endReasons: { readonly [Reason in EndReason]: readonly string[] } = {
  finished: [],
  aborted: ["aborted at the first missed stage"],
  budget: ["the task's budget is spent"],
};

function summary({ step, passed, firstMiss, total }: TraceEventOf<"end">): readonly string[] {
  const missed = firstMiss ? `: ${stageText(firstMiss.stage)}, ${failureWords[firstMiss.cause]}` : "";
  const pass = passed ? "yes" : `no${missed}`;
  if (total === null) return [counted(step, "step"), `pass: ${pass}`];
  const { progress, goal, attempts, terminalPass } = total;
  return [
    `progress ${shown(progress)} of ${shown(goal)} (bias ${signed(progress - goal)})`,
    `${counted(step, "action")} in ${counted(attempts, "attempt")}`,
    `strict pass: ${pass}`,
    `terminal pass: ${terminalPass ? "yes" : "no"}`,
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const both = (reported: number, truth: number): string =>
  reported === truth ? shown(reported) : `${shown(reported)} reported, ${shown(truth)} true`;

/** Without the last bits that a multiple of a decimal step carries. */
const shown = (progress: number): string => String(Number(progress.toPrecision(12)));

const signed = (progress: number): string => (progress < 0 ? shown(progress) : `+${shown(progress)}`);
