import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { whileLocked } from "../../src/node/lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const neverAlive = 2 ** 22 + 1;

describe("whileLocked", () => {
  const file = () => folder.path("lock");

  it("names its owner while it is held, and is gone after that, also after a failure", () => {
    expect(whileLocked(file(), () => readFileSync(file(), "utf8"))).toBe(`${process.pid} on ${hostname()}`);
    expect(existsSync(file())).toBe(false);
    const fail = () => {
      throw new Error("no");
    };
    expect(() => whileLocked(file(), fail)).toThrow("no");
    expect(existsSync(file())).toBe(false);
  });

  it.each([
    ["a process that is no more", `${neverAlive} on ${hostname()}`],
    ["a process of our own number, which is another one's", `${process.pid} on ${hostname()}`],
  ])("is taken over from %s", (_, owner) => {
    writeFileSync(file(), owner);
    expect(whileLocked(file(), () => "done", 0)).toBe("done");
  });

  it.each([
    ["a process that lives", `1 on ${hostname()}`],
    ["a process elsewhere", `${neverAlive} on elsewhere`],
  ])("is left to %s, and says whose it is", (_, owner) => {
    writeFileSync(file(), owner);
    expect(() => whileLocked(file(), () => "done", 30)).toThrow(`process ${owner} has not ended`);
    expect(readFileSync(file(), "utf8")).toBe(owner);
  });
});
