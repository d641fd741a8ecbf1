import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { ScenarioError } from "../../src/model/errors.ts";
import { makeFolder, prepareFolder, writeError } from "../../src/node/writable-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// The moment in which another process may be faster.
const meanwhile = vi.hoisted((): ((folder: string) => void)[] => []);
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const made = (folder: string) => {
    meanwhile.shift()?.(folder);
    return fs.mkdirSync(folder);
  };
  return { ...fs, mkdirSync: made };
});

const folder = temporaryFolder();
const own = () => dirname(folder.write("file", "text"));

describe("makeFolder", () => {
  it("makes a folder and those above it, and leaves one that is there", () => {
    const deep = join(own(), "a", "b", "c");
    makeFolder(deep);
    makeFolder(deep);
    expect(readdirSync(join(own(), "a", "b"))).toEqual(["c"]);
  });

  it("does not mind that another process was faster", async () => {
    const fs = await vi.importActual<typeof import("node:fs")>("node:fs");
    meanwhile.push((path) => fs.mkdirSync(path));
    makeFolder(join(own(), "raced"));
    expect(existsSync(join(own(), "raced"))).toBe(true);
  });

  it("says what the system says of a place where a file stands, or nothing can be", () => {
    expect(() => makeFolder(join(own(), "file"))).toThrow("EEXIST");
    expect(() => makeFolder(join(own(), "file", "in"))).toThrow(/EEXIST|ENOTDIR/);
  });
});

describe("prepareFolder", () => {
  it("makes a folder for results, and leaves nothing in it", () => {
    prepareFolder(join(own(), "results"));
    expect(readdirSync(join(own(), "results"))).toEqual([]);
  });

  it.runIf(process.platform !== "win32")("finds out beforehand what may not be written", () => {
    const there = join(own(), "there");
    mkdirSync(there);
    chmodSync(own(), 0o755);
    chmodSync(there, 0o555);
    for (const place of [there, join(there, "new")]) {
      const prepare = () => asNobody(() => prepareFolder(place));
      expect(prepare).toThrow(ScenarioError);
      expect(prepare).toThrow(
        `--out: results need a folder that can be written to, but in ${JSON.stringify(place)} nothing may be written`,
      );
    }
  });
});

describe("writeError", () => {
  const failure = (about: object) => Object.assign(new Error("it failed"), about);

  it("is the user's for what the system says of a file, in words", () => {
    const said = (code: string) => String(writeError(failure({ code, syscall: "write" }), "a.csv"));
    expect(said("ENOSPC")).toBe("ScenarioError: must be written, but the disk is full\n  at a.csv");
    expect(said("EIO")).toContain("but the system refuses (EIO)");
    expect(said("toString")).toContain("but the system refuses (toString)");
  });

  it("is any other error as it is", () => {
    for (const about of [{}, { code: "ERR_ODD" }, { syscall: "write" }]) {
      const error = failure(about);
      expect(writeError(error, "a.csv")).toBe(error);
    }
  });
});

/** Root may write everywhere, so what root tests is done as somebody else, who may look into the folder. */
function asNobody<Result>(act: () => Result): Result {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}
