import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Asked } from "./ask-tests.ts";

export type Answer = "failed" | "passed" | "hung";

/** Runs test files of a copy of the checkout, in a process that is kept from one mutant to the next. */
export class TestAsker {
  readonly #copy: string;
  #process: ChildProcess | null = null;
  #ended = new AbortController();
  #changed: readonly string[] = [];

  constructor(copy: string) {
    this.#copy = copy;
  }

  /** Asks a test file of the copy, in which one source file is not what it was. */
  async ask(changed: string, test: string, limitSeconds: number): Promise<Answer> {
    const child = await this.#started();
    const asked: Asked = { changed: [...this.#changed, changed], test };
    this.#changed = [changed];
    child.send(asked);
    const timeout = AbortSignal.timeout(Math.ceil(limitSeconds * 1000));
    const signal = AbortSignal.any([timeout, this.#ended.signal]);
    try {
      const [failed] = await once(child, "message", { signal });
      return failed ? "failed" : "passed";
    } catch (error) {
      if (!timeout.aborted) throw error;
      this.close();
      return "hung";
    }
  }

  /** Ends the process and all that it started. */
  close(): void {
    const { pid } = this.#process ?? {};
    this.#process = null;
    if (pid !== undefined) endGroup(pid);
  }

  async #started(): Promise<ChildProcess> {
    if (this.#process !== null) return this.#process;
    const file = join(this.#copy, "test/mutation/ask-tests.ts");
    // A process group of its own, so that what hangs in it ends with it.
    const child = fork(file, { cwd: this.#copy, detached: true, stdio: "ignore" });
    this.#process = child;
    const ended = new AbortController();
    child.once("exit", () =>
      ended.abort(new Error(`the process that runs the tests of ${this.#copy} has ended`)),
    );
    this.#ended = ended;
    await once(child, "message");
    return child;
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
