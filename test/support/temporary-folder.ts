import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** A folder for one test file, gone after it. */
export interface TemporaryFolder {
  readonly path: (name: string) => string;
  /** Writes a file and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

export function temporaryFolder(): TemporaryFolder {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tautline-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  return { path, write };
}
