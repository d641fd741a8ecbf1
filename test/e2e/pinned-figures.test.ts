import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worlds } from "../../src/analysis/world.ts";
import { builtinExperiments, type Experiment, packageRoot } from "../../src/node/experiments.ts";
import { gallery } from "../../src/node/gallery.ts";
import { ResultTable } from "../../src/node/result-table.ts";
import { studyFiles } from "../../src/node/study-files.ts";
import { verifyResult } from "../../src/node/verify-result.ts";
import type { Row } from "../../src/stats/table.ts";
import { parseCsv, toCsv } from "../../src/study/csv.ts";
import { digest } from "../../src/study/digest.ts";

// `npm run reproduce` makes all of them again from nothing, which takes a minute or more. Here some cells of each are computed
// again and compared, and every file is made again of the whole table.
const figures = join(packageRoot, "figures");
const experiments = builtinExperiments().filter(({ study }) => study.figure !== null);
const names = experiments.map(({ study }) => study.name);
const computed = experiments.filter(({ study }) => study.table === null);
const read = (...parts: readonly string[]) => readFileSync(join(...parts));

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pinned-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The exact rows behind each figure of the paper: if one moves, say so under Results changed. */
const published: Readonly<Record<string, readonly [rows: number, hash: string]>> = {
  granularity: [72, "57f8d3a2c6d80fe65724a42b015995b7e5fe9e457c888aca46aefe82b8b66f4d"],
  "guidance-pool": [18, "2db399e5a51d43f8cf3260f55f97f34a4325fb513f0190d8aca7968c1c3fcaad"],
  partial: [39, "a3cb857f3f69f61cdcad4a313426917ced91f20f98fd220bc0c524f840284c27"],
  "partial-shift": [105, "6af6bc77af9439f61b14faac3d80f7c194c326fe4e0de66832800b212877de78"],
  retries: [240, "a33e45d1b1b1ae4d771ca22d0527e3d1cf8406eb2a21c5b05204900b348ffa44"],
  tolerance: [39, "a65e1319ae381b9aa14aef50c2d6c9a81c23137f0621c489ff3bc2f446b98aa2"],
  pruning: [66, "6d1564f1d43defe78fa265fed90e24eb0276a073876a4bbf0188724106f4a1d5"],
};

describe.each(experiments.map((one) => [one.study.name, one] as const))(
  "the pinned figure %s",
  (name, one) => {
    it("is drawn again of its table byte for byte: data, specification, picture and what came out", async () => {
      const files = await filesOf(one);
      expect(readdirSync(join(figures, name)).sort()).toEqual(Object.keys(files).sort());
      // How a PNG is rounded and a PDF packed may differ between machines; both are made of the SVG.
      for (const [file, made] of Object.entries(files).filter(([file]) => !/\.(png|pdf)$/.test(file)))
        expect([file, made === read(figures, name, file).toString()]).toEqual([file, true]);
    });

    it("samples what is exact: no point lies farther off than five standard errors", () => {
      const exact = new Map(rowsOf(name, "exact").map((row) => [row["cell"], row]));
      for (const row of rowsOf(name, "monte-carlo")) {
        const p = Number(exact.get(row["cell"])?.["passRate"]);
        const error = Math.sqrt((p * Math.max(0, 1 - p)) / Number(row["trials"]));
        // two passes where almost none is expected are no fault of the sampler
        expect(Math.abs(Number(row["passRate"]) - p)).toBeLessThanOrEqual(
          5 * error + 2 / Number(row["trials"]),
        );
      }
    });
  },
);

describe.each(computed.map((one) => [one.study.name, one] as const))("the table of %s", (name, one) => {
  it("has cells that come out as they stand, those of a draw", async () => {
    const { cells, verified, rows } = await verifyResult(one, join(figures, name), { cells: 4, seed: name });
    expect(verified).toBe(Math.min(4, cells));
    expect(rows).toBeGreaterThanOrEqual(verified);
  }, 300_000);
});

describe.each(Object.entries(published))("the paper's figure %s", (name, values) => {
  it("has the exact values that were published", () => {
    const exact = rowsOf(name, "exact").map(withoutSampling);
    expect([exact.length, digest(toCsv(exact))]).toEqual(values);
  });
});

describe("the claims × semantics matrix", () => {
  let matrix: readonly Row[];

  beforeAll(() => {
    matrix = rowsOf("claims-matrix");
  });

  it("has a verdict in every cell", () => {
    const statements = new Set(matrix.map(({ statement }) => statement));
    expect(matrix).toHaveLength(worlds.length * statements.size);
    expect(matrix.filter(({ verdict, cases }) => (verdict === "vacuous") !== (cases === 0))).toEqual([]);
  });

  it("has no theorem that fails within its premises", () => {
    const theorems = matrix.filter(({ kind, withinPremises }) => kind === "theorem" && withinPremises);
    expect(theorems.length).toBeGreaterThan(100);
    expect(theorems.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
  });

  it.each(["T1.retry", "T1.budget", "T2.value", "T2.hallucination", "T3.marginal"])(
    "has a world outside its premises in which %s fails: they are needed",
    (id) => {
      const outside = matrix.filter(({ statement, withinPremises }) => statement === id && !withinPremises);
      expect(outside.map(({ verdict }) => verdict)).toContain("fails");
    },
  );
});

describe("figures/README.md", () => {
  const page = read(figures, "README.md").toString();

  it("is what the command would write", () => {
    expect(page).toBe(gallery(builtinExperiments(), figures));
  });

  it("shows every figure, and there is no folder without one", () => {
    const folders = readdirSync(figures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual([...names].sort());
    for (const name of names) expect(page).toContain(`](${name}/${name}.png)`);
  });

  it("says that the figures of real agents cannot be rerun", () => {
    expect(page).toContain("## Not rerun: Figures 3a and 4");
  });
});

/** The files of a result, made of the rows that its folder holds. */
async function filesOf(experiment: Experiment): Promise<Readonly<Record<string, unknown>>> {
  const { study } = experiment;
  const table = new ResultTable(folder);
  table.add(rowsOf(study.name));
  return (await studyFiles(experiment, study, table, null)).files;
}

function rowsOf(name: string, engine?: string): readonly Row[] {
  const rows = parseCsv(read(figures, name, "data.csv").toString());
  return engine === undefined ? rows : rows.filter((row) => row["engine"] === engine);
}

const withoutSampling = ({ trials: _, cell: __, ...row }: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/(Low|High|StandardError)$/.test(name)));
