import { afterEach, describe, expect, it, vi } from "vitest";
import type { Working } from "../../src/node/jobs/worker.ts";
import { tautline } from "../support/tautline.ts";

/** What works in place of the real one, where there is one. */
const instead = vi.hoisted((): { worker: ((...asked: never[]) => unknown) | null } => ({ worker: null }));

vi.mock("../../src/node/jobs/run-worker.ts", async (original) => {
  const { runWorker } = await original<typeof import("../../src/node/jobs/run-worker.ts")>();
  return { runWorker: (...asked: never[]) => (instead.worker ?? (runWorker as never))(...asked) };
});

afterEach(() => {
  instead.worker = null;
});

describe("tautline worker", () => {
  it.each([
    [[], "--store: must name the database to work for, but is missing"],
    [
      ["--store", "store.sqlite"],
      "--store: must be a PostgreSQL address, as in postgres://user@host:5432/database",
    ],
    [["--store", "mysql://me:secret@host/db"], "but is another address (mysql://…)"],
    [["--store", "postgres://me:se/cret@host/db"], "but this postgres://… cannot be read"],
    [
      ["--store", "postgres://me:secret@127.0.0.1:1/db"],
      "the store must be reachable, but is not (connect ECONNREFUSED",
    ],
    [
      ["--store", "postgres://127.0.0.1:1/db", "--idle", "0"],
      "--idle: must be a whole number from 1 to 86,400, but is 0",
    ],
    [["--store", "postgres://127.0.0.1:1/db", "more"], 'one argument too many: "more"'],
  ])("refuses %j, and shows no password", async (words, problem) => {
    const { out, err, code } = await tautline(["worker", ...words]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(problem);
    expect(err).not.toMatch(/se\/?cret/);
  });

  it("works for the database that is named, until it is told to stop, and says what it did", async () => {
    const asked: (readonly [string, number, Working])[] = [];
    instead.worker = async (...words: readonly [string, number, Working]) => {
      asked.push(words);
      const before = words[2].isOver();
      process.emit("SIGTERM");
      return { jobs: before ? 0 : 3, answers: words[2].isOver() ? 7 : 0 };
    };
    const line = ["worker", "--store", "postgres://me:secret@host/db", "--workers", "2"];
    const { code, out, err } = await tautline(line);
    expect([code, out]).toEqual([0, "7 answers of 3 jobs are kept in postgres://host/db\n"]);
    expect(err).toMatch(/^tautline [\d.]+ works for postgres:\/\/host\/db\n$/);
    const { out: json } = await tautline([...line, "--json", "--idle", "60"]);
    expect(JSON.parse(json)).toEqual({ store: "postgres://host/db", jobs: 3, answers: 7 });
    const [stays, leaves] = asked;
    expect(stays.slice(0, 2)).toEqual(["postgres://me:secret@host/db", 2]);
    expect(stays[2]).not.toHaveProperty("idle");
    expect(leaves[2].idle).toBe(60_000);
  });
});
