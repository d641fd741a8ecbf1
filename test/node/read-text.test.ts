import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeText, fileLimit, isThere, readText } from "../../src/node/read-text.ts";
import { openFiles } from "../support/open-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const posix = process.platform !== "win32";

describe("readText", () => {
  it("reads a file in UTF-8, without its byte order mark", () => {
    expect(readText(folder.write("a.yaml", "\ufeffκ: λ\n"))).toBe("κ: λ\n");
  });

  it("reads what a symbolic link leads to", () => {
    symlinkSync(folder.write("target", "text"), folder.path("link"));
    expect(readText(folder.path("link"))).toBe("text");
  });

  it("reads a file of exactly the limit and refuses one byte more", () => {
    expect(readText(folder.write("full", "x".repeat(fileLimit)))).toHaveLength(fileLimit);
    expect(messageOf(folder.write("over", "x".repeat(fileLimit + 1)))).toMatch(
      /at most 1,000,000 bytes, but is 1,000,001/,
    );
  });

  it("refuses a file of 200 MB by its size, unread", () => {
    const file = folder.write("huge.yaml", "");
    truncateSync(file, 200 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    expect(messageOf(file)).toContain("must be at most 1,000,000 bytes, but is 209,715,200");
    expect(process.memoryUsage.rss() - before).toBeLessThan(50e6);
  });

  it("refuses a directory", () => {
    mkdirSync(folder.path("dir"));
    expect(messageOf(folder.path("dir"))).toMatch(
      /^must be a file, but is a directory\n {2}at .*dir\n {2}hint: /,
    );
  });

  it("refuses what is not there, and what lies under a file", () => {
    expect(messageOf(folder.path("none"))).toMatch(
      /^must be a readable file, but there is none\n {2}at .*none$/,
    );
    expect(messageOf(`${folder.write("leaf", "")}/x`)).toContain("a part of its path is no directory");
  });

  it("refuses a name that is too long or holds a zero byte, and garbles no terminal", () => {
    expect(messageOf(folder.path("x".repeat(5000)))).toContain("its name is too long");
    expect(messageOf("a\0\u001b[31mb")).toContain('at "a\\u0000\\u001b[31mb"');
  });

  it("refuses bytes that are no UTF-8", () => {
    expect(messageOf(folder.write("latin1", Uint8Array.of(0x63, 0xe9)))).toContain("must be text in UTF-8");
    expect(messageOf(folder.write("utf16", Buffer.from("\ufeffname", "utf16le")))).toContain(
      "must be text in UTF-8",
    );
  });

  it.runIf(process.platform === "linux")(
    "refuses what has no size beforehand and turns out to be larger",
    () => {
      const file = "/proc/self/status";
      expect(readText(file).length).toBeGreaterThan(100);
      expect(() => readText(file, 50)).toThrow("must be at most 50 bytes, but is more");
    },
  );

  it.runIf(process.platform === "linux")("holds nothing open that it has read or refused", () => {
    const [file, over] = [folder.write("read", "text"), folder.write("refused", "too long")];
    readText(file);
    expect(() => readText(over, 3)).toThrow("at most 3 bytes");
    expect(openFiles(dirname(file))).toEqual([]);
  });

  describe.runIf(posix)("on a POSIX system", () => {
    it("refuses a link that leads back to itself", () => {
      symlinkSync("loop", folder.path("loop"));
      expect(messageOf(folder.path("loop"))).toContain("a symbolic link that leads back to itself");
    });

    it("refuses a pipe at once, though nobody writes to it", { timeout: 5000 }, () => {
      execFileSync("mkfifo", [folder.path("pipe")]);
      expect(messageOf(folder.path("pipe"))).toMatch(
        /must be a regular file, but is a pipe\n.*\n {2}hint: give - /,
      );
    });

    it("refuses an endless device", { timeout: 5000 }, () => {
      expect(messageOf("/dev/zero")).toContain("must be a regular file, but is a device");
    });

    it("refuses a socket", async () => {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(folder.path("socket"), listening));
      expect(messageOf(folder.path("socket"))).toContain("it is a socket or a device");
      server.close();
    });

    it("refuses a file it may not read", () => {
      const file = folder.write("secret", "goal: 1");
      chmodSync(file, 0);
      chmodSync(dirname(file), 0o755);
      expect(asNobody(() => messageOf(file))).toContain("must be a readable file, but it may not be read");
    });
  });
});

describe("isThere", () => {
  it("tells what has a name from what has none, a broken link among the former", () => {
    symlinkSync("nowhere", folder.path("broken"));
    expect([isThere(folder.path("broken")), isThere(folder.path("no such"))]).toEqual([true, false]);
  });
});

describe("decodeText", () => {
  it("does not take a text cut inside a character", () => {
    expect(() => decodeText(Uint8Array.of(0xce), "f")).toThrow("must be text in UTF-8");
  });
});

function messageOf(file: string): string {
  try {
    readText(file);
  } catch (error) {
    expect((error as Error).name).toBe("ScenarioError");
    return (error as Error).message;
  }
  return "no error";
}

/** Root may read everything, so the tests that root runs are done as somebody else. */
function asNobody<Result>(act: () => Result): Result {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}
