import type { FailureCause } from "./outcome.ts";

/** Where an event stands: of which task and run, in which stage, after how many steps. */
export interface TraceEnvelope {
  /** The task's name: of a scenario, a game, a job in a world of tools. */
  readonly task: string;
  /** Which run of the task, from 0. */
  readonly run: number;
  /** The stage that is under way, from 0; null outside of any. */
  readonly stage: number | null;
  /** Steps of the agent so far, this one included: its actions, tool calls and moves. */
  readonly step: number;
}

/** Truly reached; accepted on an unsupported claim; or missed after the last attempt. */
export type StageVerdict = "reached" | "falselyAccepted" | "missed";

/** Nothing was left to do; a missed stage ended the run; or its budget was spent with stages left. */
export type EndReason = "finished" | "aborted" | "budget";

/** A number, text, truth value, null, or lists and mappings of these: what JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What can happen, by its kind. Progress and aims are in units of progress. */
export interface TraceKinds {
  /** A run begins, on the random numbers that the seed names. */
  readonly start: { readonly seed: string };
  /** The distributions that pruning leaves. */
  readonly prune: { readonly left: readonly string[] };
  readonly stage: { readonly part: "scaffold" | "tail"; readonly aim: number };
  /** From 1 in each stage; `planned` is the number of actions of an open plan, null under closed feedback. */
  readonly attempt: { readonly attempt: number; readonly planned: number | null };
  readonly action: {
    readonly distribution: string;
    readonly reported: number;
    readonly truthful: boolean;
    /** Progress inside the attempt after the action, as reported and as true. */
    readonly progress: number;
    readonly trueProgress: number;
    readonly undone: boolean;
  };
  /** A claim, whether true progress supports it, and whether it was checked. */
  readonly check: { readonly supported: boolean; readonly checked: boolean };
  readonly attemptFailed: { readonly cause: FailureCause };
  readonly stageEnd: {
    readonly verdict: StageVerdict;
    readonly cause: FailureCause | null;
    /** Progress of the whole run after the stage. */
    readonly progress: number;
    readonly trueProgress: number;
  };
  /** A call of a tool, and what became of it on its way through the harness. */
  readonly toolCall: {
    readonly tool: string;
    readonly arguments: { readonly [name: string]: Json };
    /** Passed on, passed on after a repair, refused by the environment, or stopped before it. */
    readonly status: "accepted" | "repaired" | "rejected" | "blocked";
    /** What the agent was told, if anything. */
    readonly message: string | null;
  };
  /** A move in a game. */
  readonly move: { readonly player: string; readonly move: string; readonly legal: boolean };
  /** A change of the harness: one value of one surface. */
  readonly edit: {
    readonly surface: string;
    readonly from: Json;
    readonly to: Json;
    readonly verdict: "proposed" | "accepted" | "rejected";
  };
  readonly end: {
    readonly reason: EndReason;
    /** Every stage truly reached; of a run without stages, its task done. */
    readonly passed: boolean;
    /** The first stage (from 0) that was not truly reached, and why. */
    readonly firstMiss: { readonly stage: number; readonly cause: FailureCause } | null;
    /** What a run of a scenario adds up to; null for other runs. */
    readonly total: TraceTotal | null;
  };
}

export interface TraceTotal {
  /** True progress at the end. */
  readonly progress: number;
  readonly goal: number;
  readonly attempts: number;
  /** Final progress is within the task's own tolerance of the goal. */
  readonly terminalPass: boolean;
}

export type TraceKind = keyof TraceKinds;

/** One event of a kind, as it stands in a line of a trace. */
export type TraceEventOf<Kind extends TraceKind> = TraceEnvelope & { readonly kind: Kind } & TraceKinds[Kind];

/** One thing that happened in a run: where it stands, its kind, and what is to be known of that kind. */
export type TraceEvent = { readonly [Kind in TraceKind]: TraceEventOf<Kind> }[TraceKind];
