import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findStatements } from "../../src/analysis/claims.ts";
import {
  builtinExperiments,
  type Experiment,
  findExperiment,
  packageRoot,
} from "../../src/node/experiments.ts";
import { figureState } from "../../src/node/figure-state.ts";
import { runExperiment } from "../../src/node/run-experiment.ts";
import type { Row } from "../../src/stats/table.ts";
import { parseCsv, toCsv } from "../../src/study/csv.ts";
import { digest } from "../../src/study/digest.ts";
import { type StudyChanges, withChanges } from "../../src/study/with-changes.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "experiments-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...parts: readonly string[]) => readFileSync(join(...parts));

describe("findExperiment", () => {
  it.each(["granularity", "010-granularity", join(packageRoot, "experiments", "010-granularity.yaml")])(
    "finds a built-in experiment by %s",
    (name) => {
      expect(findExperiment(name)).toMatchObject({ builtin: true, study: { name: "granularity" } });
    },
  );

  it("reads a file of the user's own", () => {
    const file = join(folder, "mine.yaml");
    writeFileSync(file, read(packageRoot, "experiments", "010-granularity.yaml"));
    expect(findExperiment(file)).toMatchObject({ builtin: false, study: { name: "mine", seed: "mine" } });
  });

  it("lists what is built in when a name is unknown", () => {
    expect(() => findExperiment("granularty")).toThrow(
      /neither; built in: .*granularity.*\n {2}hint: did you mean granularity\?/,
    );
  });
});

describe("builtinExperiments", () => {
  const studies = builtinExperiments().map(({ study }) => study);

  it("have names of their own, each with a question, what would refute it, and what of it is ours", () => {
    expect(new Set(studies.map(({ name }) => name)).size).toBe(studies.length);
    for (const { name, question, refutedIf, ours } of studies) {
      expect([name, ...[question, refutedIf, ours].map((text) => text.length > 0)]).toEqual([
        name,
        true,
        true,
        true,
      ]);
    }
  });

  it("say of the paper's figures what the paper says, where, and what it gives", () => {
    for (const { name, paper } of studies.filter((study) => study.paper.figures.length > 0)) {
      expect([name, paper.says.length > 0, paper.gives.length > 0, paper.level]).toEqual([
        name,
        true,
        true,
        expect.stringMatching(/^S|N/),
      ]);
    }
  });

  it("show every synthetic figure of the paper exactly once", () => {
    const shown = studies.flatMap(({ paper }) => paper.figures);
    expect(shown.sort()).toEqual(["2a", "2b", "2c", "2d", "2e", "2f", "5", "6", "7a", "7b", "8", "9a", "9b"]);
  });

  it("are known as built in", () => {
    expect(new Set(builtinExperiments().map(({ builtin }) => builtin))).toEqual(new Set([true]));
  });

  it("name statements that there are", () => {
    for (const id of studies.flatMap(({ claims }) => claims))
      expect(findStatements(id).map((statement) => statement.id)).toContain(id);
  });
});

describe("the granularity experiment", () => {
  let experiment: Experiment;
  const rows: Row[] = [];
  let out = "";
  const exactAt = (agent: string, subgoals: number): Row | undefined =>
    rows.find((row) => row["agent"] === agent && row["subgoals"] === subgoals && row["engine"] === "exact");

  beforeAll(async () => {
    out = join(folder, "granularity");
    experiment = findExperiment("granularity");
    const onRows = (more: readonly Row[]) => void rows.push(...more);
    await runExperiment(experiment, experiment.study, out, { onRows });
  });

  it.each([
    ["model-1", 5, 0.723, 2.08],
    ["model-2", 4, 0.516, 3.31],
    ["model-3", 3, 0.466, 3.9],
  ])("has %s peak at K = %i", (agent, best, passRate, bias) => {
    const rates = Array.from({ length: 24 }, (_, i) => Number(exactAt(agent, i + 1)?.["passRate"]));
    expect(rates.indexOf(Math.max(...rates)) + 1).toBe(best);
    expect(exactAt(agent, best)?.["passRate"]).toBeCloseTo(passRate, 3);
    expect(exactAt(agent, best)?.["meanAbsoluteBias"]).toBeCloseTo(bias, 2);
  });

  it("has the exact values that were published: if this moves, say so under Results changed", () => {
    const exact = rows.filter((row) => row["engine"] === "exact");
    const published = exact.map(
      ({ agent, subgoals, passRate, terminalPassRate, meanAbsoluteBias, meanBias }) => {
        return { agent, subgoals, passRate, terminalPassRate, meanAbsoluteBias, meanBias };
      },
    );
    expect(published).toHaveLength(72);
    expect(digest(toCsv(published))).toBe("44364c7577420298722ce6afc8f0de5ebf391ecf466293874ea9808765352f53");
  });

  it("shows model-1's echo near K = 20, where a chunk is two of its steps", () => {
    const [before, echo, after] = [16, 20, 24].map((k) => Number(exactAt("model-1", k)?.["passRate"]));
    expect(echo).toBeGreaterThan(before + 0.3);
    expect(echo).toBeGreaterThan(after + 0.5);
  });

  it("samples what is exact: all 72 points lie within five standard errors", () => {
    const sampled = rows.filter((row) => row["engine"] === "monte-carlo");
    expect(sampled).toHaveLength(72);
    for (const row of sampled) {
      const p = Number(exactAt(String(row["agent"]), Number(row["subgoals"]))?.["passRate"]);
      const error = Math.sqrt((p * (1 - p)) / Number(row["trials"]));
      expect(Math.abs(Number(row["passRate"]) - p)).toBeLessThanOrEqual(5 * error + 1e-12);
    }
  });

  it("keeps the same table as CSV and as JSON", () => {
    expect(parseCsv(read(out, "data.csv").toString())).toEqual(rows);
    expect(JSON.parse(read(out, "data.json").toString())).toEqual(rows);
  });

  it("draws its text: the picture is darker than the same one without", async () => {
    const { renderPng } = await import("../../src/node/render.ts");
    const svg = read(out, "granularity.svg").toString();
    const bare = svg.replace(/<text[^>]*>[^<]*<\/text>/g, "").replace(/<text[\s\S]*?<\/text>/g, "");
    expect(Buffer.from(renderPng(svg)).equals(read(out, "granularity.png"))).toBe(true);
    expect(renderPng(svg).length).toBeGreaterThan(renderPng(bare).length * 1.2);
  });

  it("draws no figure without the engine that the figure needs", async () => {
    const study = withChanges(experiment.study, { engines: ["monte-carlo"], trials: 10 });
    const { finding, files } = await runExperiment(experiment, study, join(folder, "sampled"));
    expect([finding, files]).toEqual([null, ["data.csv", "data.json", "provenance.json"]]);
  });

  it("moves with the seed, in the sampled rows alone", async () => {
    const study = withChanges(experiment.study, { seed: "another" });
    const others: Row[] = [];
    const onRows = (more: readonly Row[]) => void others.push(...more);
    await runExperiment(experiment, study, join(folder, "another"), { onRows });
    const moved = others.filter((row, i) => row["passRate"] !== rows[i]["passRate"]);
    expect(moved.length).toBeGreaterThan(40);
    expect(new Set(moved.map((row) => row["engine"]))).toEqual(new Set(["monte-carlo"]));
  });
});

describe("figureState", () => {
  const experiment = findExperiment("granularity");
  const place = (name: string) => join(folder, name);

  it("knows a figure that was never made", () => {
    expect(figureState(experiment, place("nowhere"))).toBe("not made");
  });

  const quick = { ...experiment, study: withChanges(experiment.study, { engines: ["exact"] }) };
  const kept = (name: string) => JSON.parse(read(place(name), "provenance.json").toString());

  it("knows one that is up to date, and one that was tampered with", async () => {
    await runExperiment(quick, quick.study, place("state"));
    expect(figureState(quick, place("state"))).toBe("up to date");
    writeFileSync(join(place("state"), "data.csv"), "agent\n");
    expect(figureState(quick, place("state"))).toBe("files changed");
    expect(figureState({ ...quick, sha256: "0" }, place("state"))).toBe("experiment changed");
    writeFileSync(join(place("state"), "provenance.json"), "{");
    expect(figureState(quick, place("state"))).toBe("files changed");
  });

  it.each<[string, StudyChanges]>([
    ["other engines", { engines: ["exact"] }],
    ["other trials", { trials: 11 }],
    ["another seed", { seed: "another" }],
  ])("knows one made with %s than the file says", async (what, changes) => {
    const few = { ...experiment, study: withChanges(experiment.study, { trials: 10 }) };
    await runExperiment(few, withChanges(few.study, changes), place(what));
    expect(figureState(few, place(what))).toBe("made with changes");
  });

  it("says whose seed it is where something was drawn by it, or another was asked for", async () => {
    const exact = withChanges(experiment.study, { engines: ["exact"] });
    const seedOf = async (what: string, changes: StudyChanges) => {
      await runExperiment(experiment, withChanges(exact, changes), place(what));
      return kept(what).seed;
    };
    expect(await seedOf("unseeded", {})).toBeUndefined();
    expect(await seedOf("seeded", { seed: "another" })).toBe("another");
  });

  it("says of a result without a picture that there is none, though the study has a figure", async () => {
    const study = withChanges(experiment.study, { engines: ["monte-carlo"], trials: 1 });
    await runExperiment(experiment, study, place("bare"));
    expect(kept("bare")).toMatchObject({ figure: null, finding: null, engines: ["monte-carlo"], trials: 1 });
    expect(figureState(experiment, place("bare"))).toBe("made with changes");
  });

  it.each(["png", "pdf"])("knows one that lost its %s", async (ending) => {
    await runExperiment(quick, quick.study, place("lost"));
    expect(figureState(quick, place("lost"))).toBe("up to date");
    rmSync(join(place("lost"), `granularity.${ending}`));
    expect(figureState(quick, place("lost"))).toBe("files changed");
  });
});
