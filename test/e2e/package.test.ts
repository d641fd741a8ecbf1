import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../support/documents.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const run = (...argv: readonly string[]) =>
  execFileSync(process.execPath, argv, { cwd: folder.path("."), encoding: "utf8" });

/** What `npm run build` makes of a checkout, elsewhere: the checkout's own stays as it is. */
beforeAll(() => {
  for (const name of ["package.json", "experiments"]) cpSync(name, folder.path(name), { recursive: true });
  symlinkSync(resolve("node_modules"), folder.path("node_modules"));
  const build = ["-p", "tsconfig.build.json", "--outDir", folder.path("dist"), "--sourceMap", "false"];
  execFileSync(process.execPath, [
    resolve("node_modules/typescript/bin/tsc"),
    ...build,
    "--inlineSources",
    "false",
  ]);
}, 120_000);

describe("the built package", () => {
  it("runs the first page's program as it stands, by the package's own name", () => {
    const program = blocksOf("README.md").find(({ title }) => title === "sweep.ts");
    writeFileSync(folder.path("sweep.ts"), program?.text ?? "");
    expect(
      run("sweep.ts")
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["2", "4", "8", "12"]);
  });

  it("is a command with the package's version and the built-in experiments", () => {
    const { bin, version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(run(bin.tautline, "--version")).toBe(`${version}\n`);
    expect(run(bin.tautline, "figures")).toContain("granularity  (not made; ");
    expect(readFileSync(join(folder.path("."), bin.tautline), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
