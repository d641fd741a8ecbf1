import { describe, expect, it } from "vitest";
import { failingAt, mistakeText, reportFailure } from "../../src/cli/failure.ts";
import { LimitError, ScenarioError, StoreError } from "../../src/model/errors.ts";
import { Stopped } from "../../src/node/stopped.ts";

/** What is complained of a failure, and the exit code. */
function reported(error: unknown) {
  const complaints: string[] = [];
  const code = reportFailure(error, { complain: (text: string) => complaints.push(text) } as never);
  return { code, complaints };
}

const placed = async (error: Error) => {
  const thrown = await failingAt("mine.yaml", () => Promise.reject(error)).catch((one: unknown) => one);
  return reported(thrown);
};

describe("reportFailure", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("says how to go on after %s, and leaves as shells do: %d", (signal, code) => {
    expect(reported(new Stopped(signal, 1200, "tautline.db"))).toEqual({
      code,
      complaints: [
        "Stopped. The 1,200 evaluations so far are kept in tautline.db; the same command goes on from there.",
      ],
    });
  });

  it.each([
    [new ScenarioError({ path: "task.goal", problem: "must be a number" }), "task.goal: must be a number"],
    [new LimitError("cells", 9, 3, "ask for fewer"), "cells: 9 is over the limit of 3"],
    [new StoreError("is locked"), "is locked"],
  ])("tells what the user can mend once, without a stack: %s", async (error, text) => {
    const { code, complaints } = reported(error);
    expect([code, complaints]).toEqual([2, [`${error.name}: ${error.message}`]]);
    expect(complaints[0]).toContain(text);
    expect(complaints[0]).not.toContain("failure.test.ts");
    const { complaints: told } = await placed(error);
    expect(told[0].split("\n")[1]).toBe("  at mine.yaml");
  });

  it("tells a bug of ours with its stack, and the scenario where there is one", async () => {
    const bug = new TypeError("no such thing");
    const { code, complaints } = reported(bug);
    expect([code, complaints]).toEqual([
      1,
      [`This is a bug in tautline; please report it with:\n${bug.stack}`],
    ]);
    expect((await placed(bug)).complaints[0]).toMatch(
      /^This is a bug in tautline \(while evaluating mine\.yaml\); please report it with:\nTypeError: no such thing\n/,
    );
    expect(reported("thrown text").complaints).toEqual([
      "This is a bug in tautline; please report it with:\nthrown text",
    ]);
    expect(mistakeText(bug)).toBeUndefined();
  });
});
