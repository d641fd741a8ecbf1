import { afterEach, describe, expect, it, vi } from "vitest";
import { progressOf } from "../../src/cli/progress.ts";
import { progressText } from "../../src/cli/watched-progress.ts";
import { tautline } from "../support/tautline.ts";

afterEach(() => vi.restoreAllMocks());

describe("progressText", () => {
  it.each([
    [[36, 144, "evaluations", 12], "█████░░░░░░░░░░░░░░░ 36 of 144 evaluations, 12 a second, 09s left"],
    [[0, 4, "trials", 0], "░░░░░░░░░░░░░░░░░░░░ 0 of 4 trials"],
    [[12_000, undefined, "scenarios", 9_800.4], "12,000 scenarios, 9,800 a second"],
    [[1, 2, "verdicts", 0.01], "██████████░░░░░░░░░░ 1 of 2 verdicts, 1 a second, 01m40s left"],
  ] as const)("tells %j", (said, text) => {
    expect(progressText(...(said as Parameters<typeof progressText>))).toBe(text);
  });
});

describe("progressOf", () => {
  it("tells whoever watches ten times a second, with a rate after a second, and clears the line", async () => {
    let now = 7000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const told: string[] = [];
    const { update, stop } = await progressOf("work", "parts", {
      watched: true,
      status: (text: string) => told.push(text),
    } as never);
    for (let done = 0; done <= 30_000; done += 1000, now += 50) update(done, 30_000);
    stop();
    expect(told).toHaveLength(15 + 1);
    expect(told[8]).not.toContain("a second");
    expect([told[0], told[9], told.at(-1)]).toEqual([
      "work  █░░░░░░░░░░░░░░░░░░░ 2,000 of 30,000 parts",
      "work  █████████████░░░░░░░ 20,000 of 30,000 parts, 20,000 a second, 01s left",
      "",
    ]);
  });

  it("writes a line for each quarter where nobody watches", async () => {
    const told: string[] = [];
    const terminal = { watched: false, complain: (text: string) => told.push(text) } as never;
    const { update } = await progressOf("work", "parts", terminal);
    for (let done = 1; done <= 8; done++) update(done, 8);
    (await progressOf("pipe", "lines", terminal)).update(7, undefined);
    expect(told).toEqual([2, 4, 6, 8].map((done) => `work: ${done} of 8 parts`));
  });
});

describe("every command", () => {
  it.each([
    [["evaluate", "closed", "--engine", "monte-carlo", "--trials", "10"], "evaluate …"],
    [["allocate", "closed", "--total", "12"], "allocate …"],
    [["stop", "closed", "--chunk", "60"], "stop …"],
    [["claims", "--id", "T1.peak"], "claims …"],
    [["figures"], "figures …"],
  ])("says to whoever watches that it is at work, and takes it back: %j", async (line, first) => {
    const { status } = await tautline(line, { watched: true });
    expect([status[0], status.at(-1)]).toEqual([first, ""]);
    expect((await tautline(line)).status).toEqual([]);
  });

  it.each([
    [["evaluate", "-"], "evaluate  3 scenarios"],
    [
      ["evaluate", "closed", "--engine", "both", "--trials", "1e5"],
      /^closed {2}█*░* [\d,]+ of 100,000 trials/m,
    ],
    [["claims", "--id", "T1.peak"], "claims  ████████████████████ 1 of 1 verdicts"],
  ] as const)("counts what it has done: %j", async (line, counted) => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 101));
    const { status } = await tautline(line, { watched: true, stdin: '{"world":"open"}\n'.repeat(3) });
    expect(status.join("\n")).toMatch(counted);
  });
});
