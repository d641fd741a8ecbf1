import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/model/errors.ts";
import { type Content, type FileOperations, keptFile, replaceFiles } from "../../src/node/replace-files.ts";
import { openFiles } from "../support/open-files.ts";

const before = { "data.csv": "old", "spec.vl.json": "{}", "old.svg": "<svg/>" };
const after = { "data.csv": "new", "spec.vl.json": '{"new":1}', "picture.png": Uint8Array.of(1, 2, 3) };

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "replace-files-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));

const oldState = { ...before };
const newState = { "data.csv": "new", "spec.vl.json": '{"new":1}', "picture.png": "\u0001\u0002\u0003" };

/** What a reader finds of the files that both sets have. */
const seen = () => ["data.csv", "spec.vl.json"].map((name) => readFileSync(keptFile(folder, name), "utf8"));

/** All that was there before has no place beside the new files. */
const former = () => Object.keys(before);

class Cut extends Error {}

const bytesOf = (content: Content): Uint8Array =>
  typeof content === "string"
    ? Buffer.from(content)
    : content instanceof Uint8Array
      ? content
      : Buffer.concat([...content]);

/** Operations of which the one with this number dies half-way, and after it nothing is done any more: as a kill would. */
function cutAt(step: number): FileOperations {
  let done = 0;
  const tick = (act: () => void, half: () => void = () => {}) => {
    done++;
    if (done === step) half();
    if (done >= step) throw new Cut();
    act();
  };
  return {
    write: (path, content) =>
      tick(
        () => writeFileSync(path, bytesOf(content)),
        () => writeFileSync(path, bytesOf(content).subarray(0, 1)),
      ),
    rename: (from, to) => tick(() => renameSync(from, to)),
    remove: (path) => tick(() => rmSync(path, { recursive: true, force: true })),
  };
}

function survives(step: number): boolean {
  try {
    replaceFiles(folder, after, former, cutAt(step));
    return true;
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    return false;
  }
}

describe("replaceFiles", () => {
  it("writes into a folder that is not there yet", () => {
    replaceFiles(join(folder, "deep", "er"), after);
    expect(readdirSync(join(folder, "deep", "er")).sort()).toEqual(Object.keys(after).sort());
  });

  it("replaces what is there, takes former files away and leaves nothing else behind", () => {
    replaceFiles(folder, before);
    replaceFiles(folder, after, former);
    expect(contents()).toEqual(newState);
  });

  it("does not mind a former file that somebody has taken away", () => {
    replaceFiles(folder, after, () => ["gone.svg"]);
    expect(contents()).toEqual(newState);
  });

  it("writes what comes in pieces, one after the other", () => {
    const pieces = ["ab", "", "c".repeat(100_000), "d"].map((text) => Buffer.from(text));
    replaceFiles(folder, { "large.csv": pieces });
    expect(contents()).toEqual({ "large.csv": Buffer.concat(pieces).toString() });
  });

  it("writes the files and nothing more where no former file goes, and holds none open", () => {
    const written: string[] = [];
    const write: FileOperations["write"] = (path, content) => {
      written.push(basename(path));
      writeFileSync(path, bytesOf(content));
    };
    replaceFiles(folder, after, () => Object.keys(after), { ...cutAt(99), write });
    expect(written).toEqual(Object.keys(after));
    replaceFiles(folder, after);
    expect(openFiles(folder)).toEqual([]);
  });

  it("leaves other files alone", () => {
    writeFileSync(join(folder, "notes.txt"), "mine");
    replaceFiles(folder, after);
    expect(contents()).toEqual({ ...newState, "notes.txt": "mine" });
  });

  it("is all old or all new wherever it is cut, to whoever reads and after the next writer", () => {
    const outcomes: string[] = [];
    for (let step = 1; ; step++) {
      rmSync(folder, { recursive: true, force: true });
      replaceFiles(folder, before);
      const finished = survives(step);
      const kept = JSON.stringify(readdirSync(folder, { recursive: true }));
      const [data, spec] = seen();
      expect(JSON.stringify(readdirSync(folder, { recursive: true }))).toBe(kept);
      replaceFiles(folder, {});
      expect([oldState, newState]).toContainEqual(contents());
      expect(contents()).toMatchObject({ "data.csv": data, "spec.vl.json": spec });
      outcomes.push(data);
      if (finished) break;
    }
    // three writes and that of the list, and the deciding rename; the former file, the list, three moves, the clearing, and
    // the run that is not cut
    expect(outcomes).toEqual([...Array(5).fill("old"), ...Array(7).fill("new")]);
  });

  it("would be caught tearing by that: writing straight over the old files is", () => {
    replaceFiles(folder, before);
    const { write } = cutAt(2);
    expect(() => {
      for (const [name, content] of Object.entries(after)) write(join(folder, name), content);
    }).toThrow(Cut);
    expect([oldState, newState]).not.toContainEqual(contents());
  });

  it("leaves the old files when its process is killed while it writes", () => {
    replaceFiles(folder, before);
    const module = new URL("../../src/node/replace-files.ts", import.meta.url).href;
    const script = `
      import { writeFileSync } from "node:fs";
      import { replaceFiles } from ${JSON.stringify(module)};
      const write = (path, content) => {
        writeFileSync(path, content.slice(0, 1));
        process.kill(process.pid, "SIGKILL");
      };
      const operations = { write, rename() {}, remove() {} };
      replaceFiles(${JSON.stringify(folder)}, { "data.csv": "new" }, () => [], operations);`;
    const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
    expect(signal).toBe("SIGKILL");
    expect(seen()).toEqual(["old", "{}"]);
    expect(readdirSync(folder).some((name) => name.includes("lock"))).toBe(true);
    replaceFiles(folder, {});
    expect(contents()).toEqual(oldState);
  });

  it("clears up after itself when a write fails", () => {
    replaceFiles(folder, before);
    const full: FileOperations = {
      write: () => {
        throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC", syscall: "write" });
      },
      rename: renameSync,
      remove: rmSync,
    };
    expect(() => replaceFiles(folder, after, former, full)).toThrow(
      new ScenarioError({
        path: "",
        problem: "must be written, but the disk is full",
        place: { file: folder },
      }),
    );
    expect(contents()).toEqual(oldState);
    expect(existsSync(folder)).toBe(true);
  });

  it.each([
    [
      "a folder in the place of a file",
      () => mkdirSync(join(folder, "data.csv")),
      "must take the file data.csv, but a folder",
    ],
    [
      "a file in the place of the folder",
      () => (folder = written("file")),
      "must be written, but a file has that name",
    ],
    [
      "a file above it",
      () => (folder = join(written("file"), "in")),
      "must be written, but a file has that name",
    ],
    [
      "a place where nothing can be",
      () => (folder = "/proc/tautline/x"),
      "must be written, but its folder is not there",
    ],
  ])("says of %s what is wrong, and writes nothing", (_, make, problem) => {
    make();
    const there = existsSync(folder) ? statSync(folder).isDirectory() && readdirSync(folder) : "nothing";
    expect(() => replaceFiles(folder, after)).toThrow(problem);
    expect(existsSync(folder) ? statSync(folder).isDirectory() && readdirSync(folder) : "nothing").toEqual(
      there,
    );
  });

  it("lets many processes write at once: each set stays whole, and nothing of theirs is left", async () => {
    const module = new URL("../../src/node/replace-files.ts", import.meta.url).href;
    const script = `
      import { readdirSync } from "node:fs";
      import { prepareFolder } from ${JSON.stringify(new URL("writable-folder.ts", module).href)};
      import { replaceFiles } from ${JSON.stringify(module)};
      const own = String(process.pid);
      const former = (folder) => readdirSync(folder).filter((name) => name.startsWith("own-"));
      for (let i = 0; i < 25; i++) {
        prepareFolder(${JSON.stringify(folder)});
        replaceFiles(${JSON.stringify(folder)}, { a: own, b: own, ["own-" + own]: own }, former);
      }
      // the last to be here is killed while it holds the lock
      if (process.argv[1] === "killed")
        replaceFiles(${JSON.stringify(folder)}, { a: "half" }, () => process.kill(own, "SIGKILL"));`;
    const run = (...words: readonly string[]) =>
      once(
        spawn(process.execPath, ["--input-type=module", "-e", script, ...words], { stdio: "inherit" }),
        "exit",
      );
    const ends = await Promise.all([run(), run("killed"), run(), run("killed")]);
    expect(ends.map(([code, signal]) => code ?? signal)).toEqual([0, "SIGKILL", 0, "SIGKILL"]);
    replaceFiles(folder, {});
    const { a, b, ...others } = contents();
    expect([b, others]).toEqual([a, { [`own-${a}`]: a }]);
  });
});

function written(name: string): string {
  writeFileSync(join(folder, name), "");
  return join(folder, name);
}
