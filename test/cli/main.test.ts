import { spawnSync } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** What the program says to `--version` when it finds itself in a Node of this version. */
function saidIn(version: string) {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const pretend = `Object.defineProperty(process, "versions", { value: ${versions} })`;
  const words = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, main, "--version"];
  const { status, stdout, stderr } = spawnSync(execPath, words, { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the program", () => {
  it("says in an old Node which it needs, and leaves with 2", () => {
    expect(saidIn("21.9.0")).toEqual({
      status: 2,
      stdout: "",
      stderr: "tautline needs Node 22 or newer, but this is Node 21.9.0\n",
    });
  });

  it("starts in the oldest Node that it needs", () => {
    expect(saidIn("22.0.0")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
