import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeError } from "./writable-folder.ts";

/** Characters that are written together, and bytes that are read together. */
const together = 1 << 16;

/**
 * Text or bytes of any length on their way into a file. They lie on the disk, in a file without a name: a process that dies leaves nothing.
 * Errors: ScenarioError when it cannot be written, as on a full disk.
 */
export class Spool {
  readonly #folder: string;
  readonly #file: number;
  readonly #hash = createHash("sha256");
  #waiting = "";
  #sha256: string | null = null;

  constructor(folder: string) {
    this.#folder = folder;
    const home = mkdtempSync(join(folder, ".tautline-spool-"));
    this.#file = openSync(join(home, "text"), "wx+");
    rmSync(home, { recursive: true });
  }

  write(piece: string | Uint8Array): void {
    if (typeof piece === "string") {
      this.#waiting += piece;
      if (this.#waiting.length >= together) this.#putWaiting();
    } else {
      this.#putWaiting();
      this.#put(piece);
    }
  }

  /** Of all that was written, in 64 hexadecimal digits; nothing can be added after it. */
  sha256(): string {
    this.#putWaiting();
    this.#sha256 ??= this.#hash.digest("hex");
    return this.#sha256;
  }

  /** All that was written. */
  *[Symbol.iterator](): Generator<Uint8Array> {
    this.#putWaiting();
    for (let place = 0; ; ) {
      const bytes = new Uint8Array(together);
      const read = readSync(this.#file, bytes, 0, together, place);
      if (read === 0) return;
      yield bytes.subarray(0, read);
      place += read;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #putWaiting(): void {
    const text = this.#waiting;
    this.#waiting = "";
    if (text !== "") this.#put(text);
  }

  #put(piece: string | Uint8Array): void {
    this.#hash.update(piece);
    try {
      writeFileSync(this.#file, piece);
    } catch (error) {
      throw writeError(error, this.#folder);
    }
  }
}
