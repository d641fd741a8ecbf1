import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { badScenarios } from "../support/bad-scenarios.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const main = join(import.meta.dirname, "../../src/cli/main.ts");

describe("the program", () => {
  it("evaluates a built-in scenario", async () => {
    const { code, out, err } = await ended(start(["evaluate", "closed", "--json"]));
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ scenario: "closed", engine: "exact" });
  });

  it("reads JSON Lines from a pipe", async () => {
    const child = start(["evaluate", "-", "--json"]);
    child.stdin?.end('{"world":"open"}\n{"world":"closed"}\n');
    expect((await ended(child)).out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("answers each line of a pipe before the next is written, and a bad one too", async () => {
    const child = start(["evaluate", "-", "--json"]);
    const answers: unknown[] = [];
    for (const line of ['{"world":"open"}', "{", '{"world":"closed"}']) {
      child.stdin?.write(`${line}\n`);
      const [answer] = await once(child.stdout as NodeJS.ReadableStream, "data");
      answers.push(JSON.parse(String(answer)));
    }
    expect(answers).toMatchObject([{ scenario: "-:1" }, { line: 2 }, { scenario: "-:3" }]);
    child.stdin?.end();
    expect(await ended(child)).toMatchObject({ code: 2, err: expect.stringContaining("1 of 3 scenarios") });
  });

  it.each(badScenarios.slice(0, 3))(
    "exits with 2 and one error on standard error: %s",
    async (_, text, error) => {
      const file = folder.write("wrong.yaml", text);
      const { code, out, err } = await ended(start(["evaluate", file]));
      expect({ code, out, err }).toEqual({
        code: 2,
        out: "",
        err: `ScenarioError: ${error.replaceAll("FILE", file)}\n`,
      });
    },
  );

  it("says quietly nothing when its reader stops reading", async () => {
    const child = start(["trace", "closed", "--count", "3000"]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    const { code, err } = await ended(child);
    expect([code, err]).toEqual([0, ""]);
  });

  it.each([
    ["tautline evaluate closed/m", ["closed/model-1", "closed/model-2", "closed/model-3"]],
    ["tautline evaluate closed --engine = m", ["monte-carlo"]],
  ])("completes %j in bash", async (line, offered) => {
    const script = `tautline() { "${process.execPath}" "${main}" "$@"; }
      source <(tautline completion)
      COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _tautline; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { out, err } = await ended(spawn("bash", ["-c", script]));
    expect([err, out.trim().split("\n")]).toEqual(["", offered]);
  });

  it("writes no colours to a pipe", async () => {
    const { out } = await ended(start(["evaluate", "open"]));
    expect(out).not.toContain("\u001b");
  });

  it("welcomes whoever gives it no arguments", async () => {
    expect(await ended(start([]))).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining("tautline evaluate"),
    });
  });
});

const start = (argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, [main, ...argv], { stdio: ["pipe", "pipe", "pipe"] });

function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (data) => (said.out += data));
  child.stderr?.on("data", (data) => (said.err += data));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...said })));
}
