import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { traces } from "../../src/montecarlo/trace.ts";
import { readEvent } from "../../src/traces/read-event.ts";
import { oneOfEach } from "../support/events.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const kinds = Object.entries(oneOfEach);
const read = (value: unknown) => readEvent(JSON.stringify(value), "run.jsonl", 3);

describe("readEvent", () => {
  it.each(kinds)("reads the kind %s as it is", (_, event) => {
    expect(read(event)).toEqual(event);
  });

  it("reads every event that a trace of a scenario has", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const [{ events }] = traces(resolveScenario(input), { seed: "read", count: 1 });
        for (const event of events) expect(read(event)).toEqual(event);
      }),
      { numRuns: 40 },
    );
  });

  it.each(kinds.flatMap(([kind, event]) => Object.keys(event).map((key) => [kind, key, event] as const)))(
    "needs of %s its %s",
    (_, key, event) => {
      const { [key]: gone, ...others } = event as unknown as Record<string, unknown>;
      expect(() => read(others)).toThrow(ScenarioError);
      expect(() => read(others)).toThrow(`${key}: must be`);
      expect(() => read(others)).toThrow("at run.jsonl:3");
      expect(gone).toBeDefined();
    },
  );

  it.each(kinds)("takes no further key in the kind %s", (_, event) => {
    expect(() => read({ ...event, further: 1 })).toThrow(
      'unknown key "further"; known keys: task, run, stage',
    );
  });

  it.each([
    [{ task: "" }, "task: must be"],
    [{ task: "two\nlines" }, "task: must be"],
    [{ task: "x".repeat(201) }, "task: must be"],
    [{ run: -1 }, "run: must be a whole number of at least 0, but is -1"],
    [{ run: 0.5 }, "run: must be a whole number"],
    [{ stage: -1 }, "stage: must be"],
    [{ step: 1.5 }, "step: must be a whole number"],
    [{ step: 1e10 }, "step: must be"],
    [{ attempt: 0 }, "attempt: must be a whole number of at least 1"],
    [{ planned: 0 }, "planned: must be"],
    [{ kind: "atempt" }, 'but is "atempt"\n  at run.jsonl:3\n  hint: did you mean attempt?'],
    [{ kind: 3 }, "kind: must be start, prune, stage"],
    [{ kind: "constructor" }, "kind: must be start, prune, stage, attempt, action, check, attemptFailed"],
  ])("refuses an attempt with %j", (wrong, message) => {
    expect(() => read({ ...oneOfEach.attempt, ...wrong })).toThrow(message);
  });

  it.each([
    ["[1]", "must be an event of a trace, but is [1]\n  at run.jsonl:3"],
    ["null", "must be an event of a trace, but is empty (null)"],
    ['{"task":"a","task":"b"}', "must stand once"],
    ['{"task":', "must be YAML or JSON"],
    ["{}", "kind: must be start, prune, stage"],
  ])("refuses %s", (text, message) => {
    expect(() => readEvent(text, "run.jsonl", 3)).toThrow(ScenarioError);
    expect(() => readEvent(text, "run.jsonl", 3)).toThrow(message);
  });

  it("counts lines from 1 where none is said, and refuses what is no text", () => {
    expect(() => readEvent("[]", "a")).toThrow("at a:1");
    expect(() => readEvent(3 as unknown as string, "a")).toThrow("text: must be text, but is 3");
    expect(() => readEvent("{}", 3 as unknown as string)).toThrow("file: must be text, but is 3");
  });
});
