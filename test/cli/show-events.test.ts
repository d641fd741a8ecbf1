import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventJsonSchema } from "../../src/traces/event-schema.ts";
import { event } from "../support/events.ts";
import { printed, tautline } from "../support/tautline.ts";

let folder = "";
const file = (...lines: readonly unknown[]): string => {
  const path = join(folder, "run.jsonl");
  writeFileSync(
    path,
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  );
  return path;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "events-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const move = (step: number, task = "chess", run = 0) =>
  event("move", { player: "white", move: `m${step}`, legal: true }, { step, task, run });
const start = (run: number, task = "chess") => event("start", { seed: "7" }, { task, run });

describe("trace --events", () => {
  const drawn = ["trace", "open", "--count", "2", "--seed", "5"];

  it("shows what trace --json has printed as trace prints it, from a file and from standard input", async () => {
    const events = await printed(...drawn, "--json");
    const text = (await printed(...drawn)).trimEnd();
    expect((await printed("trace", "--events", file(events.trimEnd()))).trimEnd()).toBe(text);
    expect((await tautline(["trace", "--events", "-"], { stdin: events })).out.trimEnd()).toBe(text);
  });

  it("prints the events again with --json, without empty lines", async () => {
    const lines = [start(0), move(1)].map((one) => JSON.stringify(one));
    const { out } = await tautline(["trace", "--events", file(lines[0], "", lines[1]), "--json"]);
    expect(out).toBe(`${lines.join("\n")}\n`);
  });

  it("names a task where another begins, and says where a run has lost its start", async () => {
    const path = file(
      start(0),
      move(1),
      start(1),
      move(1, "chess", 1),
      move(1, "go", 3),
      move(2, "go", 3),
      move(9, "chess", 1),
    );
    expect((await printed("trace", "--events", path)).split("\n")).toEqual([
      "chess",
      "",
      'trace 0 of seed "7"',
      "  1. white: m1",
      "",
      'trace 1 of seed "7"',
      "  1. white: m1",
      "",
      "go",
      "",
      "trace 3, from the middle",
      "  1. white: m1",
      "  2. white: m2",
      "",
      "chess",
      "",
      "trace 1, from the middle",
      "  9. white: m9",
      "",
    ]);
  });

  it("takes a second start of a run for another run", async () => {
    const out = await printed("trace", "--events", file(start(0), start(0)));
    expect(out).toBe('chess\n\ntrace 0 of seed "7"\n\ntrace 0 of seed "7"\n');
  });

  it.each([1, 2, 3])(
    "shows the first %s runs alone when it is asked, and reads no further",
    async (count) => {
      const path = file(start(0), move(1), start(1), "no event");
      const { code, out } = await tautline(["trace", "--events", path, "--count", String(count)]);
      expect(out.match(/^trace/gm)?.length).toBe(Math.min(count, 2));
      expect(code).toBe(count === 1 ? 0 : 2);
    },
  );

  it("tells a bad line in its place, goes on, and ends with 2", async () => {
    const path = file(start(0), { ...move(1), legal: "yes" }, "e4", move(2));
    const { code, out, err } = await tautline(["trace", "--events", path]);
    expect(code).toBe(2);
    expect(out.split("\n").slice(2)).toEqual([
      'trace 0 of seed "7"',
      'ScenarioError: legal: must be true or false, but is "yes"',
      `  at ${path}:2`,
      'ScenarioError: each line must be an event, a JSON object, but this one is "e4"',
      `  at ${path}:3`,
      "  2. white: m2",
      "",
    ]);
    expect(err).toContain("2 of 4 lines are no events; each says why in its place");
  });

  it("tells a bad line as JSON with --json", async () => {
    const { out } = await tautline(["trace", "--events", file("{}"), "--json"]);
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining("kind: must be"), line: 1 });
  });

  it.each([
    [["closed"], 'trace: one argument too many: "closed"'],
    [["--seed", "3"], "--seed: is for drawing runs, but --events shows those of a file"],
    [["--set", "task.goal=3"], "--set: is for drawing runs, but --events shows those of a file"],
  ])("does not go with %j", async (others, message) => {
    const { code, out, err } = await tautline(["trace", "--events", file(start(0)), ...others]);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(message)]);
  });

  it("says what is wrong with a file as a whole", async () => {
    const refusal = async (path: string) => (await tautline(["trace", "--events", path])).err;
    expect(await refusal(file(""))).toContain("must hold an event in every line, but is empty");
    expect(await refusal(join(folder, "none.jsonl"))).toContain("must be a readable file, but there is none");
    expect(await refusal(folder)).toContain("must be a file, but is a directory");
  });

  it("needs a file, or - for standard input", async () => {
    const { code, err } = await tautline(["trace", "--events"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("--events: must have a file of events beside it"),
    ]);
  });

  it("is pointed to where a trace is taken for a scenario", async () => {
    const path = file(start(0), move(1));
    for (const command of ["trace", "evaluate"]) {
      const { err } = await tautline([command, path]);
      expect(err).toContain("must be a scenario, but is a trace: its first line is an event");
      expect(err).toContain(`\`tautline trace --events ${path}\` shows it`);
    }
    expect((await tautline(["evaluate", file(start(0))])).err).toContain("but is a trace");
  });
});

describe("schema --event", () => {
  it("prints the JSON Schema of a line", async () => {
    expect(JSON.parse(await printed("schema", "--event"))).toEqual(
      JSON.parse(JSON.stringify(eventJsonSchema())),
    );
  });

  it("goes without --study", async () => {
    const { code, err } = await tautline(["schema", "--study", "--event"]);
    expect([code, err]).toEqual([2, expect.stringContaining("--event: goes without --study")]);
  });
});
