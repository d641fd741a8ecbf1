import { afterEach, describe, expect, it, vi } from "vitest";
import { type KeepingOptions, keptAnswers } from "../../src/store/kept-answers.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { designOf } from "../../src/study/design.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import { studyOf } from "../support/studies.ts";

const study = studyOf({ attempts: { from: 1, to: 6 } }, { measurements: ["counted"] });

/** A measurement that tells how often it was asked. */
function counting(change: Partial<Measurement> = {}) {
  const asked: number[] = [];
  const measure: Measurement["measure"] = ({ stages }) => {
    asked.push(stages[0].attempts);
    return [{ attempts1: stages[0].attempts }];
  };
  const counted = { name: "counted", version: 1, samples: false, columns: ["attempts1"], measure, ...change };
  return { asked, design: designOf(study, [counted]) };
}

type Counted = ReturnType<typeof counting>;

/** Goes through a design, up to so many answers; whether each was reused. */
async function through({ design }: Counted, store: Store, most = 99, options: Partial<KeepingOptions> = {}) {
  const reused: boolean[] = [];
  for await (const answer of keptAnswers(design, store, { madeBy: "test", ...options })) {
    reused.push(answer.reused);
    if (reused.length === most) break;
  }
  return reused;
}

/** A store that tells how many answers came with each writing. */
function written() {
  const store = memoryStore();
  const writings: number[] = [];
  const append: Store["append"] = async (records) => {
    writings.push(records.length);
    await store.append(records);
  };
  return { writings, store: { ...store, append } };
}

afterEach(() => vi.restoreAllMocks());

describe("keptAnswers", () => {
  it("keeps what was computed when it is left in the middle", async () => {
    const [store, first, second] = [memoryStore(), counting(), counting()];
    await through(first, store, 4);
    expect(await through(second, store)).toEqual([true, true, true, true, false, false]);
    expect([first.asked, second.asked]).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });

  it("keeps what was computed before a measurement fails, and tells of the failure", async () => {
    const store = memoryStore();
    const failing = counting({
      measure: ({ stages }) => {
        if (stages[0].attempts === 3) throw new Error("out of luck");
        return [{ attempts1: stages[0].attempts }];
      },
    });
    await expect(through(failing, store)).rejects.toThrow('in the cell {"attempts":3}: out of luck');
    expect((await through(counting(), store)).filter((reused) => reused)).toHaveLength(2);
  });

  it("asks again once the version of a measurement is raised", async () => {
    const store = memoryStore();
    await through(counting(), store);
    expect(await through(counting({ version: 2 }), store)).toEqual(Array(6).fill(false));
  });

  it("refuses what a measurement of the same version with other columns has kept", async () => {
    const store = memoryStore();
    await through(counting(), store);
    const wider = counting({ columns: ["attempts1", "more"] });
    await expect(through(wider, store)).rejects.toThrow(
      /must have the columns attempts1, more, .* raise the version/s,
    );
  });

  it("keeps each answer at once where it is told to, and in few writings where not", async () => {
    for (const [longestWait, each] of [
      [0, Array(6).fill(1)],
      [1e9, [6]],
    ] as const) {
      const { store, writings } = written();
      await through(counting(), store, 99, { longestWait });
      expect(writings).toEqual(each);
    }
  });

  it("keeps the first of those that wait after 300 ms, and the others with it", async () => {
    let now = 5000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const { store, writings } = written();
    const measure = () => {
      now += 100;
      return [{ attempts1: 1 }];
    };
    // the first waits from 100 ms on and the fourth comes at 400; the fifth waits from 500 on
    await through(counting({ measure }), store);
    expect(writings).toEqual([4, 2]);
  });

  it("holds at most fifty thousand that wait", async () => {
    const { store, writings } = written();
    const many = studyOf({ attempts: { from: 1, to: 50_004 } }, { measurements: ["counted"] });
    const { asked, design } = counting();
    const all = { asked, design: designOf(many, design.measurements) };
    await through(all, store, 99_999, { longestWait: 1e9 });
    expect(writings).toEqual([50_000, 4]);
  });

  it("waits for what is in hand when it is left, and for nothing once something fails", async () => {
    const { store, writings } = written();
    const late: (() => void)[] = [];
    const ask: KeepingOptions["ask"] = ({ cell }) => {
      const rows = [{ attempts1: cell.subject.stages[0].attempts }];
      return late.length === 0 && rows[0].attempts1 === 1
        ? rows
        : new Promise((resolve) => late.push(() => resolve(rows)));
    };
    const left = through(counting(), store, 1, {
      ask,
      atOnce: 2,
      drop: () => setTimeout(() => late[0](), 20),
    });
    expect(await left).toEqual([false]);
    expect(writings).toEqual([2]);
    const never: KeepingOptions["ask"] = ({ cell }) =>
      cell.subject.stages[0].attempts === 1
        ? Promise.reject(new Error("out of luck"))
        : new Promise(() => {});
    const failed = through(counting(), memoryStore(), 99, { ask: never, atOnce: 2 });
    await expect(failed).rejects.toThrow("out of luck");
  });

  it("takes every cell in exactly one part, and the same part whatever else is in the study", async () => {
    const parts = [1, 2, 3].map((part) => ({ part, of: 3 }));
    const taken: number[][] = [];
    for (const shard of parts) {
      const part = counting();
      await through(part, memoryStore(), 99, { shard });
      taken.push(part.asked);
    }
    expect(taken.flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const grown = studyOf({ attempts: { from: 1, to: 9 } }, { measurements: ["counted"] });
    for (const [i, shard] of parts.entries()) {
      const { asked, design } = counting();
      await through({ asked, design: designOf(grown, design.measurements) }, memoryStore(), 99, { shard });
      expect(asked.filter((attempts) => attempts <= 6)).toEqual(taken[i]);
    }
  });
});
