import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileOperations, finishReplacing, replaceFiles } from "../../src/node/replace-files.ts";

const before = { "data.csv": "old", "spec.vl.json": "{}" };
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

class Cut extends Error {}

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
        () => writeFileSync(path, content),
        () => writeFileSync(path, content.slice(0, 1)),
      ),
    rename: (from, to) => tick(() => renameSync(from, to)),
    remove: (path) => tick(() => rmSync(path, { recursive: true, force: true })),
  };
}

function survives(step: number): boolean {
  try {
    replaceFiles(folder, after, cutAt(step));
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

  it("replaces what is there and leaves nothing else behind", () => {
    replaceFiles(folder, before);
    replaceFiles(folder, after);
    expect(contents()).toEqual(newState);
  });

  it("leaves other files alone", () => {
    writeFileSync(join(folder, "notes.txt"), "mine");
    replaceFiles(folder, after);
    expect(contents()).toEqual({ ...newState, "notes.txt": "mine" });
  });

  it("is all old or all new wherever it is cut, once the folder is looked at again", () => {
    const outcomes: string[] = [];
    for (let step = 1; ; step++) {
      rmSync(folder, { recursive: true, force: true });
      replaceFiles(folder, before);
      const finished = survives(step);
      finishReplacing(folder);
      expect([oldState, newState]).toContainEqual(contents());
      outcomes.push(contents()["data.csv"]);
      if (finished) break;
    }
    // three writes and the deciding rename, three moves and the clearing, and the run that is not cut
    expect(outcomes).toEqual([...Array(4).fill("old"), ...Array(5).fill("new")]);
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
      replaceFiles(${JSON.stringify(folder)}, { "data.csv": "new" }, { write, rename() {}, remove() {} });`;
    const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
    expect(signal).toBe("SIGKILL");
    expect(readFileSync(join(folder, "data.csv"), "utf8")).toBe("old");
    finishReplacing(folder);
    expect(contents()).toEqual(oldState);
  });

  it("clears up after itself when a write fails", () => {
    replaceFiles(folder, before);
    const full: FileOperations = {
      write: () => {
        throw new Error("no space left");
      },
      rename: renameSync,
      remove: rmSync,
    };
    expect(() => replaceFiles(folder, after, full)).toThrow("no space left");
    expect(contents()).toEqual(oldState);
    expect(existsSync(folder)).toBe(true);
  });
});
