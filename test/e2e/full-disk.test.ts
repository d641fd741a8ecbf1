import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const main = join(import.meta.dirname, "../../src/cli/main.ts");

const study = [
  "question: How many attempts are enough?",
  "expects: Few.",
  "refutedIf: Many.",
  "scenario: { world: closed }",
  "axes: { agent: [model-1, model-2, model-3], attempts: { from: 1, to: 60 } }",
  "engines: [monte-carlo]",
  "trials: 50000",
  "figure: none",
].join("\n");

/**
 * What a shell says that has a disk of its own in `small/`, where the system lets it have one: with room for more than the answers
 * that are kept at once (those of some tenths of a second) and for fewer than all, which take some seconds.
 */
const withSmallDisk = (script: string) =>
  spawnSync("unshare", ["-rm", "bash", "-c", `mount -t tmpfs -o size=200k none small && ${script}`], {
    cwd: folder.path("."),
    encoding: "utf8",
  });

const mayMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

describe.skipIf(!mayMount)("a run on a disk that fills up", () => {
  it("says so, keeps what it has, and goes on once there is room, to the same hash", async () => {
    const file = folder.write("attempts.yaml", study);
    mkdirSync(folder.path("small"));
    const { out } = await tautline(["run", file, "--out", folder.path("large"), "--json"]);
    const run = `"${process.execPath}" "${main}" run attempts.yaml --out small/out`;
    const script = `{ ${run}; echo "code $?"; mount -o remount,size=40m small; ${run} --json; }`;
    const { stdout, stderr } = withSmallDisk(script);
    expect(stderr).toMatch(
      /StoreError: the store must be writable, but the disk is full\n {2}at .*small\/out\/store\.sqlite\n {2}hint: /,
    );
    const [code, json] = stdout.trim().split("\n");
    const { hash, computed, reused } = JSON.parse(json);
    expect([code, hash, computed + reused]).toEqual(["code 2", JSON.parse(out).hash, 180]);
    expect(reused).toBeGreaterThan(0);
  });
});
