import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { platform } from "node:process";
import { describe, expect, it } from "vitest";
import { digest } from "../../src/study/digest.ts";
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

  it.skipIf(platform !== "linux").each([
    ["a full disk", "evaluate closed > /dev/full", "standard output: must be written, but ENOSPC"],
    [
      "a full disk, at the first of many lines",
      "evaluate - > /dev/full",
      "standard output: must be written, but ENOSPC",
    ],
    ["standard output that is closed", "evaluate closed >&-", "standard output: must be open, but is closed"],
    ["a folder that cannot be", "run granularity --out /proc/x", "--out: results need a folder"],
    ["a folder that takes no files", "run granularity --out /proc/self", "--out: results need a folder"],
    ["a folder that is a file", `run granularity --out ${main}`, "--out: results need a folder"],
  ])("says in one line what is wrong with %s, and exits with 2", async (_, line, problem) => {
    const lines = `yes '{"world":"closed"}' | "${process.execPath}" "${main}" ${line}`;
    const { code, out, err } = await ended(spawn("bash", ["-c", lines], { timeout: 20_000 }));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`ScenarioError: ${problem}`);
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it("says nothing of output that is thrown away", async () => {
    const lines = `"${process.execPath}" "${main}" evaluate closed > /dev/null`;
    expect(await ended(spawn("bash", ["-c", lines]))).toEqual({ code: 0, out: "", err: "" });
    const ignored = spawn(process.execPath, [main, "evaluate", "closed"], { stdio: "ignore" });
    expect((await once(ignored, "exit"))[0]).toBe(0);
  });

  it("says which Node it needs, on one that is too old", async () => {
    const older =
      'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.20.2" })';
    const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
    const { code, out, err } = await ended(
      spawn(process.execPath, ["--import", older, main, "evaluate", "closed"]),
    );
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe("tautline needs Node 22 or newer, but this is Node 20.20.2\n");
    expect(engines.node).toBe(">=22");
    // What an old Node cannot parse or find it must not meet: nothing is imported before the check.
    expect(readFileSync(main, "utf8")).not.toMatch(/^(import|export|await)\b/m);
  });

  it("lets two runs into one folder end well, with the whole result of one of them", async () => {
    const file = folder.write(
      "small.yaml",
      "question: q\nexpects: e\nrefutedIf: r\nscenario: { world: closed }\naxes: { attempts: [1, 2] }\nengines: [exact]\ntrials: 5\nfigure: none\n",
    );
    const run = (engine: string) =>
      ended(start(["run", file, "--out", folder.path("shared"), "--engine", engine]));
    const ends = await Promise.all(["exact", "monte-carlo", "exact", "monte-carlo"].map(run));
    expect(ends.map(({ code, err }) => [code, /Error/.test(err)])).toEqual(Array(4).fill([0, false]));
    expect(readdirSync(folder.path("shared")).sort()).toEqual([
      "data.csv",
      "data.json",
      "provenance.json",
      "store.sqlite",
    ]);
    const kept = (name: string) => readFileSync(join(folder.path("shared"), name));
    const { sha256 } = JSON.parse(kept("provenance.json").toString());
    for (const [name, hash] of Object.entries(sha256)) expect(digest(kept(name))).toBe(hash);
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
