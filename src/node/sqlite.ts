import { version } from "node:process";
import { StoreError } from "../model/errors.ts";
import { repairHint } from "../store/stored-record.ts";

/** Node's own SQLite, loaded when a store is opened. Errors: StoreError on a Node that has none. */
export async function loadSqlite(): Promise<typeof import("node:sqlite")> {
  try {
    return await import("node:sqlite");
  } catch {
    const problem = `a store in a file needs a Node with SQLite, but this is Node ${version.slice(1)} without it`;
    throw new StoreError(problem, { hint: "use Node 24 (or 22.13 and later)" });
  }
}

/** Does something with a database; what SQLite says of it becomes an error that names the file and a way out. */
export function orStoreError<Made>(file: string, act: () => Made): Made {
  try {
    return act();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { errcode, message } = error as Error & { readonly errcode?: number };
    // The last eight bits say what happened, those before it where.
    const { problem, hint } = reasons[(errcode ?? 0) & 255] ?? unreadable(message);
    throw new StoreError(problem, { hint, place: { file } });
  }
}

interface Reason {
  readonly problem: string;
  readonly hint: string;
}

const unreadable = (message: string): Reason => ({
  problem: `the store must be readable, but is damaged (SQLite: ${message})`,
  hint: repairHint,
});

const again = "what was computed before stands: run the same again once";

/** SQLite's result codes (https://www.sqlite.org/rescode.html) that are not about damage. */
const reasons: Readonly<Record<number, Reason>> = {
  3: {
    problem: "the store must be readable and writable, but may not be opened",
    hint: "look at who owns it",
  },
  5: { problem: "the store must be free, but another process holds it", hint: `${again} it has ended` },
  6: { problem: "the store must be free, but another process holds it", hint: `${again} it has ended` },
  8: {
    problem: "the store must be writable, but nothing may be written",
    hint: "copy it to where you may write and name the copy by --store; or, if it may be written, add --repair",
  },
  10: {
    problem: "the store must be readable and writable, but the disk fails",
    hint: `${again} the disk works`,
  },
  13: { problem: "the store must be writable, but the disk is full", hint: `${again} there is room` },
  14: {
    problem: "the store must be a file that can be opened, but it cannot",
    hint: "name a file in a folder you may write to by --store",
  },
};
