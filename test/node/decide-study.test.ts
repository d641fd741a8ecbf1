import { describe, expect, it } from "vitest";
import { type DecideOptions, decideBest } from "../../src/measurements/decide-best.ts";
import { monteCarlo } from "../../src/measurements/monte-carlo.ts";
import { type Deciding, decideStudy } from "../../src/node/decide-study.ts";
import { measureDesign } from "../../src/node/measure-design.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { Stopped } from "../../src/node/stopped.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { studyCells } from "../../src/study/cells.ts";
import { designOf } from "../../src/study/design.ts";
import { studyOf } from "../support/studies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

/** One action with a chance to be right; each of four cells twice, and the best two near each other. */
const coin = (chance: number) => ({
  label: `${chance}`,
  set: { pool: [{ pmf: { 0: 1 - chance, 1: chance } }] },
});
const axes = {
  chance: [coin(0.5), coin(0.48), coin(0.3), coin(0.1)],
  style: [
    { label: "plain", set: {} },
    { label: "said", set: { "harness.verification": 1 } },
  ],
};
const harness = { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1 };
const study = studyOf(axes, { scenario: { task: { goal: 1 }, harness } });
const options: DecideOptions = { seed: "s", trials: 60_000, margin: 0.01 };

const expected = decideBest(studyCells(study), options);
/** What is decided; and of its trials those that were there. */
async function decided(deciding: Deciding = {}, changes: Partial<DecideOptions> = {}) {
  const { trialsReused, ...decision } = await decideStudy(study, { ...options, ...changes }, deciding);
  return { trialsReused, decision };
}

const at = (name: string) => () => sqliteStore(folder.path(name));
/** A store that outlives whoever opens it. */
const kept = (store: Store) => async () => ({ ...store, close: async () => {} });

const run = (openStore: () => Promise<Store>, trials: number) => {
  const design = designOf({ ...study, measurements: ["monte-carlo"], trials, seed: "s" }, [monteCarlo]);
  return measureDesign(design, () => {}, { openStore });
};

describe("decideStudy", () => {
  it("decides as decideBest does, to the same bytes, on any number of threads", async () => {
    expect(expected.cells.map(({ trials }) => trials)).toEqual(expect.arrayContaining([8192]));
    expect(Math.max(...expected.cells.map(({ trials }) => trials))).toBeGreaterThan(8192);
    for (const workers of [1, 2, 3]) {
      const { decision, trialsReused } = await decided({ workers, aloneFor: 0 });
      expect(JSON.stringify(decision)).toBe(JSON.stringify(expected));
      expect(trialsReused).toBe(0);
    }
  });

  it("goes on beside a store from all that it has drawn, and then from what it has not", async () => {
    const openStore = at("again.sqlite");
    const first = await decided({ openStore, workers: 2, aloneFor: 0 });
    expect(first).toEqual({ decision: expected, trialsReused: 0 });
    expect(await decided({ openStore })).toEqual({ decision: expected, trialsReused: expected.trials });
    const stricter = { error: 0.001, margin: 0.001 };
    const further = await decided({ openStore }, stricter);
    expect(further.decision).toEqual(decideBest(studyCells(study), { ...options, ...stricter }));
    expect(further.decision.trials).toBeGreaterThan(expected.trials);
    expect(further.trialsReused).toBe(expected.trials);
  });

  it("goes on from what a run has drawn of its cells, and a run from it", async () => {
    const store = memoryStore();
    const openStore = kept(store);
    await run(openStore, 10_000);
    const { decision, trialsReused } = await decided({ openStore });
    expect(decision).toEqual(expected);
    // One block of each different cell.
    expect(trialsReused).toBe(expected.cells.length * 8192);
    expect((await run(openStore, 60_000)).trialsReused).toBe(
      expected.cells.reduce((sum, { trials }) => sum + Math.min(trials, 57_344), 0),
    );
  });

  it("is stopped once what was drawn is kept, and goes on from there", async () => {
    const openStore = kept(memoryStore());
    let answers = 0;
    const stop = () => (++answers === 3 ? "SIGINT" : null);
    const stopped = await decided({ openStore, stop }).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(Stopped);
    expect(String(stopped)).toContain("The 3 evaluations so far are kept in memory");
    const { decision, trialsReused } = await decided({ openStore });
    expect([decision, trialsReused]).toEqual([expected, 3 * 8192]);
    const asked = () => "SIGINT" as const;
    expect((await decided({ stop: asked })).decision).toEqual(expected);
  });

  it("makes no store where it is asked what cannot be", async () => {
    const openStore = () => Promise.reject(new Error("opened"));
    await expect(decided({ openStore }, { error: 2 })).rejects.toThrow("error: must be a number above 0");
    await expect(decided({ openStore })).rejects.toThrow("opened");
    const impossible = studyOf({ subgoals: [4, 0] });
    await expect(decideStudy(impossible, options, { openStore })).rejects.toThrow("subgoals 0");
    const named = studyOf({ counts: [{ label: "a", set: { "harness.attempts": 2 } }] });
    await expect(decideStudy(named, options)).rejects.toThrow(
      "an axis must not be called like a column of results, but one is called counts",
    );
  });
});
