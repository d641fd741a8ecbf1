import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

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
});
