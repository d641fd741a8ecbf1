import { describe, expect, it } from "vitest";
import { LimitError } from "../../src/model/errors.ts";
import { answerQuestions } from "../../src/node/answer-questions.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { measureDesign } from "../../src/node/measure-design.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { WorkerPool } from "../../src/node/worker-pool.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { type Design, designOf } from "../../src/study/design.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import { askHere, type Question } from "../../src/study/run-design.ts";
import { hashOf, keptDesign } from "../support/kept-study.ts";
import { studyOf } from "../support/studies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const design = keptDesign();

/** Threads from the first question on. */
const threads = (workers: number) => ({ workers, aloneFor: 0 });

/** Every question of a design. */
const questionsOf = ({ cells, measurements, seed, trials }: Design): readonly Question[] =>
  [...cells].flatMap((cell) =>
    measurements.map((measurement) => ({
      cell,
      measurement,
      sampling: { seed, cell: cell.identity, trials },
    })),
  );

/** A world of a billion steps, of which the exact engine refuses long horizons. */
const far = { world: "closed", task: { goal: 1e9 } };
const growing = designOf(
  studyOf({ horizon: [1, 2, 1_000_000_000] }, { scenario: far }),
  builtinLibrary.measurements,
);

describe("worker threads", () => {
  it("give the same table, and compute as much, whatever their number", async () => {
    const { hash } = await hashOf(design);
    expect(await hashOf(design, threads(2))).toMatchObject({ hash, computed: design.size });
    for (const workers of [1, 2, 7]) {
      const openStore = () => sqliteStore(folder.path(`${workers}.sqlite`));
      const kept = { hash, computed: design.size / 2, reused: design.size / 2 };
      expect(await hashOf(design, { openStore, ...threads(workers) })).toMatchObject(kept);
      expect(await hashOf(design, { openStore, workers })).toMatchObject({ hash, computed: 0 });
    }
  });

  it("answer every built-in study's first question as this thread does", async () => {
    for (const { study } of builtinExperiments()) {
      // Verdicts take seconds, and no two of them are asked in another way.
      if (study.table !== null || study.measurements.includes("claims")) continue;
      await loadFormulas(study);
      const few = { ...study, trials: 20 };
      const made = designOf(few, builtinLibrary.measurements);
      const [first] = made.cells;
      for (const question of questionsOf({ ...made, cells: [first] })) {
        const sent = {
          input: first.input,
          measurement: question.measurement.name,
          sampling: question.sampling,
        };
        expect(answerQuestions([sent]).answers, study.name).toEqual([
          { rows: askHere(question), drawn: null },
        ]);
      }
    }
  });

  it("leave the error of what fails to this thread, with its kind and its cell", async () => {
    const alone = await measureDesign(growing, () => {}, {}).catch((error: unknown) => error);
    const shared = await measureDesign(growing, () => {}, threads(2)).catch((error: unknown) => error);
    expect(alone).toBeInstanceOf(LimitError);
    expect(shared).toEqual(alone);
  });

  it("are not waited for, and begun with nothing more, once something has failed", async () => {
    // Beside the exact engine's refusal stand samples that would take years.
    const endless = designOf(
      studyOf(
        { horizon: [1_000_000_000, 1] },
        { scenario: far, measurements: ["exact", "monte-carlo"], trials: 1e12 },
      ),
      builtinLibrary.measurements,
    );
    const openStore = async (): Promise<Store> => memoryStore();
    for (const aloneFor of [0, 60_000])
      for (const store of [{}, { openStore }]) {
        const run = measureDesign(endless, () => {}, { workers: 2, aloneFor, ...store });
        await expect(run).rejects.toBeInstanceOf(LimitError);
      }
  });

  it("leave to this thread what they do not know", async () => {
    const measure: Measurement["measure"] = ({ stages }) => [{ own: stages.length }];
    const own = { name: "own", version: 1, samples: false, columns: ["own"], measure };
    const asked = designOf(studyOf({ subgoals: [2, 3] }, { measurements: ["own"] }), [own]);
    const found: unknown[] = [];
    await measureDesign(asked, (rows) => void found.push(rows[0]["own"]), threads(2));
    expect(found).toEqual([2, 3]);
  });

  it("finish what they have in hand when a run is stopped, which is kept with the rest", async () => {
    const store = memoryStore();
    const openStore = async (): Promise<Store> => store;
    let told = 0;
    const stop = () => (told >= 3 ? ("SIGINT" as const) : null);
    const stopped = measureDesign(design, () => void told++, { openStore, stop, ...threads(2) });
    await expect(stopped).rejects.toThrow("The 3 evaluations so far are kept");
    const left = await hashOf(design, { openStore });
    expect(left.hash).toBe((await hashOf(design)).hash);
    expect(left.computed).toBeLessThanOrEqual(design.size / 2 - 3);
  });

  it("are not started for what is done by then", async () => {
    const before = process.getActiveResourcesInfo().length;
    let most = 0;
    const look = () => {
      most = Math.max(most, process.getActiveResourcesInfo().length - before);
    };
    await measureDesign(design, look, { workers: 7, aloneFor: 60_000 });
    expect(most).toBeLessThan(2);
  });

  it.each([0, 1.5, -1, Number.NaN, 1e6])("cannot be %d", async (workers) => {
    await expect(measureDesign(design, () => {}, { workers })).rejects.toThrow(
      "workers: must be a whole number from 1 to 1,024",
    );
  });
});

describe("WorkerPool", () => {
  it("fails what it has not sent when it is told to, and answers the rest", async () => {
    const pool = await WorkerPool.of(1);
    const asked = questionsOf(design).map((question) => pool.ask(question));
    pool.drop();
    const [first, ...others] = await Promise.allSettled(asked);
    expect(first).toMatchObject({ status: "fulfilled", value: askHere(questionsOf(design)[0]) });
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    await pool.close();
  });
});
