import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { whileLocked } from "../../src/node/lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// The lock asks for the host before it takes over: the moment in which another process may be faster.
const meanwhile: (() => void)[] = [];
let looks = 0;
vi.mock("node:os", async (original) => {
  const os = await original<typeof import("node:os")>();
  const asked = () => {
    looks++;
    meanwhile.shift()?.();
    return os.hostname();
  };
  return { ...os, hostname: asked };
});

const folder = temporaryFolder();
const neverAlive = 2 ** 22 + 1;

/** A process that lives: one of its own, which a lock that sends signals would hurt alone. */
let alive: ChildProcess;
beforeAll(() => {
  alive = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], { stdio: "ignore" });
});
afterAll(() => void alive.kill());

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
    ["a process that lives", () => `${alive.pid} on ${hostname()}`],
    ["a process elsewhere", () => `${neverAlive} on elsewhere`],
  ])("is left to %s, and says whose it is", (_, ownerOf) => {
    const owner = ownerOf();
    writeFileSync(file(), owner);
    expect(() => whileLocked(file(), () => "done", 30)).toThrow(`process ${owner} has not ended`);
    expect(readFileSync(file(), "utf8")).toBe(owner);
  });

  it("hurts nobody by looking whether an owner lives", async () => {
    writeFileSync(file(), `${alive.pid} on ${hostname()}`);
    expect(() => whileLocked(file(), () => "done", 30)).toThrow("has not ended");
    await setTimeout(50);
    expect([alive.exitCode, alive.signalCode]).toEqual([null, null]);
  });

  it("waits as long as it is told to, and sleeps meanwhile", () => {
    writeFileSync(file(), `${alive.pid} on ${hostname()}`);
    const [began, before, { user, system }] = [performance.now(), looks, process.cpuUsage()];
    expect(() => whileLocked(file(), () => "done", 400)).toThrow("has not ended");
    const spent = process.cpuUsage({ user, system });
    // A look every ten milliseconds asks for the host twice.
    expect(looks - before).toBeLessThan(100);
    expect(performance.now() - began).toBeGreaterThanOrEqual(400);
    expect((spent.user + spent.system) / 1000).toBeLessThan(200);
  });

  it("leaves no other file behind, and does not mind that its own was deleted", () => {
    writeFileSync(file(), `${neverAlive} on ${hostname()}`);
    expect(whileLocked(file(), () => readdirSync(folder.path("")))).toEqual(["lock"]);
    expect(whileLocked(file(), () => rmSync(file()))).toBeUndefined();
    expect(readdirSync(folder.path(""))).toEqual([]);
  });

  it("tells what else is wrong as it is", () => {
    expect(() => whileLocked(folder.path("nowhere/lock"), () => "done", 0)).toThrow(/ENOENT.* open /);
  });

  describe("left behind, and found by two at once", () => {
    const found = (act: () => void) => {
      writeFileSync(file(), `${neverAlive} on ${hostname()}`);
      // Once for the file that is ours, once for the owner of the other.
      meanwhile.splice(0, meanwhile.length, () => {}, act);
    };

    it("is the faster one's", () => {
      const faster = `${alive.pid} on ${hostname()}`;
      found(() => writeFileSync(file(), faster));
      expect(() => whileLocked(file(), () => "done", 30)).toThrow(`process ${faster} has not ended`);
      expect(readFileSync(file(), "utf8")).toBe(faster);
      expect(readdirSync(folder.path(""))).toEqual(["lock"]);
    });

    it("is ours once the faster one has ended", () => {
      found(() => rmSync(file()));
      expect(whileLocked(file(), () => "done", 30)).toBe("done");
      expect(readdirSync(folder.path(""))).toEqual([]);
    });
  });
});
