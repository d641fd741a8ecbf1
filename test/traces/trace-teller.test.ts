import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/model/trace-event.ts";
import { describeTrace } from "../../src/traces/describe-trace.ts";
import { TraceTeller } from "../../src/traces/trace-teller.ts";
import { event, oneOfEach } from "../support/events.ts";

const told = (...events: readonly TraceEvent[]) => describeTrace({ events });
const { attempt, action, attemptFailed, check } = oneOfEach;
const call = (status: "accepted" | "blocked", message: string | null, step = 2) =>
  event("toolCall", { tool: "find", arguments: { id: "W1" }, status, message }, { step });

describe("describeTrace, of what is no part of a scenario's run", () => {
  it("gives a tool call a line, with what the agent was told", () => {
    expect(told(call("accepted", null), call("blocked", 'no "id"\nhere', 12))).toEqual([
      '  2. find {"id":"W1"}: accepted',
      '  12. find {"id":"W1"}: blocked, "no \\"id\\"\\nhere"',
    ]);
  });

  it("gives a move a line, and marks one that is not legal", () => {
    const move = (legal: boolean) => event("move", { player: "white", move: "e4", legal }, { step: 5 });
    expect(told(move(true), move(false))).toEqual(["  5. white: e4", "  5. white: e4 (illegal)"]);
  });

  it("tells an edit's surface, both values and what became of it", () => {
    const edit = { surface: "guidance", from: null, to: [{ rule: "aligned" }], verdict: "rejected" } as const;
    expect(told(event("edit", edit))).toEqual(['  guidance: null → [{"rule":"aligned"}], rejected']);
  });

  it("adds up runs that are of no scenario by their steps", () => {
    const ended = { firstMiss: null, total: null } as const;
    const end = (reason: "finished" | "budget", passed: boolean) =>
      event("end", { reason, passed, ...ended }, { step: 9 });
    expect(told(end("finished", true))).toEqual(["9 steps", "pass: yes"]);
    expect(told(end("budget", false))).toEqual(["the task's budget is spent", "9 steps", "pass: no"]);
  });

  it("tells where a run failed that has stages", () => {
    const firstMiss = { stage: 2, cause: "unsupportedClaim" } as const;
    expect(told(event("end", { reason: "aborted", passed: false, firstMiss, total: null }))).toEqual([
      "aborted at the first missed stage",
      "0 steps",
      "pass: no: stage 3, unsupported claim",
    ]);
  });
});

describe("describeTrace, of an attempt with more than actions in it", () => {
  it("breaks the attempt's line for what has a line of its own, and goes on below it", () => {
    expect(told(attempt, action, call("accepted", null), action, action, attemptFailed)).toEqual([
      "  attempt 1: fours +4 = 4 reported, 0 true",
      '    2. find {"id":"W1"}: accepted',
      "    fours +4, fours +4 = 4 reported, 0 true: stall",
    ]);
  });

  it("needs no action before it, between or after", () => {
    expect(told(attempt, call("accepted", null), call("blocked", null, 3), attemptFailed)).toEqual([
      "  attempt 1:",
      '    2. find {"id":"W1"}: accepted',
      '    3. find {"id":"W1"}: blocked',
      "    stall",
    ]);
  });

  it("tells what it has of a run that is cut off, and of the next from its start", () => {
    expect(told(attempt, action, oneOfEach.start)).toEqual([
      "  attempt 1: fours +4 = 4 reported, 0 true",
      'trace 0 of seed "7"',
    ]);
    expect(told(attempt, action, oneOfEach.start, oneOfEach.move)).toHaveLength(3);
    expect(told(attempt, action, oneOfEach.start, oneOfEach.move).at(-1)).toBe("  3. x: b2 (illegal)");
    expect(told(attempt, action, attempt, action, attemptFailed)).toEqual([
      "  attempt 1: fours +4 = 4 reported, 0 true",
      "  attempt 1: fours +4 = 4 reported, 0 true: stall",
    ]);
    expect(told(attempt, action, oneOfEach.end)[0]).toBe("  attempt 1: fours +4 = 4 reported, 0 true");
  });

  it("says of a claim that fails a check no more than how the attempt ended", () => {
    const unsupported = event("attemptFailed", { cause: "unsupportedClaim" });
    expect(told(attempt, action, check, unsupported)).toEqual([
      "  attempt 1: fours +4 = 4 reported, 0 true: unsupported claim",
    ]);
  });

  it("says at the end of an attempt alone how it went: what ended before is told once", () => {
    const teller = new TraceTeller();
    for (const one of [attempt, action]) expect(teller.tell(one)).toEqual([]);
    expect(teller.tell(attemptFailed)).toHaveLength(1);
    expect(teller.tell(attemptFailed)).toEqual([]);
  });
});

describe("describeTrace, of one event of each kind", () => {
  it.each(Object.entries(oneOfEach))("has words for %s", (kind, one) => {
    const lines = told(one);
    // Gathered until the attempt ends, or told by how it ends.
    const waits = ["attempt", "action", "attemptFailed"].includes(kind);
    expect(lines.length > 0).toBe(!waits);
    for (const line of lines) expect(line).not.toMatch(/undefined|null,|NaN|\[object/);
  });

  it("tells a stage that has no number", () => {
    expect(told(event("stage", { part: "scaffold", aim: 0.1 + 0.2 }))).toEqual(["a stage: aim 0.3"]);
  });
});
