/**
 * Finds a Chromium for the tests that run in a browser, installing Debian's when nothing else is there and
 * we may. Tests read its path with `inject("chromiumPath")`.
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    chromiumPath: string;
  }
}

const names = ["chromium", "chromium-browser", "google-chrome"];

export function setup(project: TestProject): void {
  project.provide("chromiumPath", findChromium() ?? installChromium());
}

function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return isExecutable(named) ? named : fail(`CHROMIUM_PATH is not an executable file: ${named}`);
  return names.map(findOnPath).find((path) => path !== undefined);
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installChromium(): string {
  if (process.getuid?.() !== 0 || findOnPath("apt-get") === undefined) return fail("no Chromium was found");
  console.log("No Chromium on PATH: installing Debian's package chromium (once, about a minute) ...");
  try {
    aptGet("update");
    aptGet("install", "-y", "--no-install-recommends", "chromium");
  } catch (error) {
    return fail(
      `no Chromium was found, and installing it failed (${(error as Error).message.split("\n")[0]})`,
    );
  }
  return findChromium() ?? fail("apt-get installed chromium, but it is not on PATH");
}

// Standard output would drown the summary; what apt-get says on standard error is worth seeing.
function aptGet(...args: readonly string[]): void {
  execFileSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function fail(what: string): never {
  const error = new Error(`${what}; put one of ${names.join(", ")} on PATH or set CHROMIUM_PATH`);
  error.stack = ""; // the one line says it all
  throw error;
}
