import { terminalWindow } from "../model/aim.ts";
import { inWindow } from "../model/lattice.ts";
import type { FailureCause } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { StageVerdict, TraceEvent } from "../model/trace-event.ts";
import type { Trace } from "./trace.ts";

type Of<Kind extends TraceEvent["kind"]> = TraceEvent & { readonly kind: Kind };

/**
 * A trace as lines of plain text: the pool, each stage with its attempts and its verdict, and how it all ended.
 *
 * Units: progress everywhere. A `*` marks an increment that was reported and not made, `(undone)` one that was taken back.
 */
export function describeTrace(scenario: Scenario, trace: Trace): readonly string[] {
  const teller = new Teller(scenario);
  for (const event of trace.events) teller.tell(event);
  return [
    `trace ${trace.index} of seed ${JSON.stringify(trace.seed)}`,
    ...teller.lines,
    ...summary(scenario, trace),
  ];
}

/** What a cause is called in text. */
export const failureWords: { readonly [Cause in FailureCause]: string } = {
  overshoot: "overshoot",
  stall: "stall",
  unreachable: "unreachable",
  unsupportedClaim: "unsupported claim",
  budget: "budget spent",
};

const verdictWords: { readonly [Verdict in StageVerdict]: string } = {
  reached: "reached",
  falselyAccepted: "accepted on an unsupported claim",
  missed: "missed",
};

/** Tells one event after another; the actions of an attempt are gathered into one line. */
class Teller {
  readonly lines: string[] = [];
  readonly #scenario: Scenario;
  /** The attempt under way, as far as it is told; null between attempts. */
  #attempt: string | null = null;
  #actions: string[] = [];
  #standing = "";

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  tell(event: TraceEvent): void {
    if (event.kind === "prune") this.lines.push(`pool: ${event.left.join(", ")}`);
    if (event.kind === "stage") this.#begin(event);
    if (event.kind === "attempt") this.#try(event);
    if (event.kind === "action") this.#act(event);
    if (event.kind === "check") this.#check(event);
    if (event.kind === "attemptFailed") this.#close(failureWords[event.cause]);
    if (event.kind === "stageEnd") this.#finish(event);
    if (event.kind === "end") this.#end(event);
  }

  #begin({ stage, aim }: Of<"stage">): void {
    const part = this.#scenario.stages[stage].part === "tail" ? ", the free tail" : "";
    this.lines.push(`stage ${stage + 1}${part}: aim ${shown(aim)}`);
  }

  #try({ attempt, planned }: Of<"attempt">): void {
    this.#attempt = `  attempt ${attempt}${planned === null ? "" : `, ${planned} planned`}:`;
    this.#actions = [];
  }

  #act({ distribution, reported, truthful, undone, progress, trueProgress }: Of<"action">): void {
    const marks = `${truthful ? "" : "*"}${undone ? " (undone)" : ""}`;
    this.#actions.push(`${distribution} ${signed(this.#units(reported))}${marks}`);
    this.#standing = this.#both(progress, trueProgress);
  }

  #check({ supported, checked }: Of<"check">): void {
    if (this.#attempt === null) this.lines.push("  within the tolerance before any action");
    if (supported) this.#close("reached");
    else if (!checked) this.#close("unsupported claim, not checked");
  }

  #close(verdict: string): void {
    if (this.#attempt === null) return;
    this.lines.push(`${this.#attempt} ${this.#actions.join(", ")} = ${this.#standing}: ${verdict}`);
    this.#attempt = null;
  }

  #finish({ verdict, cause, progress, trueProgress }: Of<"stageEnd">): void {
    // Only a spent budget ends a stage in the middle of an attempt.
    this.#close(failureWords.budget);
    const why = verdict === "missed" && cause !== null ? ` (${failureWords[cause]})` : "";
    this.lines.push(`  ${verdictWords[verdict]}${why}; total ${this.#both(progress, trueProgress)}`);
  }

  #end({ reason }: Of<"end">): void {
    if (reason === "aborted") this.lines.push("aborted at the first missed stage");
    if (reason === "budget") this.lines.push("the task's budget is spent");
  }

  #units = (index: number): number => index * this.#scenario.step;

  #both(reported: number, truth: number): string {
    const report = shown(this.#units(reported));
    return reported === truth ? report : `${report} reported, ${shown(this.#units(truth))} true`;
  }
}

function summary(scenario: Scenario, { end }: Trace): readonly string[] {
  const { total, actions, attempts, firstMiss } = end;
  const progress = total.truth * scenario.step;
  const strict = firstMiss ? `no: stage ${firstMiss.stage + 1}, ${failureWords[firstMiss.cause]}` : "yes";
  const terminal = inWindow(terminalWindow(scenario), total.truth) ? "yes" : "no";
  return [
    `progress ${shown(progress)} of ${shown(scenario.goal)} (bias ${signed(progress - scenario.goal)})`,
    `${actions} actions in ${attempts} attempts`,
    `strict pass: ${strict}`,
    `terminal pass: ${terminal}`,
  ];
}

/** Without the last bits that a multiple of a decimal step carries. */
const shown = (progress: number): string => String(Number(progress.toPrecision(12)));

const signed = (progress: number): string => (progress < 0 ? shown(progress) : `+${shown(progress)}`);
