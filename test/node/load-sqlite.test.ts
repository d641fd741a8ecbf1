import { version } from "node:process";
import { describe, expect, it, vi } from "vitest";
import { StoreError } from "../../src/model/errors.ts";
import { loadSqlite } from "../../src/node/sqlite.ts";

vi.mock("node:sqlite", () => {
  throw new Error("No such built-in module: node:sqlite");
});

describe("loadSqlite", () => {
  it("says on a Node without SQLite which Node this is, and which would do", async () => {
    const loaded = loadSqlite();
    await expect(loaded).rejects.toThrow(StoreError);
    await expect(loaded).rejects.toMatchObject({
      problem: `a store in a file needs a Node with SQLite, but this is Node ${version.replace("v", "")} without it`,
      hint: "use Node 24 (or 22.13 and later)",
    });
  });
});
