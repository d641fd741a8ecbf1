import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import { StoreError } from "../../src/model/errors.ts";
import { repairStore } from "../../src/node/repair-store.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { type Stream, stream } from "../../src/random/stream.ts";
import { designOf } from "../../src/study/design.ts";
import { digest } from "../../src/study/digest.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import { hashOf } from "../support/kept-study.ts";
import { studyOf } from "../support/studies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const [whole, sound, file] = ["whole.sqlite", "sound.sqlite", "hurt.sqlite"].map(
  (name) => () => folder.path(name),
);
// Not by the name that SQLite would take for its own.
const [soundJournal, journal] = [() => folder.path("half.journal"), () => `${file()}-journal`];

/** Numbers that nobody would guess, at no cost; it goes on from those that are there, and believes them. */
const drawn: Measurement = {
  name: "drawn",
  version: 1,
  samples: true,
  goesOn: { version: 1, canFrom: () => true },
  columns: ["a", "b", "c", "d", "word"],
  measure: (_, { seed, cell, trials, drawn: there }, __, keep) => {
    const draws = stream(seed, cell);
    const counts = there?.counts ?? JSON.stringify([0, 1, 2, 3].map(() => draws.nextUnit()));
    if (there === undefined) keep?.({ trials, narrowest: null, counts });
    const [a, b, c, d] = JSON.parse(counts);
    return [{ a, b, c, d, word: digest(cell) }];
  },
};

const study = studyOf(
  { agent: ["model-1", "model-2"], attempts: { from: 1, to: 40 } },
  { measurements: ["drawn"] },
);
const design = designOf(study, [drawn]);
const run = () => hashOf(design, { openStore: () => sqliteStore(file()) });

/** How a file may come back from a bad disk, a full one, or a half-made copy. */
const faults: Readonly<Record<string, (bytes: Buffer, draws: Stream) => Buffer>> = {
  "cut short": (bytes, draws) => bytes.subarray(0, Math.floor(draws.nextUnit() * bytes.length)),
  "flipped bytes": (bytes, draws) => {
    const flipped = Buffer.from(bytes);
    for (let left = 1 + Math.floor(6 * draws.nextUnit()); left > 0; left--)
      flipped[Math.floor(draws.nextUnit() * bytes.length)] ^= 1 + Math.floor(255 * draws.nextUnit());
    return flipped;
  },
  "a page of zeros": (bytes, draws) => {
    const emptied = Buffer.from(bytes);
    emptied.fill(0, ...pageOf(bytes, draws));
    return emptied;
  },
  "two pages exchanged": (bytes, draws) => {
    const exchanged = Buffer.from(bytes);
    const [[from, to], [other, end]] = [pageOf(bytes, draws), pageOf(bytes, draws)];
    bytes.copy(exchanged, other, from, to);
    bytes.copy(exchanged, from, other, end);
    return exchanged;
  },
  "a flipped byte in the header": (bytes, draws) => {
    const flipped = Buffer.from(bytes);
    flipped[Math.floor(100 * draws.nextUnit())] ^= 1 + Math.floor(255 * draws.nextUnit());
    return flipped;
  },
};

function pageOf(bytes: Buffer, draws: Stream): [number, number] {
  const page = Math.floor(draws.nextUnit() * Math.floor(bytes.length / 4096));
  return [4096 * page, 4096 * (page + 1)];
}

let hash = "";

/** Of 80 answers the trials of all, and the rows of all but some: these are made of trials again. */
const [rowsKept, rowsGone] = [60, 20];

beforeAll(async () => {
  ({ hash } = await hashOf(design, { openStore: () => sqliteStore(sound()) }));
  copyFileSync(sound(), whole());
  const store = await sqliteStore(sound());
  const answers: string[] = [];
  for await (const { id, key } of store.records()) if (key.measurement === "drawn") answers.push(id);
  await store.remove(answers.slice(0, rowsGone));
  await store.close();
  writeHotJournal();
});

/** The state of a writer that was killed in the middle: some pages are new, the old ones are in the journal. */
function writeHotJournal(): void {
  const live = folder.path("live.sqlite");
  copyFileSync(sound(), live);
  const database = new DatabaseSync(live);
  database.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE");
  database.exec("UPDATE answers SET body = 'half' || body, digest = 'half'");
  copyFileSync(live, folder.path("half.sqlite"));
  copyFileSync(`${live}-journal`, soundJournal());
  database.exec("ROLLBACK");
  database.close();
}

/** Runs the study beside a hurt store; repairs it when that is what the error says. Returns what became of it. */
async function afterFault(): Promise<"unhurt" | "repaired"> {
  try {
    expect((await run()).hash).toBe(hash);
    return "unhurt";
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toMatch(/\n {2}hint: /);
    expect(String(error)).toMatch(/hurt\.sqlite|in the cell \{"agent"|of the cell c1-/);
  }
  const { setAside } = await repairStore(file());
  expect(setAside).toMatch(/hurt\.sqlite\.damaged/);
  expect(existsSync(setAside as string)).toBe(true);
  expect((await run()).hash).toBe(hash);
  return "repaired";
}

function clear(): void {
  for (const name of [file(), journal(), `${file()}.damaged`, `${file()}.damaged-journal`])
    rmSync(name, { force: true });
}

describe("a store that is hurt never gives a wrong row, says what happened, and ends with the same hash", () => {
  const each = 140;

  it.each(Object.keys(faults))(`after ${each} times: %s`, async (fault) => {
    const draws = stream(fault);
    const bytes = readFileSync(sound());
    const ends = [];
    for (let i = 0; i < each; i++) {
      clear();
      writeFileSync(file(), faults[fault](bytes, draws));
      ends.push(await afterFault());
    }
    expect(ends).toHaveLength(each);
    expect(new Set(ends)).toContain("repaired");
  });

  it.each(["cut short", "flipped bytes"])(
    `after ${each} times, in the journal of a killed writer: %s`,
    async (fault) => {
      const draws = stream(`journal ${fault}`);
      const [half, bytes] = [readFileSync(folder.path("half.sqlite")), readFileSync(soundJournal())];
      for (let i = 0; i < each; i++) {
        clear();
        writeFileSync(file(), half);
        writeFileSync(journal(), faults[fault](bytes, draws));
        await afterFault();
      }
    },
  );
});

describe("without the digests of records", () => {
  it("flipped bytes give wrong rows that SQLite does not notice", async () => {
    const bytes = readFileSync(sound());
    const draws = stream("twin");
    const right = await bodiesOf(sound());
    let wrong = 0;
    for (let i = 0; i < 20; i++) {
      clear();
      writeFileSync(file(), faults["flipped bytes"](bytes, draws));
      const bodies = await bodiesOf(file()).catch(() => new Map<string, string>());
      for (const [id, body] of bodies) if (right.has(id) && right.get(id) !== body) wrong++;
    }
    expect(wrong).toBeGreaterThan(0);
  });
});

/** What a reader would take who trusts a store. */
async function bodiesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const store = await sqliteStore(path);
  const bodies = new Map<string, string>();
  try {
    for await (const { id, body } of store.records()) bodies.set(id, body);
    return bodies;
  } finally {
    await store.close();
  }
}

describe("a store that can be read and not written", () => {
  it("is made one that can be: SQLite takes a flipped format version for a later one's file", async () => {
    clear();
    const bytes = readFileSync(whole());
    // https://www.sqlite.org/fileformat2.html: the byte at 18 is the version that a writer must know.
    bytes[18] = 3;
    writeFileSync(file(), bytes);
    await expect(run()).resolves.toMatchObject({ hash, computed: 0, reused: rowsKept + rowsGone });
    expect(await repairStore(file())).toEqual({ kept: 160, setAside: `${file()}.damaged` });
    const repaired = new DatabaseSync(file());
    repaired.exec("BEGIN EXCLUSIVE; ROLLBACK");
    repaired.close();
    expect(await repairStore(file())).toEqual({ kept: 160, setAside: null });
  });
});

describe("a store beside the journal of a killed writer", () => {
  it("is as it was before that writing", async () => {
    clear();
    copyFileSync(folder.path("half.sqlite"), file());
    copyFileSync(soundJournal(), journal());
    expect(await run()).toMatchObject({ hash, computed: rowsGone, reused: rowsKept });
  });

  it("is found damaged without it (that journal matters)", async () => {
    clear();
    copyFileSync(folder.path("half.sqlite"), file());
    expect(await afterFault()).toBe("repaired");
  });
});
