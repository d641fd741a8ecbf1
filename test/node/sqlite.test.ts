import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/model/errors.ts";
import { orStoreError } from "../../src/node/sqlite.ts";

/** What is said of an error that SQLite gives with a result code. */
function saidOf(errcode: number): string {
  const error = Object.assign(new Error("what SQLite says"), { errcode });
  try {
    orStoreError("mine.sqlite", () => {
      throw error;
    });
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(StoreError);
    return String(thrown);
  }
  throw new Error("nothing was thrown");
}

describe("orStoreError", () => {
  it("gives back what was made", () => {
    expect(orStoreError("mine.sqlite", () => 7)).toBe(7);
  });

  it("leaves an error as it is that says what to do already", () => {
    const known = new StoreError("must be a store");
    expect(() =>
      orStoreError("mine.sqlite", () => {
        throw known;
      }),
    ).toThrow(known);
  });

  // https://www.sqlite.org/rescode.html: the primary code, and an extended one of it.
  it.each([
    ["PERM", 3, 3, "may not be opened", "look at who owns it"],
    ["BUSY", 5, 261, "another process holds it", "run the same again once it has ended"],
    ["LOCKED", 6, 262, "another process holds it", "run the same again once it has ended"],
    ["READONLY", 8, 264, "nothing may be written", "copy it to where you may write"],
    ["IOERR", 10, 266, "the disk fails", "run the same again once the disk works"],
    ["FULL", 13, 13, "the disk is full", "run the same again once there is room"],
    ["CANTOPEN", 14, 270, "a file that can be opened, but it cannot", "in a folder you may write to"],
    ["CORRUPT", 11, 267, "is damaged (SQLite: what SQLite says)", "--repair"],
    ["NOTADB", 26, 26, "is damaged (SQLite: what SQLite says)", "--repair"],
  ])(
    "says of SQLITE_%s what happened, to which file, and a way out",
    (_, primary, extended, problem, hint) => {
      expect(saidOf(primary)).toMatch(/\n {2}at mine\.sqlite\n {2}hint: /);
      expect(saidOf(primary)).toContain(problem);
      expect(saidOf(primary).split("hint: ")[1]).toContain(hint);
      expect(saidOf(extended)).toBe(saidOf(primary));
    },
  );

  it("takes what has no code for damage", () => {
    const rows = () => {
      throw new Error("rows are out of order");
    };
    expect(() => orStoreError("mine.sqlite", rows)).toThrow("is damaged (SQLite: rows are out of order)");
  });
});
